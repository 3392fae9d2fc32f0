import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, asInteger, numberOf, tableOf, usableNumber } from '../dialect/words.ts';
import type { KnownLines } from './lines.ts';

/** Beyond this an amount is no amount, and sums in whole parts could overflow. */
export const largestAmount = 1e12;

const millisecondsPerDay = 86_400_000;

/** Parts of an amount that are summed as whole numbers: units of 2^-20, and what is left in units of 2^-56. */
const coarse = 2 ** 20;
const fine = 2 ** 36;

/**
 * The cells of order lines under names of ours, missing and unusable ones as NULL: customer, t (epoch milliseconds), a
 * (amount), and o (order), p (product), q (quantity) where they are there.
 */
export function cellsQuery(dialect: Dialect, { table, map, time }: KnownLines): string {
  const cell = (name: string): string => dialect.identifier(name);
  const id = (name: string): string => textOrNull(dialect, cell(name));
  const millis =
    time === 'epoch-ms'
      ? usableNumber(dialect, cell(map.time), 8.64e15)
      : asDouble(dialect, dialect.millis(cell(map.time), time));
  const columns = [
    `${id(map.customer)} AS customer`,
    `${millis} AS t`,
    `${usableNumber(dialect, cell(map.amount), largestAmount)} AS a`,
    ...(map.order === undefined ? [] : [`${id(map.order)} AS o`]),
    ...(map.product === undefined ? [] : [`${id(map.product)} AS p`]),
    ...(map.quantity === undefined ? [] : [`${asDouble(dialect, cell(map.quantity))} AS q`]),
  ];
  return `  SELECT ${columns.join(', ')}\n  FROM ${tableOf(dialect, table)}`;
}

/** An id as text; the empty and the blank one are missing. */
function textOrNull({ types }: Dialect, cell: string): string {
  const text = `CAST(${cell} AS ${types.text})`;
  return `CASE WHEN TRIM(${text}) <> '' THEN ${text} END`;
}

/** Lines that can be used and lie before `asOf`, with d, their civil day. */
export function seenQuery(dialect: Dialect, { map, timeZone }: KnownLines, from: string, asOf: number | null): string {
  const columns = ['customer', 't', 'a', `${dayOf(dialect, 't', timeZone)} AS d`];
  const further = Object.entries({ o: map.order, p: map.product, q: map.quantity });
  const named = further.flatMap(([alias, name]) => (name === undefined ? [] : [alias]));
  const before = asOf === null ? '' : ` AND t < ${numberOf(dialect, asOf)}`;
  return `  SELECT ${[...columns, ...named].join(', ')}
  FROM ${from} WHERE customer IS NOT NULL AND a IS NOT NULL AND t IS NOT NULL${before}`;
}

/** The civil day of epoch milliseconds, counted from 1970-01-01. */
export function dayOf(dialect: Dialect, millis: string, timeZone: string): string {
  if (timeZone !== 'UTC') return asInteger(dialect, dialect.zonedDay(millis, timeZone));
  return asInteger(dialect, `FLOOR(${millis} / ${numberOf(dialect, millisecondsPerDay)})`);
}

/**
 * Sums amounts without rounding on the way, so that neither the order of rows nor the number of threads shows: every amount
 * is parted into two whole numbers, these are summed, and `exactTotal` rounds once at the end. A double of 2^-4 or more
 * is parted without loss; of smaller ones what lies below 2^-56 is cut off.
 *
 * @returns the columns `<name>_hi` and `<name>_lo`
 */
export function exactParts(dialect: Dialect, name: string, condition: string = ''): string {
  const scaled = `a * ${numberOf(dialect, coarse)}`;
  const hi = asInteger(dialect, `FLOOR(${scaled})`);
  const lo = asInteger(dialect, `FLOOR((${scaled} - FLOOR(${scaled})) * ${numberOf(dialect, fine)})`);
  return summedParts(dialect, name, { hi, lo }, condition);
}

/** Sums parts further; where a condition is given, of those rows only. */
export function exactSums(dialect: Dialect, name: string, from: string, condition: string = ''): string {
  return summedParts(dialect, name, { hi: `${from}_hi`, lo: `${from}_lo` }, condition);
}

function summedParts(
  dialect: Dialect,
  name: string,
  parts: Readonly<Record<'hi' | 'lo', string>>,
  only: string,
): string {
  const summed = (part: string): string => {
    const counted = only === '' ? part : `CASE WHEN ${only} THEN ${part} END`;
    return `COALESCE(${asInteger(dialect, `SUM(${counted})`)}, 0)`;
  };
  return `${summed(parts.hi)} AS ${name}_hi, ${summed(parts.lo)} AS ${name}_lo`;
}

/** The sum that was gathered in parts, as a double. */
export function exactTotal(dialect: Dialect, name: string): string {
  const part = (suffix: string, unit: number): string =>
    `${asDouble(dialect, `${name}_${suffix}`)} * ${numberOf(dialect, unit)}`;
  return `(${part('hi', 1 / coarse)} + ${part('lo', 1 / coarse / fine)})`;
}
