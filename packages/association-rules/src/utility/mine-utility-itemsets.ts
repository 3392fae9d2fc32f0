import {
  anyFunction,
  checkOptions,
  exactSum,
  frozen,
  type InputRows,
  InvalidOptionError,
  type ListColumn,
  type Note,
  type OnProgress,
  type OptionRule,
  positiveNumber,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { leftOutNotes } from '../left-out.ts';
import { type UtilityBaskets, utilityBasketsOf } from './utility-baskets.ts';
import { joinLists, type UtilityItems, type UtilityList, utilityItems } from './utility-lists.ts';

/** Which itemsets are worth enough. */
export interface MineUtilityItemsetsOptions {
  /** Least worth, inclusive, in the unit of the utilities. Needed unless `top` is given. */
  readonly minUtility?: number;
  /** Keeps that many of the most worth; the least worth rises by itself. */
  readonly top?: number;
  /** Least number of items. Default 1. */
  readonly minLength?: number;
  /** Greatest number of items. Default: no limit. */
  readonly maxLength?: number;
  /** How many sets the search keeps at most. Default 1,000,000; where it cuts, the result says `truncated`. */
  readonly maxItemsets?: number;
  /** Megabytes that the sets found may take, 20 bytes a set and 4 an item of it. Default 1,024; where it cuts, the result says `truncated`. */
  readonly maxMemory?: number;
  /** Told after each first item; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** Itemsets by what they are worth, the most first. */
export interface UtilityItemsets
  extends Table<{
    items: ListColumn;
    /** What these items are worth together, over all baskets that hold all of them. */
    utility: Float64Array;
    /** Baskets that hold all of them. */
    count: Float64Array;
  }> {
  /** All baskets. */
  readonly n: number;
  readonly minUtility: number;
  readonly truncated: boolean;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof MineUtilityItemsetsOptions, OptionRule>> = {
  minUtility: positiveNumber,
  top: wholeNumber(1),
  minLength: wholeNumber(1),
  maxLength: wholeNumber(1),
  maxItemsets: wholeNumber(1),
  maxMemory: positiveNumber,
  onProgress: anyFunction,
};

interface FoundSet {
  readonly items: readonly number[];
  readonly utility: number;
  readonly count: number;
}

/**
 * Finds the sets of items that earn most, however few buy them: a rare set of dear items may be worth more than a common one.
 * Sums are exact, so that neither the threshold nor a total depends on the order of the rows.
 *
 * @param source baskets of `utilityBasketsOf`, or rows with `basket`, `item`, and `price` and `quantity`, or `utility`
 * @param options `minUtility` or `top`, lengths and limits
 * @returns `items`, `utility` and `count`, the most worth first; `truncated` says that `maxItemsets` or `maxMemory`
 *   cut the list
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or neither `minUtility` nor `top` is given
 * @throws InvalidInputError (`invalid-input`) where a column is missing
 * @example
 * import { mineUtilityItemsets, toRows } from '@clientele/association-rules';
 * const lines = [
 *   { basket: 1, item: 'cot', price: 200 }, { basket: 1, item: 'mattress', price: 80 },
 *   { basket: 2, item: 'wipes', price: 3 }, { basket: 3, item: 'wipes', price: 3 }, { basket: 2, item: 'diapers', price: 12 },
 * ];
 * toRows(mineUtilityItemsets(lines, { minUtility: 100 }), ['items', 'utility', 'count']);
 * // => [{ items: ['cot', 'mattress'], utility: 280, count: 1 }, { items: ['cot'], utility: 200, count: 1 }]
 * @see P. Fournier-Viger et al., "FHM: faster high-utility itemset mining using estimated utility co-occurrence pruning",
 *   ISMIS 2014
 */
export function mineUtilityItemsets(
  source: UtilityBaskets | InputRows,
  options: MineUtilityItemsetsOptions = {},
): UtilityItemsets {
  checkOptions('mineUtilityItemsets', options, rules);
  const { minUtility, top, onProgress } = options;
  if (minUtility === undefined && top === undefined) {
    const problem = { option: 'minUtility', allowed: 'given where top is not', received: 'nothing' };
    throw new InvalidOptionError('mineUtilityItemsets', [problem]);
  }
  const isRead =
    typeof source === 'object' && source !== null && 'columns' in source && 'utility' in source && 'notes' in source;
  const baskets = isRead ? (source as UtilityBaskets) : utilityBasketsOf(source as InputRows);
  const search = openSearch(options);
  const items = utilityItems(baskets, slackened(search.least()));
  const total = items.codes.length;
  grow(
    items,
    search,
    null,
    [],
    Array.from(items.lists, (list, item) => ({ item, list })),
    (done) => onProgress?.({ stage: 'utility-itemsets', done, total }),
  );
  const { found, truncated } = search.finish();
  const message = `the list was cut at ${found.length} sets: raise maxItemsets, maxMemory or minUtility`;
  return Object.freeze({
    ...columnsOf(found, items, baskets),
    n: baskets.length,
    minUtility: search.least(),
    truncated,
    notes: frozen([
      ...baskets.notes,
      ...(isRead ? [] : leftOutNotes(baskets.issues)),
      ...(truncated ? [{ code: 'truncated', message, details: { sets: found.length } }] : []),
    ]),
  });
}

const defaultLimit = 1_000_000;
/** Megabytes. */
const defaultMemory = 1024;
/** Worth, count and offset of a set; one item of it. */
const bytesASet = 20;
const bytesAnItem = 4;

/** Bounds are sums in another order than totals: what rounding may take off must not rule a set out. */
const slackened = (least: number): number => least * (1 - 1e-9);

interface Extension {
  readonly item: number;
  readonly list: UtilityList;
}

/** Depth first: a set whose worth, with all that may follow, falls short is not extended. */
function grow(
  items: UtilityItems,
  search: UtilitySearch,
  prefix: UtilityList | null,
  set: readonly number[],
  extensions: readonly Extension[],
  onItem: ((done: number) => void) | null,
): void {
  extensions.forEach(({ item, list }, at) => {
    if (search.isFull()) return;
    const longer = [...set, item];
    const own = exactSum(list.own);
    search.take({ items: longer, utility: own, count: list.tids.length });
    if (longer.length < search.maxLength && own + exactSum(list.rest) >= slackened(search.least())) {
      const below: Extension[] = [];
      for (const other of extensions.slice(at + 1)) {
        if (items.pairBound(item, other.item) < slackened(search.least())) continue;
        const joined = joinLists(prefix, list, other.list);
        if (joined.tids.length > 0) below.push({ item: other.item, list: joined });
      }
      grow(items, search, list, longer, below, null);
    }
    onItem?.(at + 1);
  });
}

interface UtilitySearch {
  readonly maxLength: number;
  least(): number;
  isFull(): boolean;
  take(set: FoundSet): void;
  finish(): { readonly found: readonly FoundSet[]; readonly truncated: boolean };
}

function openSearch({
  minUtility = Number.MIN_VALUE,
  top,
  minLength = 1,
  maxLength = Number.POSITIVE_INFINITY,
  maxItemsets = defaultLimit,
  maxMemory = defaultMemory,
}: MineUtilityItemsetsOptions): UtilitySearch {
  let found: FoundSet[] = [];
  let bytes = 0;
  let least = minUtility;
  let truncated = false;
  /** Leaves the most worth, with all that equal the last of them. */
  function keepTop(wanted: number): void {
    found.sort((a, b) => b.utility - a.utility);
    least = Math.max(least, found[wanted - 1]?.utility ?? 0);
    found = found.filter(({ utility }) => utility >= least);
    bytes = found.reduce((sum, { items }) => sum + bytesASet + items.length * bytesAnItem, 0);
  }
  return {
    maxLength,
    least: () => least,
    isFull: () => truncated,
    take(set) {
      if (set.items.length < minLength || set.utility < least) return;
      const more = bytesASet + set.items.length * bytesAnItem;
      if (found.length === maxItemsets || bytes + more > maxMemory * 1e6) truncated = true;
      else {
        found.push(set);
        bytes += more;
      }
      if (top !== undefined && found.length >= 2 * top) keepTop(top);
    },
    finish() {
      if (top !== undefined) keepTop(top);
      return { found, truncated };
    },
  };
}

function columnsOf(
  found: readonly FoundSet[],
  { codes }: UtilityItems,
  { columns }: UtilityBaskets,
): Pick<UtilityItemsets, 'length' | 'columns'> {
  const { dictionary } = columns.items;
  const nameOf = (code: number): string => dictionary.values[code] as string;
  const named = found.map(({ items, utility, count }) => {
    const set = items.map((item) => codes[item] as number);
    return { set: set.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)), utility, count };
  });
  named.sort((a, b) => b.utility - a.utility || a.set.length - b.set.length || compareNames(a.set, b.set, nameOf));
  const offsets = new Uint32Array(named.length + 1);
  named.forEach(({ set }, i) => {
    offsets[i + 1] = (offsets[i] as number) + set.length;
  });
  return table({
    items: Object.freeze({ dictionary, offsets, codes: Uint32Array.from(named.flatMap(({ set }) => set)) }),
    utility: Float64Array.from(named, ({ utility }) => utility),
    count: Float64Array.from(named, ({ count }) => count),
  });
}

function compareNames(a: readonly number[], b: readonly number[], nameOf: (code: number) => string): number {
  const at = a.findIndex((code, i) => code !== b[i]);
  return at < 0 ? 0 : nameOf(a[at] as number) < nameOf(b[at] as number) ? -1 : 1;
}
