import { InvalidOptionError } from '../errors/errors.ts';
import { type OptionRule, oneOf, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';

/** The unit of a rate or a fitted model. It divides, it never bins. */
export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** A span of time that says its unit, so that no call ever reads a bare 12. */
export type Duration =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly years: number };

/** Days in one unit: a month is 365.25/12 days and a year 365.25 days, everywhere. */
export const daysPerUnit: Readonly<Record<TimeUnit, number>> = Object.freeze({
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
});

const unitOfField: ReadonlyMap<string, TimeUnit> = new Map([
  ['days', 'day'],
  ['weeks', 'week'],
  ['months', 'month'],
  ['years', 'year'],
]);

/** A span such as `{ weeks: 39 }`: exactly one field, finite and not negative. */
export const duration: OptionRule = optionRule('a duration such as { weeks: 39 }', isDuration);

/** `'day'`, `'week'`, `'month'` or `'year'`. */
export const timeUnit: OptionRule = oneOf('day', 'week', 'month', 'year');

/**
 * Whether a value is a duration: one known field, finite and not negative.
 *
 * @param value anything at all
 * @returns whether it is one
 * @example
 * import { isDuration } from '@clientele/core';
 * isDuration({ weeks: 39 }); // => true
 * isDuration({ weeks: 39, days: 1 }); // => false
 */
export function isDuration(value: unknown): value is Duration {
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.entries(value);
  return (
    fields.length === 1 &&
    fields.every(([field, amount]) => unitOfField.has(field) && Number.isFinite(amount) && amount >= 0)
  );
}

/**
 * Converts a span into a number of units.
 *
 * @param span the span
 * @param unit the unit wanted
 * @returns the span in that unit, a real number
 * @throws InvalidOptionError (`invalid-option`) where the span is not a duration
 * @example
 * import { durationIn } from '@clientele/core';
 * durationIn({ weeks: 39 }, 'day'); // => 273
 * durationIn({ years: 1 }, 'month'); // => 12
 */
export function durationIn(span: Duration, unit: TimeUnit): number {
  if (!isDuration(span)) {
    throw new InvalidOptionError('durationIn', [
      { option: 'span', allowed: duration.allowed, received: showValue(span) },
    ]);
  }
  const [field, amount] = Object.entries(span)[0] as [string, number];
  const from = unitOfField.get(field) as TimeUnit;
  return from === unit ? amount : (amount * daysPerUnit[from]) / daysPerUnit[unit];
}
