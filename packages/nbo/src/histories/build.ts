import { NO_CODE } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { groupRows } from './group.ts';
import type { Histories, Weighing } from './histories.ts';
import { joinWeights, openWeighing } from './weigh.ts';

/**
 * Folds events into histories.
 *
 * @param events checked events
 * @param customers ids of the rows wanted
 * @param customerOf the row of each customer code; `NO_CODE` leaves the customer out
 * @param itemOf the item of each item code; from `itemCount` on it is unknown: it takes part in the baskets only
 * @param itemCount how many items are known
 * @param weighing how events become a weight
 */
export function buildHistories(
  events: CheckedEvents,
  customers: readonly string[],
  customerOf: Uint32Array,
  itemOf: Uint32Array,
  itemCount: number,
  weighing: Weighing,
): Histories {
  const rowOf = events.customer.codes.map((code) => customerOf[code] ?? NO_CODE);
  const item = events.item.codes.map((code) => Math.min(itemOf[code] ?? itemCount, itemCount));
  const { rows, starts } = groupRows(rowOf, customers.length, item, itemCount + 1);
  const weigh = openWeighing(events, weighing);
  const offsets = new Uint32Array(customers.length + 1);
  const items = new Uint32Array(rows.length);
  const weights = new Float64Array(rows.length);
  const { time } = events;
  const latest = time === null ? null : new Float64Array(rows.length);
  let entries = 0;
  for (let customer = 0; customer < customers.length; customer++) {
    const own = rows.subarray(starts[customer], starts[customer + 1]);
    const weight = weigh(own);
    for (let from = 0; from < own.length; ) {
      const code = item[own[from] as number] as number;
      if (code === itemCount) break;
      let to = from + 1;
      while (to < own.length && item[own[to] as number] === code) to++;
      items[entries] = code;
      if (time !== null && latest !== null) latest[entries] = lastOf(time, own, from, to);
      weights[entries++] = joinWeights(weight, from, to, weighing.rule);
      from = to;
    }
    offsets[customer + 1] = entries;
  }
  return {
    customers,
    offsets,
    items: items.slice(0, entries),
    weights: weights.slice(0, entries),
    latest: latest?.slice(0, entries) ?? null,
  };
}

function lastOf(time: Float64Array, rows: Uint32Array, from: number, to: number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) last = Math.max(last, time[rows[at] as number] as number);
  return last;
}
