/** A day of the Gregorian calendar, which is extended to all years. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const daysInCycle = 146_097;
/** Days from 0000-03-01 to 1970-01-01: years are counted from March, so that the leap day is a year's last. */
const marchToEpoch = 719_468;

/**
 * The number of a civil day, the currency of all calendar arithmetic here: days between dates are differences of numbers.
 *
 * @param year any whole year; 0 is the year before 1
 * @param month 1 to 12
 * @param day 1 to 31; days past the month's end run on into the next
 * @returns whole days since 1970-01-01, negative before
 * @example
 * import { civilDayOf } from '@clientele/core';
 * civilDayOf(1970, 1, 2); // => 1
 * civilDayOf(2024, 3, 1) - civilDayOf(2024, 2, 28); // => 2
 */
export function civilDayOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const cycle = Math.floor(fromMarch / 400);
  const yearOfCycle = fromMarch - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * daysInCycle + yearOfCycle * 365 + leapDays + dayOfYear - marchToEpoch;
}

/**
 * The calendar date of a civil day.
 *
 * @param day whole days since 1970-01-01
 * @returns year, month and day
 * @example
 * import { civilDate } from '@clientele/core';
 * civilDate(19_782); // => { year: 2024, month: 2, day: 29 }
 */
export function civilDate(day: number): CivilDate {
  const fromMarch = day + marchToEpoch;
  const cycle = Math.floor(fromMarch / daysInCycle);
  const dayOfCycle = fromMarch - cycle * daysInCycle;
  const leaps = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leaps) / 365);
  const dayOfYear = dayOfCycle - 365 * yearOfCycle - Math.floor(yearOfCycle / 4) + Math.floor(yearOfCycle / 100);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/**
 * Whether three numbers name a day that exists: 2023-02-30 does not.
 *
 * @param year any whole year
 * @param month 1 to 12, where it is sound
 * @param day 1 to 31, where it is sound
 * @returns true where the calendar has that day
 * @example
 * import { isCivilDate } from '@clientele/core';
 * isCivilDate(2023, 2, 29); // => false
 * isCivilDate(2024, 2, 29); // => true
 */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(day) || !(month >= 1 && month <= 12 && day >= 1)) return false;
  const next = month === 12 ? civilDayOf(year + 1, 1, 1) : civilDayOf(year, month + 1, 1);
  return Number.isInteger(month) && civilDayOf(year, month, day) < next;
}

/**
 * Writes a civil day as ISO 8601.
 *
 * @param day whole days since 1970-01-01
 * @returns `YYYY-MM-DD`; years outside 0 to 9999 have a sign and six digits
 * @example
 * import { formatCivilDay } from '@clientele/core';
 * formatCivilDay(-1); // => '1969-12-31'
 */
export function formatCivilDay(day: number): string {
  const date = civilDate(day);
  const year = String(Math.abs(date.year));
  const long = date.year < 0 || date.year > 9999;
  const shown = long ? `${date.year < 0 ? '-' : '+'}${year.padStart(6, '0')}` : year.padStart(4, '0');
  return `${shown}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}
