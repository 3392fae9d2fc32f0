import { type CivilDate, civilDate, civilDay } from '@clientele/core';
import { unknown } from './number.ts';

/** The months in prose. */
const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** @returns whether a number of epoch milliseconds is a point in time that calendars reach. */
export function isInstant(instant: number): boolean {
  return Math.abs(instant) <= 8.64e15;
}

/**
 * Writes a civil date in full.
 *
 * @param date the date
 * @returns for example `30 December 2017`
 */
function formatDate({ year, month, day }: CivilDate): string {
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/**
 * Writes a civil month.
 *
 * @param month as `YYYY-MM`
 * @returns for example `December 2017`
 */
export function formatMonth(month: string): string {
  const parts = /^(\d{4,})-(\d\d)$/.exec(month);
  const name = monthNames[Number(parts?.[2]) - 1];
  return parts === null || name === undefined ? month : `${name} ${parts[1]}`;
}

/**
 * Writes the civil day of an instant.
 *
 * @param instant epoch milliseconds
 * @param timeZone IANA name
 * @returns for example `30 December 2017`; a dash where the instant is none
 */
export function formatDay(instant: number, timeZone: string): string {
  return isInstant(instant) ? formatDate(civilDate(civilDay(instant, timeZone))) : unknown;
}
