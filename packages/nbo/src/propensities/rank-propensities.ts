import {
  type CodedColumn,
  checkOptions,
  frozen,
  InvalidInputError,
  type OptionRule,
  optionRule,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { groupRows } from '../histories/group.ts';
import type { Recommendations } from '../recommend/recommend.ts';
import { openTopLists } from '../top/top-lists.ts';
import type { PropensityTable } from './column-propensity.ts';

/** Options of `rankPropensities`. */
export interface RankPropensitiesOptions {
  /** How many items a customer gets at most. Default 10. */
  readonly k?: number;
  /** The only items that may be offered. All where it is left out. */
  readonly candidates?: readonly string[];
}

const rules: Readonly<Record<keyof RankPropensitiesOptions, OptionRule>> = {
  k: wholeNumber(1),
  candidates: optionRule('a list of ids', (value) => Array.isArray(value)),
};

/**
 * Makes lists of propensities, as `recommend` makes them of a model, so that rules and classifiers are judged by the same
 * `evaluateRecommendations` and `compareRecommendations`. Ties are broken by the item's id; a propensity of 0 is not offered.
 *
 * @param propensities from `columnPropensity`
 * @param options how many, and which items
 * @returns up to k rows a customer, in the order in which customers first stand there; the best of rows that are alike counts
 * @throws InvalidInputError (`invalid-input`) where it is no such table
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { columnPropensity, customerTable, rankPropensities, toRows } from '@clientele/nbo';
 * const told = customerTable(['Ada', 'Ada'], { item: ['tea', 'jam'], score: [0.2, 0.5] });
 * toRows(rankPropensities(columnPropensity(told, { score: 'score' }), { k: 1 }));
 * // => [{ customer: 'Ada', rank: 1, item: 'jam', score: 0.5 }]
 */
export function rankPropensities(
  propensities: PropensityTable,
  options: RankPropensitiesOptions = {},
): Recommendations {
  const verb = 'rankPropensities';
  checkOptions(verb, options, rules);
  const { customer, columns } = checkedTable(verb, propensities);
  const { k = 10, candidates } = options;
  const wanted = candidates === undefined ? null : new Set(candidates);
  const items = sortedItems(columns.item);
  const { values } = customer.dictionary;
  const { rows, starts } = groupRows(customer.codes, values.length, items.placeOf, items.ids.length);
  const told = { customer: [] as number[], rank: [] as number[], item: [] as number[], score: [] as number[] };
  for (let who = 0; who < values.length; who++) {
    const list = openTopLists(1, k);
    const [from, to] = [starts[who] as number, starts[who + 1] as number];
    for (let at = from; at < to; ) {
      const item = items.placeOf[rows[at] as number] as number;
      let best = 0;
      for (; at < to && items.placeOf[rows[at] as number] === item; at++) {
        best = Math.max(best, columns.propensity[rows[at] as number] as number);
      }
      const isWanted = wanted === null || wanted.has(items.ids[item] as string);
      if (best > 0 && isWanted) list.push(0, best, item, 0);
    }
    const { ids, values: scores } = list.take(0);
    for (let at = 0; at < ids.length; at++) {
      told.customer.push(who);
      told.rank.push(at + 1);
      told.item.push(ids[at] as number);
      told.score.push(scores[at] as number);
    }
  }
  return Object.freeze({
    length: told.customer.length,
    customer: Object.freeze({ dictionary: customer.dictionary, codes: Uint32Array.from(told.customer) }),
    columns: Object.freeze({
      rank: Float64Array.from(told.rank),
      item: Object.freeze({ dictionary: Object.freeze({ values: items.ids }), codes: Uint32Array.from(told.item) }),
      score: Float64Array.from(told.score),
    }),
    notes: frozen([...propensities.notes]),
  });
}

/** Refuses what `columnPropensity` did not make. */
export function checkedTable(verb: string, propensities: PropensityTable): PropensityTable {
  const { customer, columns } = (propensities ?? {}) as Partial<PropensityTable>;
  const isOne = customer !== undefined && columns?.item !== undefined && columns.propensity instanceof Float64Array;
  if (isOne) return propensities;
  throw new InvalidInputError(
    `${verb}: propensities must be a table of columnPropensity, got ${showValue(propensities)}`,
  );
}

/** Items by id, so that ties are broken by it; and the place of each row's. */
function sortedItems({ dictionary, codes }: CodedColumn): {
  readonly ids: readonly string[];
  readonly placeOf: Uint32Array;
} {
  const order = Array.from(dictionary.values.keys());
  const id = (code: number): string => dictionary.values[code] as string;
  order.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  const placeOf = new Uint32Array(order.length);
  order.forEach((code, place) => {
    placeOf[code] = place;
  });
  return { ids: order.map(id), placeOf: codes.map((code) => placeOf[code] as number) };
}
