import { civilDays, NO_CODE } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';

/** The baskets of one customer's rows. */
export interface Baskets {
  /** Which basket each row belongs to, 0 for the customer's latest. */
  readonly basket: Uint32Array;
  /** Whether the baskets have an order in time; without one they do not age. */
  readonly isOrdered: boolean;
}

/** Reads the baskets of a customer's rows. */
export type ReadBaskets = (rows: Uint32Array) => Baskets;

/**
 * Opens the baskets of events: a basket is an order, else a civil day; where there are neither orders nor times, every row
 * is one of its own.
 */
export function openBaskets({ time, order, timeZone }: CheckedEvents): ReadBaskets {
  if (time === null && order === null) {
    return (rows) => ({ basket: Uint32Array.from(rows, (_, at) => at), isOrdered: false });
  }
  const days = time === null ? null : daysOf(time, timeZone);
  /** Orders are numbered from 0, days below 0. */
  const keyOf = (row: number): number => {
    const code = order?.codes[row] ?? NO_CODE;
    return code === NO_CODE ? -1e9 - (days?.[row] ?? 0) : code;
  };
  const idOf = (key: number): string => order?.dictionary.values[key] ?? '';
  return (rows) => {
    // Loops, not maps of arrays: a request has a few dozen rows, and every decision comes through here.
    const keys = new Float64Array(rows.length);
    const first = new Map<number, number>();
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const key = keyOf(row);
      keys[at] = key;
      const instant = time?.[row] ?? 0;
      const earlier = first.get(key);
      if (earlier === undefined || instant < earlier) first.set(key, instant);
    }
    const startOf = (key: number): number => first.get(key) as number;
    const latestFirst = [...first.keys()];
    latestFirst.sort((a, b) => startOf(b) - startOf(a) || (idOf(a) < idOf(b) ? 1 : -1));
    const place = new Map<number, number>();
    for (let at = 0; at < latestFirst.length; at++) place.set(latestFirst[at] as number, at);
    const basket = new Uint32Array(rows.length);
    for (let at = 0; at < rows.length; at++) basket[at] = place.get(keys[at] as number) as number;
    return { basket, isOrdered: time !== null };
  };
}

/** Civil days; those of UTC are plain division, which spares a request the opening of a time zone. */
function daysOf(time: Float64Array, timeZone: string): ArrayLike<number> {
  return timeZone === 'UTC' ? time.map((instant) => Math.floor(instant / 86_400_000)) : civilDays(time, timeZone);
}
