import {
  type Baskets,
  checkOptions,
  exactSum,
  frozen,
  InvalidOptionError,
  type ListColumn,
  type Note,
  showValue,
  table,
} from '@clientele/core';
import { asBaskets, type BasketSource } from './basket-source.ts';
import { openSearch, type SetLimits } from './found-sets.ts';
import { type FrequentItems, rankItems } from './frequent-items.ts';
import { withAncestors } from './hierarchy.ts';
import type { Itemsets } from './itemsets.ts';
import { layOutSets } from './lay-out-sets.ts';
import { mineProjection } from './mine-projection.ts';
import { leastCount, type MineItemsetsOptions, type MinSupport, mineItemsetsRules } from './options.ts';
import { type Projection, projectBaskets } from './projection.ts';
import type { Search, SetColumns, SetFamilies } from './search.ts';
import { basketsWith, codesOfItems } from './template.ts';
import { unsubsumed } from './unsubsumed.ts';
import { checkedWeights, mineWeighted } from './weighted-sets.ts';

/** Sets enough for any reader, few enough for the memory of a browser. */
const defaultLimit = 1_000_000;
/** Megabytes. */
const defaultMemory = 1024;

/**
 * Finds every set of items that enough baskets hold together: exactly, by a depth-first search over projected baskets that
 * turns to tables of counts or to bitmaps where that is cheaper.
 *
 * @param source baskets of `deriveBaskets` or `basketsOf`, or plain lists of items
 * @param options support, which sets are wanted, lengths, limits and templates
 * @returns `items`, `count` and `support` of each set, the most frequent first; `truncated` says that `maxItemsets` cut the
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
  const baskets = asBaskets(source);
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
    ...columnsOf(keepWanted(families, ranked, minCount, options), baskets.length, items),
    n: baskets.length,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, baskets.length),
    minCount,
    target,
    complete: isComplete(options, truncated),
    truncated,
    notes: frozen([...baskets.notes, ...notesOf(ranked, minCount, truncated ? families.sets : null)]),
  });
}

function limitsOf({ maxItemsets = defaultLimit, maxMemory = defaultMemory }: MineItemsetsOptions): SetLimits {
  return { sets: maxItemsets, bytes: maxMemory * 1e6 };
}

/** Whether every subset of a listed set is listed as well. */
function isComplete({ target, minLength = 1, include = [], top }: MineItemsetsOptions, truncated: boolean): boolean {
  return (
    (target ?? 'frequent') === 'frequent' && minLength === 1 && include.length === 0 && top === undefined && !truncated
  );
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

/** What sets are made of. */
interface ChosenItems {
  /** The baskets' items, their ancestors among them. */
  readonly items: ListColumn;
  readonly wanted: readonly number[];
  readonly skipped: Uint8Array;
  readonly areKin: ((a: number, b: number) => boolean) | null;
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
): SetColumns & { readonly counts: Float64Array } {
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

function headOf(
  sets: SetColumns & { readonly counts: Float64Array },
  top: number,
): SetColumns & { readonly counts: Float64Array } {
  const length = Math.min(top, sets.length);
  const items = sets.items.slice(0, sets.offsets[length]);
  return { length, offsets: sets.offsets.slice(0, length + 1), items, counts: sets.counts.slice(0, length) };
}

function columnsOf(
  { length, offsets, items, counts: count }: SetColumns & { readonly counts: Float64Array },
  n: number,
  { dictionary }: ListColumn,
): Pick<Itemsets, 'length' | 'columns'> {
  const support = new Float64Array(length);
  for (let set = 0; set < length; set++) support[set] = (count[set] as number) / n;
  return table({ items: Object.freeze({ dictionary, offsets, codes: items }), count, support });
}

/** @param cutAt how many sets there were when a limit cut the list; `null` where none did */
function notesOf(
  ranked: Pick<FrequentItems, 'searched' | 'highestCount'>,
  minCount: number,
  cutAt: number | null,
): Note[] {
  const notes: Note[] = [];
  if (cutAt !== null) {
    const message = `the list was cut at ${cutAt} sets: raise maxItemsets, maxMemory or minSupport, or ask for closed sets`;
    notes.push({ code: 'truncated', message, details: { sets: cutAt } });
  }
  if (ranked.searched === 0) {
    const { highestCount } = ranked;
    const message = `no item is in ${minCount} baskets or more; the most frequent is in ${highestCount}`;
    notes.push({ code: 'nothing-frequent', message, details: { minCount, highestCount } });
  }
  return notes;
}

type Weighted = Omit<MineItemsetsOptions, 'weights' | 'minSupport'> & {
  readonly weights: ArrayLike<number>;
  readonly minSupport: MinSupport;
};

/** The same of baskets that do not count alike. */
function weightedItemsets(
  baskets: Baskets,
  { items, wanted, skipped, areKin }: ChosenItems,
  options: Weighted,
): Itemsets {
  const { target = 'frequent', minLength = 1, maxLength = Number.POSITIVE_INFINITY, top, minSupport } = options;
  const { onProgress } = options;
  const weights = checkedWeights(options.weights, baskets.length);
  const n = exactSum(weights);
  const least = typeof minSupport === 'number' ? minSupport * n : minSupport.count;
  const passes = (weight: number): boolean =>
    weight > 0 && (typeof minSupport === 'number' ? weight / n >= minSupport : weight >= minSupport.count);
  const onItem = (done: number, total: number): void => onProgress?.({ stage: 'itemsets', done, total });
  const limits = limitsOf(options);
  const search = { ...{ target, passes, minLength, maxLength, limits, top, wanted, skipped, areKin }, onItem };
  const { truncated, highest, ...sets } = mineWeighted(items, weights, search);
  const { dictionary } = items;
  const count = Float64Array.from(sets.counts);
  return Object.freeze({
    ...table({
      items: Object.freeze({ dictionary, offsets: sets.offsets, codes: sets.items }),
      count,
      support: count.map((weight) => weight / n),
    }),
    n,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, n),
    minCount: least,
    target,
    complete: isComplete(options, truncated),
    truncated,
    notes: frozen([
      ...baskets.notes,
      ...notesOf({ searched: sets.length, highestCount: highest }, least, truncated ? sets.length : null),
    ]),
  });
}
