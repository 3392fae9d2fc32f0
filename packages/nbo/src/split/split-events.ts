import {
  type CodedColumn,
  checkOptions,
  frozen,
  type Instant,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  instant,
  type Note,
  type OptionRule,
  oneOf,
  optionRule,
  parseInstant,
  wholeNumber,
} from '@clientele/core';
import { seededHash } from '@clientele/stats';
import type { CheckedEvents, ItemEventColumns, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { rowsWhere } from '../events/take-rows.ts';
import { openBaskets } from '../histories/baskets.ts';
import { groupRows } from '../histories/group.ts';
import { columnsOf } from './columns-of.ts';

/** Options of `splitEvents`. */
export interface SplitEventsOptions {
  /**
   * What is held out: each customer's `'last-basket'` (default), everything from an instant on (`'temporal'`), or a share of
   * what each customer has (`'random'`).
   */
  readonly by?: 'last-basket' | 'temporal' | 'random';
  /** Of `'temporal'`: the first instant that is held out; a bare date begins its civil day in the zone of the data. */
  readonly at?: Instant;
  /** Of `'random'`: the share of pairs of customer and item that is held out. Default 0.2. */
  readonly share?: number;
  /** Of `'random'`: draws the pairs. Default 1. */
  readonly seed?: number;
}

/** Columns whose ids are coded, as a split makes them. */
export type CodedEvents = ItemEventColumns & { readonly customer: CodedColumn; readonly item: CodedColumn };

/** What a model may learn from, and what it is to tell. */
export interface SplitEvents {
  /** For fits, and as histories of `recommend`. */
  readonly known: CodedEvents;
  /** The truth, for `evaluateRecommendations`. */
  readonly next: CodedEvents;
  readonly notes: readonly Note[];
}

const betweenNoneAndAll = optionRule('a number above 0 and below 1', (v) => typeof v === 'number' && v > 0 && v < 1);
const rules: Readonly<Record<keyof SplitEventsOptions, OptionRule>> = {
  by: oneOf('last-basket', 'temporal', 'random'),
  at: instant,
  share: betweenNoneAndAll,
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Parts events into what is known and what is to be told, so that a model is judged by what it never saw. The last basket is
 * the question of retail; a split in time also shows what a model makes of new items; a random one is what most papers have,
 * and flatters, since it knows the future of what it tells.
 *
 * @param events a transaction log with products, rows, or columns
 * @param options which split
 * @returns both parts as columns; customers with one basket alone are known, and told in a note
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a split in time is asked for and there are none
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong or of another split
 * @throws InsufficientDataError (`insufficient-data`) where one part would be empty
 * @example
 * import { splitEvents } from '@clientele/nbo';
 * const { known, next } = splitEvents([
 *   { customer: 'Ada', item: 'tea', time: '2026-01-05' }, { customer: 'Ada', item: 'jam', time: '2026-01-12' },
 *   { customer: 'Bo', item: 'rye', time: '2026-01-09' },
 * ]);
 * [known.customer.codes.length, next.customer.codes.length]; // => [2, 1]
 */
export function splitEvents(events: ItemEvents, options: SplitEventsOptions = {}): SplitEvents {
  const verb = 'splitEvents';
  checkOptions(verb, options, rules);
  refuseOthers(verb, options);
  const read = readEvents(verb, events);
  if (read.length === 0) throw new InsufficientDataError(verb, 'events', 1, 0, read.notes[0]?.message);
  const { isNext, notes } = heldOut(verb, read, options);
  const known = rowsWhere(read.length, (row) => isNext[row] === 0);
  const next = rowsWhere(read.length, (row) => isNext[row] === 1);
  if (known.length === 0) throw new InsufficientDataError(verb, 'events that are known', 1, 0);
  if (next.length === 0) throw new InsufficientDataError(verb, 'events that are held out', 1, 0);
  return {
    known: columnsOf(read, known) as CodedEvents,
    next: columnsOf(read, next) as CodedEvents,
    notes: frozen([...read.notes, ...notes]),
  };
}

/** An option of another split would have no effect. */
function refuseOthers(verb: string, { by = 'last-basket', ...others }: SplitEventsOptions): void {
  const own: Readonly<Record<string, readonly string[]>> = {
    'last-basket': [],
    temporal: ['at'],
    random: ['share', 'seed'],
  };
  const odd = Object.entries(others).find(([name, value]) => value !== undefined && !own[by]?.includes(name));
  if (odd === undefined) return;
  const allowed = `left out where by is "${by}"`;
  throw new InvalidOptionError(verb, [{ option: odd[0], allowed, received: 'given' }]);
}

interface HeldOut {
  /** 1 for rows that are held out. */
  readonly isNext: Uint8Array;
  readonly notes: readonly Note[];
}

function heldOut(
  verb: string,
  read: CheckedEvents,
  { by = 'last-basket', at, share, seed }: SplitEventsOptions,
): HeldOut {
  if (by === 'random') return { isNext: drawnPairs(read, share ?? 0.2, seed ?? 1), notes: [] };
  const { time } = read;
  if (time === null) throw new InvalidInputError(`${verb}: by "${by}" needs the times of the events, which have none`);
  if (by === 'last-basket') return lastBaskets(read);
  if (at === undefined) {
    throw new InvalidOptionError(verb, [{ option: 'at', allowed: instant.allowed, received: 'nothing' }]);
  }
  const start = parseInstant(at, read.timeZone);
  return { isNext: Uint8Array.from(time, (one) => (one >= start ? 1 : 0)), notes: [] };
}

/** By a seeded hash of customer and item, so that the order of rows never shows. */
function drawnPairs({ customer, item }: CheckedEvents, share: number, seed: number): Uint8Array {
  const [who, what] = [customer.dictionary.values, item.dictionary.values];
  const limit = share * 2 ** 32;
  return Uint8Array.from(customer.codes, (code, row) => {
    const key = `${who[code]}\u0000${what[item.codes[row] as number]}`;
    return seededHash(key, seed) < limit ? 1 : 0;
  });
}

function lastBaskets(read: CheckedEvents): HeldOut {
  const isNext = new Uint8Array(read.length);
  const customers = read.customer.dictionary.values.length;
  const { rows, starts } = groupRows(
    read.customer.codes,
    customers,
    read.item.codes,
    read.item.dictionary.values.length,
  );
  const basketsOf = openBaskets(read);
  let single = 0;
  for (let customer = 0; customer < customers; customer++) {
    const own = rows.subarray(starts[customer], starts[customer + 1]);
    const { basket } = basketsOf(own);
    const isOne = basket.every((one) => one === 0);
    if (isOne && own.length > 0) single++;
    for (let at = 0; at < own.length && !isOne; at++) if (basket[at] === 0) isNext[own[at] as number] = 1;
  }
  if (single === 0) return { isNext, notes: [] };
  const message = `${single} of ${customers} customers have one basket only: nothing of theirs is held out`;
  return { isNext, notes: [{ code: 'single-baskets', message, details: { single, customers } }] };
}
