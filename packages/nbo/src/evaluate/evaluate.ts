import {
  checkOptions,
  frozen,
  InsufficientDataError,
  InvalidInputError,
  type Note,
  type OptionRule,
  textAt,
  wholeNumber,
} from '@clientele/core';
import { rankingMetrics } from '@clientele/stats';
import type { CheckedEvents, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import type { Recommendations } from '../recommend/recommend.ts';

/** Options of `evaluateRecommendations`. */
export interface EvaluateOptions {
  /** How far down each list one looks. Default 10. */
  readonly k?: number;
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
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof EvaluateOptions, OptionRule>> = { k: wholeNumber(1) };

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
  const { k = 10 } = options;
  const events = readEvents(verb, truth);
  if (events.length === 0) throw new InsufficientDataError(verb, 'events of the truth', 1, 0);
  const lists = listsOf(verb, recommendations, k);
  const right = itemsOfCustomers(events);
  const sums = { precision: 0, recall: 0, ndcg: 0, map: 0, hitRate: 0 };
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
  }
  const n = right.size;
  return frozen({
    k,
    customers: n,
    precision: sums.precision / n,
    recall: sums.recall / n,
    ndcg: sums.ndcg / n,
    map: sums.map / n,
    hitRate: sums.hitRate / n,
    itemsOffered: new Set([...lists.values()].flat()).size,
    notes: [...events.notes, ...withoutNotes(without, n)],
  });
}

function listsOf(verb: string, { length, customer, columns }: Recommendations, k: number): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (let row = 0; row < length; row++) {
    const rank = columns.rank[row] as number;
    if (rank > k) continue;
    const id = textAt(customer, row) ?? '';
    const list = lists.get(id) ?? [];
    lists.set(id, list);
    if (list.push(textAt(columns.item, row) ?? '') !== rank) {
      throw new InvalidInputError(`${verb}: row ${row}: ranks of a customer must count up from 1, got ${rank}`, [], {
        row,
      });
    }
  }
  return lists;
}

function itemsOfCustomers({ customer, item, length }: CheckedEvents): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (let row = 0; row < length; row++) {
    const id = textAt(customer, row) ?? '';
    const set = sets.get(id) ?? new Set();
    sets.set(id, set.add(textAt(item, row) ?? ''));
  }
  return sets;
}

function withoutNotes(without: number, customers: number): Note[] {
  if (without === 0) return [];
  const message = `${without} of ${customers} customers of the truth have no list: they count with 0`;
  return [{ code: 'customers-without-list', message, details: { without, customers } }];
}
