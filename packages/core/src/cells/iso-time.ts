import { civilDayOf } from '../time/civil-date.ts';

const [zero, dash, colon, dot, space, bigT, bigZ] = [48, 45, 58, 46, 32, 84, 90] as const;
const dateLength = 10;
const minutesLength = 16;
const secondsLength = 19;
const fractionLength = 23;
const dayLength = 86_400_000;
const longMonth = 31;
const daysInMonth = [longMonth, 29, longMonth, 30, longMonth, 30, longMonth, longMonth, 30, longMonth, 30, longMonth];

/**
 * The local time of a text in the form that programs write, `2026-01-31`, with `T09:30`, `T09:30:15`, `T09:30:15.250` or a
 * blank for the T behind it, and a `Z` at most. Most columns hold nothing else; without a regular expression and its
 * pieces such a text costs a tenth.
 *
 * @returns milliseconds since 1970-01-01T00:00 on the local clock; NaN where the text has another form or names no time:
 *   then it must be read with care
 */
export function plainIsoTime(text: string): number {
  const end = text.length - (text.charCodeAt(text.length - 1) === bigZ ? 1 : 0);
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!isDay(year, month, day)) return Number.NaN;
  const midnight = civilDayOf(year, month, day) * dayLength;
  return text.length === dateLength ? midnight : midnight + plainClock(text, end);
}

/** Marks from here on are cells of plain times: which form each had stands in the lowest bits. */
export const plainCells: number = 0xffffff00;
const blankForT = 32;
const utcLengths: readonly number[] = [minutesLength + 1, secondsLength + 1, fractionLength + 1];

/** The mark of a text that `plainIsoTime` reads: with its time it says all that the text said. */
export function plainMark(text: string): number {
  const isBlank = text.charCodeAt(dateLength) === space;
  return plainCells + text.length + (isBlank ? blankForT : 0);
}

/** Whether a code is the mark of a plain time. */
export function isPlainMark(code: number): boolean {
  return code > plainCells && code < plainCells + 2 * blankForT;
}

/** Whether the text said no time of day. */
export function isPlainDate(mark: number): boolean {
  return mark === plainCells + dateLength;
}

/** Whether the text said that it is in UTC. */
export function isPlainUtc(mark: number): boolean {
  return utcLengths.includes((mark - plainCells) % blankForT);
}

/** The text again. */
export function plainText(local: number, mark: number): string {
  const length = (mark - plainCells) % blankForT;
  const isUtc = isPlainUtc(mark);
  const text = new Date(local).toISOString().slice(0, isUtc ? length - 1 : length) + (isUtc ? 'Z' : '');
  return mark - plainCells > blankForT ? text.replace('T', ' ') : text;
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (month !== 2 || day !== 29) return day <= (daysInMonth[month - 1] as number);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Milliseconds since midnight of the clock that ends at `end`; NaN where it is no plain one. */
function plainClock(text: string, end: number): number {
  const sign = text.charCodeAt(dateLength);
  if ((sign !== bigT && sign !== space) || text.charCodeAt(13) !== colon) return Number.NaN;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  if (!(hour < 24 && minute < 60)) return Number.NaN;
  const minutes = (hour * 60 + minute) * 60_000;
  if (end === minutesLength) return minutes;
  const second = twoDigits(text, 17);
  if (text.charCodeAt(minutesLength) !== colon || !(second < 60)) return Number.NaN;
  if (end === secondsLength) return minutes + second * 1000;
  if (end !== fractionLength || text.charCodeAt(secondsLength) !== dot) return Number.NaN;
  return minutes + second * 1000 + twoDigits(text, 20) * 10 + digit(text, 22);
}

function twoDigits(text: string, at: number): number {
  return 10 * digit(text, at) + digit(text, at + 1);
}

/** NaN where the text has no digit there. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
