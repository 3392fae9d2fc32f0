import { civilDayOf, isCivilDate } from '../time/civil-date.ts';
import type { CalendarFormat } from './date-format.ts';

const dayLength = 86_400_000;

/** No date is written with more characters: what is longer is not even looked at. */
const longest = 60;

/** A date cell taken apart, before it is known which part is the day. */
export interface DateText {
  /** The formats whose signs and order of lengths fit. */
  readonly formats: readonly CalendarFormat[];
  readonly parts: readonly [string, string, string];
  /** Milliseconds since midnight, or −1 where no time of day is given. */
  readonly timeOfDay: number;
  /** Milliseconds ahead of UTC where the text says so. */
  readonly offset: number | null;
}

const shape = /^(\d{1,4})([-/. ])(\d{1,2}|[A-Za-z]{3,9}\.?)\2(\d{1,4})(?:(?:[Tt]|,?\s+)(\d.*))?$/;
const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|z|[-+\u2212]\d{2}(?::?\d{2})?)?$/;

/** Takes a date apart: `null` where it has the shape of none. */
export function splitDateText(text: string): DateText | null {
  const trimmed = text.trim();
  const found = trimmed.length > longest ? null : shape.exec(trimmed);
  if (found === null) return null;
  const [, first = '', sign = '', second = '', third = '', rest] = found;
  const time = rest === undefined ? noTime : readClock(rest);
  const formats = formatsOf(first, sign, second, third);
  if (time === null || formats.length === 0) return null;
  if (time.offset !== null && formats[0] !== 'iso') return null;
  return { formats, parts: [first, second, third], ...time };
}

const slashed: readonly CalendarFormat[] = ['d/M/y', 'M/d/y'];
const dashed: readonly CalendarFormat[] = ['d-M-y', 'M-d-y'];

function formatsOf(first: string, sign: string, second: string, third: string): readonly CalendarFormat[] {
  if (/\D/.test(second)) return (sign === '-' || sign === ' ') && first.length <= 2 ? ['d-MMM-y'] : [];
  if (first.length === 4) return third.length > 2 ? [] : yearFirst(sign);
  if (first.length === 3) return [];
  if (sign === '/') return slashed;
  if (sign === '-') return dashed;
  return sign === '.' ? ['d.M.y'] : [];
}

function yearFirst(sign: string): readonly CalendarFormat[] {
  if (sign === '-') return ['iso'];
  return sign === '/' ? ['y/M/d'] : [];
}

interface TimeOfDay {
  readonly timeOfDay: number;
  readonly offset: number | null;
}

const noTime: TimeOfDay = { timeOfDay: -1, offset: null };

function readClock(text: string): TimeOfDay | null {
  const found = clock.exec(text);
  if (found === null) return null;
  const [, hours = '', minutes = '', seconds = '0', fraction = '', half, zone] = found;
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half);
  if (!(hour < 24 && Number(minutes) < 60 && Number(seconds) < 60)) return null;
  const offset = zone === undefined ? null : readOffset(zone);
  if (Number.isNaN(offset)) return null;
  const whole = (hour * 60 + Number(minutes)) * 60 + Number(seconds);
  return { timeOfDay: whole * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')), offset };
}

/** 12 AM is midnight, 12 PM noon; NaN where the clock has no such hour. */
function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function readOffset(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith('+') ? 1 : -1) * (hours * 60 + minutes) * 60_000;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonths = 'january february march april may june july august september october november december sept'.split(
  ' ',
);

/** @returns 1 to 12, or NaN where the word is no English month */
function monthOf(word: string): number {
  const name = word.toLowerCase().replace('.', '');
  const known = name.length === 3 || longMonths.includes(name);
  const at = months.indexOf(name.slice(0, 3));
  return known && at >= 0 ? at + 1 : Number.NaN;
}

/**
 * Reads a date in one of its formats.
 *
 * @param pivotYear the first year of the hundred that two-digit years mean, where such are allowed
 * @returns the local time as milliseconds since 1970-01-01T00:00 on the local clock; NaN where the calendar has no such day
 */
export function localTime(date: DateText, format: CalendarFormat, pivotYear: number | undefined): number {
  const [first, second, third] = date.parts;
  if (format === 'iso' || format === 'y/M/d') return onCalendar(Number(first), Number(second), Number(third), date);
  const year = fullYear(third, pivotYear);
  if (format === 'd-MMM-y') return onCalendar(year, monthOf(second), Number(first), date);
  if (format === 'M/d/y' || format === 'M-d-y') return onCalendar(year, Number(first), Number(second), date);
  return onCalendar(year, Number(second), Number(first), date);
}

function fullYear(text: string, pivotYear: number | undefined): number {
  if (text.length === 4) return Number(text);
  if (text.length !== 2 || pivotYear === undefined) return Number.NaN;
  return pivotYear + ((Number(text) - (pivotYear % 100) + 100) % 100);
}

function onCalendar(year: number, month: number, day: number, { timeOfDay }: DateText): number {
  if (!isCivilDate(year, month, day)) return Number.NaN;
  return civilDayOf(year, month, day) * dayLength + Math.max(timeOfDay, 0);
}
