import {
  checkOptions,
  frozen,
  InvalidOptionError,
  type Note,
  type OptionRule,
  optionRule,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { rankingMetrics } from '@clientele/stats';
import type { ItemEvents } from '../events/events.ts';
import type { Recommendations } from '../recommend/recommend.ts';
import { listsOf, truthOf } from './lists.ts';

/** Options of `evaluateRecommendations`. */
export interface EvaluateOptions {
  /** How far down each list one looks. Default 10. */
  readonly k?: number;
  /** How many items there are to offer: gives `coverage`. */
  readonly items?: number;
  /** What each item of the truth is worth, by id, such as its price: gives `revenue`. One that is left out is worth 0. */
  readonly worth?: Readonly<Record<string, number>> | ReadonlyMap<string, number>;
}

/** How good lists are: means over the customers of the truth, each metric from 0 to 1. */
export interface RecommendationQuality {
  readonly k: number;
  /** Customers of the truth; one without a list counts with 0. */
  readonly customers: number;
  /** Mean of right ones among the first k, divided by k. */
  readonly precision: number;
  /** Mean of right ones among the first k, divided by all that are right. */
  readonly recall: number;
  /** Mean normalised discounted cumulative gain at k; the ideal list holds the smaller of k and all that are right. */
  readonly ndcg: number;
  /** Mean average precision at k, each divided by all that are right. */
  readonly map: number;
  /** Share of customers with any right one among the first k. */
  readonly hitRate: number;
  /** Different items in the lists, to see whether all customers get the same. */
  readonly itemsOffered: number;
  /** That number as a share of the option `items`; `null` without it. */
  readonly coverage: number | null;
  /** Mean worth of the right ones among the first k, by the option `worth`, in its unit; `null` without it. */
  readonly revenue: number | null;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof EvaluateOptions, OptionRule>> = {
  k: wholeNumber(1),
  items: wholeNumber(1),
  worth: optionRule('numbers by item id', (value) => typeof value === 'object' && value !== null),
};

/**
 * Compares lists with what customers did afterwards. The truth of a customer is the set of items in his or her events; the
 * lists come from ranking all items of the model, never a sample of them.
 *
 * @param recommendations from `recommend`, for k or more items a customer
 * @param truth what happened afterwards: a transaction log with products, rows, or columns
 * @param options k
 * @returns the means, and how many customers they are over
 * @throws InvalidInputError (`invalid-input`) naming row and column, or an item that stands twice in a list
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where the truth is empty
 * @example
 * import { evaluateRecommendations, fitPopularity, recommend } from '@clientele/nbo';
 * const before = [{ customer: 'Ada', item: 'tea' }, { customer: 'Bo', item: 'tea' }, { customer: 'Bo', item: 'jam' }];
 * const lists = recommend(fitPopularity(before), before);
 * const { recall, hitRate } = evaluateRecommendations(lists, [{ customer: 'Ada', item: 'jam' }, { customer: 'Bo', item: 'rye' }]);
 * recall; // => 0.5
 * hitRate; // => 0.5
 */
export function evaluateRecommendations(
  recommendations: Recommendations,
  truth: ItemEvents,
  options: EvaluateOptions = {},
): RecommendationQuality {
  const verb = 'evaluateRecommendations';
  checkOptions(verb, options, rules);
  const { k = 10, items, worth } = options;
  const worthOf = worthReader(verb, worth);
  const { events, right } = truthOf(verb, truth);
  const lists = listsOf(verb, recommendations, k);
  const sums = { precision: 0, recall: 0, ndcg: 0, map: 0, hitRate: 0, revenue: 0 };
  let without = 0;
  for (const [customer, relevant] of right) {
    const list = lists.get(customer);
    if (list === undefined) without++;
    const metrics = rankingMetrics(list ?? [], relevant, k);
    sums.precision += metrics.precision;
    sums.recall += metrics.recall;
    sums.ndcg += metrics.ndcg;
    sums.map += metrics.averagePrecision;
    sums.hitRate += metrics.hit;
    for (const item of (list ?? []).slice(0, k)) if (relevant.has(item)) sums.revenue += worthOf(item);
  }
  const n = right.size;
  const itemsOffered = new Set([...lists.values()].flat()).size;
  refuseTooFew(verb, itemsOffered, items);
  return frozen({
    k,
    customers: n,
    precision: sums.precision / n,
    recall: sums.recall / n,
    ndcg: sums.ndcg / n,
    map: sums.map / n,
    hitRate: sums.hitRate / n,
    itemsOffered,
    coverage: items === undefined ? null : itemsOffered / items,
    revenue: worth === undefined ? null : sums.revenue / n,
    notes: [...events.notes, ...withoutNotes(without, n)],
  });
}

function worthReader(verb: string, worth: EvaluateOptions['worth']): (item: string) => number {
  const given = worth instanceof Map ? worth : new Map(Object.entries(worth ?? {}));
  for (const [item, value] of given) {
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    const allowed = `a finite number for ${showValue(item)}`;
    throw new InvalidOptionError(verb, [{ option: 'worth', allowed, received: showValue(value) }]);
  }
  return (item) => given.get(item) ?? 0;
}

function refuseTooFew(verb: string, offered: number, items: number | undefined): void {
  if (items === undefined || items >= offered) return;
  const allowed = `at least ${offered}, the items in the lists`;
  throw new InvalidOptionError(verb, [{ option: 'items', allowed, received: String(items) }]);
}

function withoutNotes(without: number, customers: number): Note[] {
  if (without === 0) return [];
  const message = `${without} of ${customers} customers of the truth have no list: they count with 0`;
  return [{ code: 'customers-without-list', message, details: { without, customers } }];
}
