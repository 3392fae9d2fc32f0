import { type Baskets, checkOptions, frozen, InvalidOptionError, type ListColumn, showValue } from '@clientele/core';
import { asBaskets, type BasketSource } from './basket-source.ts';
import { openSearch } from './found-sets.ts';
import { type FrequentItems, rankItems } from './frequent-items.ts';
import { withAncestors } from './hierarchy.ts';
import type { Itemsets } from './itemsets.ts';
import { type ChosenItems, type CountedSets, itemsetsTable, minedNotes } from './itemsets-table.ts';
import { layOutSets } from './lay-out-sets.ts';
import { mineProjection } from './mine-projection.ts';
import { isComplete, leastCount, limitsOf, type MineItemsetsOptions, mineItemsetsRules } from './options.ts';
import { type Projection, projectBaskets } from './projection.ts';
import type { Search, SetFamilies } from './search.ts';
import { basketsWith, codesOfItems } from './template.ts';
import { unsubsumed } from './unsubsumed.ts';
import { weightedItemsets } from './weighted-itemsets.ts';

/**
 * Finds every set of items that enough baskets hold together: exactly, by a depth-first search over projected baskets that
 * turns to tables of counts or to bitmaps where that is cheaper.
 *
 * @param source baskets of `deriveBaskets` or `basketsOf`, or plain lists of items
 * @param options support, which sets are wanted, lengths, limits and templates
 * @returns `items`, `count` and `support` of each set and the `measures` asked for, the most frequent first; `truncated` says that `maxItemsets` cut the
 *   list. Among closed or maximal sets that were cut, one may be listed whose larger twin was not seen
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a template names an unknown item
 * @throws InvalidInputError (`invalid-input`) where the source is neither baskets nor lists
 * @example
 * import { mineItemsets, toRows } from '@clientele/association-rules';
 * const baskets = [['diapers', 'wipes'], ['diapers', 'wipes', 'beer'], ['beer'], ['diapers']];
 * toRows(mineItemsets(baskets, { minSupport: 0.5 }));
 * // => [
 * //   { items: ['diapers'], count: 3, support: 0.75 },
 * //   { items: ['beer'], count: 2, support: 0.5 },
 * //   { items: ['wipes'], count: 2, support: 0.5 },
 * //   { items: ['diapers', 'wipes'], count: 2, support: 0.5 },
 * // ]
 */
export function mineItemsets(source: BasketSource, options: MineItemsetsOptions = {}): Itemsets {
  checkOptions('mineItemsets', options, mineItemsetsRules);
  refuseTargets(options);
  const { target = 'frequent', minLength = 1, top } = options;
  const minSupport = options.minSupport ?? (top === undefined ? 0.01 : { count: 1 });
  const baskets = asBaskets('mineItemsets', source);
  const chosen = chooseItems(baskets, options);
  const { items, wanted, skipped } = chosen;
  if (options.weights !== undefined) {
    return weightedItemsets(baskets, chosen, { ...options, weights: options.weights, minSupport });
  }
  const given = leastCount(minSupport, baskets.length);
  const searched = basketsWith(items, wanted);
  const rank = (least: number): FrequentItems =>
    rankItems(searched.codes, items.dictionary.values, least, skipped, wanted);
  const ranked = rankAtLeast(rank, given, top !== undefined && minLength <= wanted.length + 1 ? top : null);
  const { families, truncated, minCount } = searchSets({ ...chosen, items: searched }, ranked, given, options);
  return Object.freeze({
    ...itemsetsTable(
      keepWanted(families, ranked, minCount, options),
      { items, weights: null, n: baskets.length },
      options.measures,
    ),
    n: baskets.length,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, baskets.length),
    minCount,
    target,
    complete: isComplete(options, truncated),
    truncated,
    notes: frozen([...baskets.notes, ...minedNotes(ranked, minCount, truncated ? families.sets : null)]),
  });
}

function refuseTargets({ target = 'frequent', top, hierarchy }: MineItemsetsOptions): void {
  if (target === 'frequent') return;
  const given = { top, hierarchy };
  for (const option of ['top', 'hierarchy'] as const) {
    if (given[option] === undefined) continue;
    const allowed = 'left out where target is not "frequent"';
    throw new InvalidOptionError('mineItemsets', [{ option, allowed, received: showValue(given[option]) }]);
  }
}

/** The items that sets must hold and may not hold; kin of the former are among the latter. */
function chooseItems(baskets: Baskets, { include = [], exclude = [], hierarchy }: MineItemsetsOptions): ChosenItems {
  const { items, areKin } =
    hierarchy === undefined ? { items: baskets.columns.items, areKin: null } : withAncestors(baskets, hierarchy);
  const names = items.dictionary.values;
  const wanted = codesOfItems('include', include, items);
  const skipped = new Uint8Array(names.length);
  for (const code of codesOfItems('exclude', exclude, items)) skipped[code] = 1;
  refuseContradiction(wanted, skipped, names);
  if (areKin !== null) {
    for (let code = 0; code < names.length; code++) if (wanted.some((one) => areKin(one, code))) skipped[code] = 1;
    const mixed = wanted.find((code) => skipped[code] === 1);
    const problem = { option: 'include', allowed: 'free of items together with their ancestors' };
    if (mixed !== undefined)
      throw new InvalidOptionError('mineItemsets', [{ ...problem, received: `"${names[mixed]}"` }]);
  }
  return { items, wanted, skipped, areKin };
}

/** Items that are frequent; fewer where the single items show already that rarer ones are not among the top. */
function rankAtLeast(rank: (least: number) => FrequentItems, given: number, top: number | null): FrequentItems {
  const ranked = rank(given);
  const least = top === null || top > ranked.searched ? given : (ranked.counts[top - 1] as number);
  return least > given ? rank(least) : ranked;
}

function refuseContradiction(wanted: readonly number[], skipped: Uint8Array, names: readonly string[]): void {
  const both = wanted.find((code) => skipped[code] === 1);
  if (both === undefined) return;
  const problem = { option: 'exclude', allowed: 'free of items of include', received: `"${names[both]}"` };
  throw new InvalidOptionError('mineItemsets', [problem]);
}

/** Runs the search; for closed and maximal sets one item deeper than asked, to see what contains them. */
function searchSets(
  { items: chosen, areKin }: ChosenItems,
  ranked: FrequentItems,
  minCount: number,
  options: MineItemsetsOptions,
): { readonly families: SetFamilies; readonly truncated: boolean; readonly minCount: number } {
  const { target = 'frequent', minLength = 1, top = null, onProgress } = options;
  const { codes } = ranked;
  const items = codes.length;
  const maxLength = Math.min(options.maxLength ?? items, items);
  const room = {
    target,
    minCount,
    commonFirst: top !== null,
    areKin: areKin === null ? null : (a: number, b: number) => areKin(codes[a] as number, codes[b] as number),
    depthLimit: target === 'frequent' ? maxLength : maxLength + 1,
    prefix: new Uint32Array(items),
    perfect: new Uint32Array(items),
  };
  const baskets = chosen.offsets.length - 1;
  const search: Search = openSearch(room, ranked.namePlace, limitsOf(options), { minLength, maxLength, top, baskets });
  const total = ranked.searched;
  const onItem = (done: number): void => onProgress?.({ stage: 'itemsets', done, total });
  const depth = startWith(ranked, baskets, search);
  if (depth !== null) mineProjection(firstProjection(chosen, ranked), search, depth, onItem);
  return { families: search.found.finish(), truncated: search.found.isFull, minCount: search.minCount };
}

/** Puts the items that every set holds into the prefix; `null` where there is nothing to search for beyond them. */
function startWith({ codes, searched }: FrequentItems, baskets: number, search: Search): number | null {
  const depth = codes.length - searched;
  if (baskets < search.minCount || depth > search.depthLimit) return null;
  for (let i = 0; i < depth; i++) search.prefix[i] = searched + i;
  const goesOn = searched > 0 && depth < search.depthLimit;
  if (depth > 0) search.found.visit(depth, baskets, !goesOn);
  return goesOn ? depth : null;
}

function firstProjection({ dictionary, offsets, codes }: ListColumn, ranked: FrequentItems): Projection {
  const rankOf = new Uint32Array(dictionary.values.length).fill(ranked.codes.length);
  for (let rank = 0; rank < ranked.codes.length; rank++) rankOf[ranked.codes[rank] as number] = rank;
  return projectBaskets(rankOf, offsets, codes, ranked.counts.subarray(0, ranked.searched));
}

/** Closed or maximal sets where they are asked for, of the lengths asked for, in order; with `top` the head of them. */
function keepWanted(
  families: SetFamilies,
  { byName }: FrequentItems,
  minCount: number,
  options: MineItemsetsOptions,
): CountedSets {
  const { target = 'frequent', minLength = 1, maxLength = byName.length } = options;
  // Of closed and maximal sets each is a family by itself.
  const stays = target === 'frequent' ? null : unsubsumed(families, byName.length, target === 'closed');
  const kept = new Uint32Array(families.length);
  let filled = 0;
  // The search goes from the rarest item to the most frequent one; readers want it the other way round.
  for (let family = families.length - 1; family >= 0; family--) {
    if ((families.counts[family] as number) < minCount) continue;
    if (stays === null || stays[family] === 1) kept[filled++] = family;
  }
  const sets = layOutSets(families, kept.subarray(0, filled), byName, { minLength, maxLength });
  return options.top === undefined ? sets : headOf(sets, options.top);
}

function headOf(sets: CountedSets, top: number): CountedSets {
  const length = Math.min(top, sets.length);
  const items = sets.items.slice(0, sets.offsets[length]);
  return { length, offsets: sets.offsets.slice(0, length + 1), items, counts: sets.counts.slice(0, length) };
}
