import type { CheckedEvents } from '../events/events.ts';
import { type BasketColumns, openBaskets } from './baskets.ts';
import type { Weighing } from './histories.ts';

/** What each row of one customer weighs, and in which basket it lies; rows in the order given. */
export interface RowWeights {
  readonly weight: Float64Array;
  /** `null` where rows of one basket all count. */
  readonly basket: Uint32Array | null;
}

/** Weighs the rows of one customer. */
export type WeighRows = (rows: Uint32Array) => RowWeights;

/** What the weight of an event is told from. */
export type WeighedColumns = Pick<CheckedEvents, 'value' | 'isLines'> & BasketColumns;

/** Opens the weighing of events by a rule. Loops, not maps of arrays: every request comes through here. */
export function openWeighing(events: WeighedColumns, weighing: Weighing): WeighRows {
  const { time, value, isLines } = events;
  if (weighing.rule === 'baskets') {
    const baskets = openBaskets(events);
    return (rows) => {
      const { basket, isOrdered } = baskets(rows);
      const weight = new Float64Array(rows.length);
      for (let at = 0; at < rows.length; at++) {
        const factor = isOrdered ? weighing.decay ** (basket[at] as number) : 1;
        weight[at] = (value === null ? 1 : (value[rows[at] as number] as number)) * factor;
      }
      return { weight, basket };
    };
  }
  const { rule, halfLife, lastEvent } = weighing;
  const baskets = isLines && rule === 'count' ? openBaskets(events) : null;
  return (rows) => {
    const newest = newestOf(time, rows, lastEvent);
    const weight = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const age = time === null ? 0 : newest - (time[row] as number);
      const fresh = halfLife === null ? 1 : 2 ** (-age / halfLife);
      weight[at] = rule === 'binary' || value === null ? fresh : (value[row] as number) * fresh;
    }
    return { weight, basket: baskets === null ? null : baskets(rows).basket };
  };
}

function newestOf(time: Float64Array | null, rows: Uint32Array, lastEvent: number | null): number {
  let newest = lastEvent ?? Number.NEGATIVE_INFINITY;
  for (const row of rows) newest = Math.max(newest, time?.[row] ?? newest);
  return newest;
}

/**
 * One weight of the rows of a customer with an item. Weights are added up in ascending order, so that the order of rows
 * never shows; in one basket the largest counts.
 *
 * @param weights of the customer's rows
 * @param from the first row of the item
 * @param to beyond the last
 */
export function joinWeights({ weight, basket }: RowWeights, from: number, to: number, rule: Weighing['rule']): number {
  if (to - from === 1) return weight[from] as number;
  const parts = basket === null ? weight.slice(from, to) : largestOfBaskets(weight, basket, from, to);
  parts.sort();
  if (rule === 'binary') return parts[parts.length - 1] as number;
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}

function largestOfBaskets(weight: Float64Array, basket: Uint32Array, from: number, to: number): Float64Array {
  const largest = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const key = basket[at] as number;
    largest.set(key, Math.max(largest.get(key) ?? 0, weight[at] as number));
  }
  return Float64Array.from(largest.values());
}
