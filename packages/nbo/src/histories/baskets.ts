import { civilDays, NO_CODE } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { orderOf } from './group.ts';

/** The baskets of one customer's rows. */
export interface Baskets {
  /** Which basket each row belongs to, 0 for the customer's latest. */
  readonly basket: Uint32Array;
  /** Whether the baskets have an order in time; without one they do not age. */
  readonly isOrdered: boolean;
}

/** What baskets are told from. */
export type BasketColumns = Pick<CheckedEvents, 'time' | 'order' | 'timeZone'>;

/** Reads the baskets of a customer's rows. */
export type ReadBaskets = (rows: Uint32Array) => Baskets;

/**
 * Opens the baskets of events: a basket is an order, else a civil day; where there are neither orders nor times, every row
 * is one of its own.
 */
export function openBaskets({ time, order, timeZone }: BasketColumns): ReadBaskets {
  if (time === null && order === null) {
    return (rows) => ({ basket: Uint32Array.from(rows, (_, at) => at), isOrdered: false });
  }
  const days = time === null ? null : daysOf(time, timeZone);
  if (order === null && days !== null) return (rows) => ({ basket: basketsOfDays(days, rows), isOrdered: true });
  /** Orders are numbered from 0, days below 0. */
  const keyOf = (row: number): number => {
    const code = order?.codes[row] ?? NO_CODE;
    return code === NO_CODE ? -1e9 - (days?.[row] ?? 0) : code;
  };
  const idOf = (key: number): string => order?.dictionary.values[key] ?? '';
  return (rows) => {
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

/** The days of a customer numbered from the last. Every request comes through here. */
function basketsOfDays(days: ArrayLike<number>, rows: Uint32Array): Uint32Array {
  const own = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) own[at] = days[rows[at] as number] as number;
  const order = orderOf(own);
  const basket = new Uint32Array(rows.length);
  let place = 0;
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = order[at] as number;
    if (at < rows.length - 1 && own[row] !== own[order[at + 1] as number]) place++;
    basket[row] = place;
  }
  return basket;
}

/** Civil days; those of UTC are plain division, which spares a request the opening of a time zone. */
function daysOf(time: Float64Array, timeZone: string): ArrayLike<number> {
  return timeZone === 'UTC' ? time.map((instant) => Math.floor(instant / 86_400_000)) : civilDays(time, timeZone);
}
