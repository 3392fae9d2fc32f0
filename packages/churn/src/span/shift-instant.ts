import {
  civilDate,
  civilDay,
  civilDayOf,
  type Duration,
  localInstant,
  openZone,
  startOfCivilDay,
} from '@clientele/core';
import { spanParts } from './calendar-span.ts';

const millisecondsPerDay = 86_400_000;

/**
 * Moves an instant by a calendar span: to the same time of day so many civil days or months away. Where the month there
 * is too short, it is the month's last day.
 *
 * @param instant epoch milliseconds
 * @param span whole days, weeks, months or years
 * @param direction 1 for later, −1 for earlier
 * @param timeZone IANA name
 * @returns epoch milliseconds; a midnight stays the start of its day, also where the clock skips midnight
 * @example
 * import { shiftInstant } from '@clientele/churn';
 * const end = shiftInstant(Date.UTC(2026, 0, 31), { months: 1 }, 1, 'UTC');
 * new Date(end).toISOString(); // => '2026-02-28T00:00:00.000Z'
 */
export function shiftInstant(instant: number, span: Duration, direction: 1 | -1, timeZone: string): number {
  const zone = openZone(timeZone, 'shiftInstant');
  const { unit, amount } = spanParts(span);
  if (amount === 0) return instant;
  const day = civilDay(instant, zone);
  const moved = unit === 'day' ? day + direction * amount : monthsLater(day, direction * amount);
  if (instant === startOfCivilDay(day, zone)) return startOfCivilDay(moved, zone);
  const clock = instant + zone.offsetAt(instant) - day * millisecondsPerDay;
  const { year, month, day: dayOfMonth } = civilDate(moved);
  return localInstant(year, month, dayOfMonth, 0, 0, 0, clock, zone);
}

function monthsLater(day: number, months: number): number {
  const date = civilDate(day);
  const count = date.year * 12 + date.month - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const next = month === 12 ? civilDayOf(year + 1, 1, 1) : civilDayOf(year, month + 1, 1);
  return Math.min(civilDayOf(year, month, date.day), next - 1);
}
