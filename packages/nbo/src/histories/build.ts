import { NO_CODE } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { groupRows, orderOf } from './group.ts';
import type { Histories, Weighing } from './histories.ts';
import { joinWeights, openWeighing, type RowWeights, type WeighedColumns } from './weigh.ts';

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
  const entries = openEntries(item, itemCount, events.time, weighing.rule, rows.length);
  const offsets = new Uint32Array(customers.length + 1);
  for (let customer = 0; customer < customers.length; customer++) {
    const own = rows.subarray(starts[customer], starts[customer + 1]);
    offsets[customer + 1] = entries.append(own, weigh(own));
  }
  return { customers, offsets, ...entries.taken() };
}

/**
 * The history of one customer, by the same steps without the grouping of many.
 *
 * @param customer id of the row
 * @param events times and values
 * @param item item of each event; from `itemCount` on it is unknown
 * @param itemCount how many items are known
 * @param weighing how events become a weight
 */
export function buildHistory(
  customer: string,
  events: WeighedColumns,
  item: Uint32Array,
  itemCount: number,
  weighing: Weighing,
): Histories {
  const rows = orderOf(item);
  const entries = openEntries(item, itemCount, events.time, weighing.rule, rows.length);
  const count = entries.append(rows, openWeighing(events, weighing)(rows));
  return { customers: [customer], offsets: Uint32Array.of(0, count), ...entries.taken() };
}

interface Entries {
  /** Adds the entries of a customer, whose rows are in the order of items; tells how many there are by now. */
  append(own: Uint32Array, weight: RowWeights): number;
  taken(): Pick<Histories, 'items' | 'weights' | 'latest'>;
}

function openEntries(
  item: Uint32Array,
  itemCount: number,
  time: Float64Array | null,
  rule: Weighing['rule'],
  most: number,
): Entries {
  const items = new Uint32Array(most);
  const weights = new Float64Array(most);
  const latest = time === null ? null : new Float64Array(most);
  let count = 0;
  return {
    append(own, weight) {
      for (let from = 0; from < own.length; ) {
        const code = item[own[from] as number] as number;
        if (code >= itemCount) break;
        let to = from + 1;
        while (to < own.length && item[own[to] as number] === code) to++;
        items[count] = code;
        if (time !== null && latest !== null) latest[count] = lastOf(time, own, from, to);
        weights[count++] = joinWeights(weight, from, to, rule);
        from = to;
      }
      return count;
    },
    taken: () =>
      count === most
        ? { items, weights, latest }
        : {
            items: items.slice(0, count),
            weights: weights.slice(0, count),
            latest: latest?.slice(0, count) ?? null,
          },
  };
}

function lastOf(time: Float64Array, rows: Uint32Array, from: number, to: number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) last = Math.max(last, time[rows[at] as number] as number);
  return last;
}
