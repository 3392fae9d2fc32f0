import {
  type CodedColumn,
  checkOptions,
  encode,
  frozen,
  InvalidInputError,
  type Note,
  type OptionRule,
  optionRule,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories } from '../histories/fit-histories.ts';
import { similarity } from '../similarity/measure.ts';
import { nearestItems } from '../similarity/neighbours.ts';

/** Options of `crossSellPairs`. */
export interface CrossSellOptions {
  /** The category of each item, by id: pairs then cross categories. Items without one are left out. */
  readonly categories?: ReadonlyMap<string, string> | Readonly<Record<string, string>>;
  /** The fewest customers that have both: lift alone puts pairs first that hardly anybody has. Default 20. */
  readonly minTogether?: number;
  /** The most pairs told of an item. Default 10. */
  readonly neighbours?: number;
}

/** One row a pair, items by id, the highest lift first. */
export type CrossSellPairs = Table<{
  readonly item: CodedColumn;
  /** What goes with it. */
  readonly other: CodedColumn;
  /** Customers with both. */
  readonly together: Float64Array;
  /** How many times more customers have both than chance would give. */
  readonly lift: Float64Array;
  /** Share of those with the item who have the other. */
  readonly confidence: Float64Array;
}> & { readonly notes: readonly Note[] };

const rules: Readonly<Record<keyof CrossSellOptions, OptionRule>> = {
  categories: optionRule('categories by item id', (value) => typeof value === 'object' && value !== null),
  minTogether: wholeNumber(1),
  neighbours: wholeNumber(1),
};

/**
 * Cross-sell: which items of other categories customers have together more often than chance explains, each pair resting on so
 * many customers at least.
 *
 * @param events a transaction log with products and, where known, categories; rows; or columns
 * @param options categories, and how much a pair must rest on
 * @returns the pairs, both ways
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { crossSellPairs, toRows } from '@clientele/nbo';
 * const events = ['tea', 'cup'].flatMap((item) => [{ customer: 'Ada', item }, { customer: 'Bo', item }]);
 * const pairs = crossSellPairs([...events, { customer: 'Cy', item: 'jam' }], { minTogether: 2 });
 * toRows(pairs, ['item', 'other', 'lift']); // => [{ item: 'cup', other: 'tea', lift: 1.5 }, { item: 'tea', other: 'cup', lift: 1.5 }]
 */
export function crossSellPairs(events: ItemEvents, options: CrossSellOptions = {}): CrossSellPairs {
  const verb = 'crossSellPairs';
  checkOptions(verb, options, rules);
  const { minTogether = 20, neighbours = 10, categories } = options;
  const read = readEvents(verb, events);
  const histories = fitHistories(verb, read, { rule: 'binary', halfLife: null, lastEvent: null });
  const n = histories.itemIds.length;
  // Pairs within a category fall away afterwards: all that rest on enough customers are told first.
  const kept = categories === undefined ? neighbours : Math.max(1, n - 1);
  const pairs = nearestItems(histories, { measure: 'lift', shrinkage: 0, neighbours: kept, minTogether });
  const categoryOf = categoryReader(verb, categories);
  const rows: { item: string; other: string; together: number; lift: number; confidence: number }[] = [];
  for (let item = 0; item < n; item++) {
    const id = pairs.items[item] as string;
    let told = 0;
    for (let at = pairs.offsets[item] as number; at < (pairs.offsets[item + 1] as number) && told < neighbours; at++) {
      const place = pairs.neighbours[at] as number;
      const other = pairs.items[place] as string;
      if (!categoryOf.crosses(id, other)) continue;
      const [a, b] = [pairs.itemCustomers[item] as number, pairs.itemCustomers[place] as number];
      const together = pairs.together[at] as number;
      const lift = similarity('lift', together, a, b, pairs.customerCount, 0);
      rows.push({ item: id, other, together, lift, confidence: together / a });
      told++;
    }
  }
  const made = table({
    item: encode(rows.map(({ item }) => item)),
    other: encode(rows.map(({ other }) => other)),
    together: Float64Array.from(rows, ({ together }) => together),
    lift: Float64Array.from(rows, ({ lift }) => lift),
    confidence: Float64Array.from(rows, ({ confidence }) => confidence),
  });
  return Object.freeze({ ...made, notes: frozen([...read.notes, ...emptyNotes(rows.length, minTogether)]) });
}

function categoryReader(
  verb: string,
  categories: CrossSellOptions['categories'],
): { crosses(item: string, other: string): boolean } {
  if (categories === undefined) return { crosses: () => true };
  const given = categories instanceof Map ? categories : new Map(Object.entries(categories));
  for (const [item, category] of given) {
    if (typeof category !== 'string') throw new InvalidInputError(`${verb}: the category of ${item} must be a text`);
  }
  return {
    crosses(item, other) {
      const [a, b] = [given.get(item), given.get(other)];
      return a !== undefined && b !== undefined && a !== b;
    },
  };
}

function emptyNotes(pairs: number, minTogether: number): Note[] {
  if (pairs > 0) return [];
  const message = `no two items of different categories are had together by ${minTogether} customers`;
  return [{ code: 'no-pairs', message, details: { minTogether } }];
}
