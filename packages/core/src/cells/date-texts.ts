import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { startOfCivilDay } from '../time/civil-day.ts';
import { instantShowing } from '../time/local-instant.ts';
import type { Zone } from '../time/zone.ts';
import type { DateFormatOptions } from './cell-options.ts';
import { chooseFormat, type FormatReading } from './choose-format.ts';
import { type CalendarFormat, calendarFormats, type DateFormat, isDigitFormat } from './date-format.ts';
import { type DateText, localTime, splitDateText } from './date-text.ts';
import { digitTime, numberOfDigits } from './digit-date.ts';

const dayLength = 86_400_000;
const latestInstant = 8.64e15;

/** The distinct texts of a column, each read once. */
export interface DateTexts {
  /** Epoch milliseconds; NaN where a text is no date in this format. */
  readonly values: Float64Array;
  /** `null` where no text is a date. */
  readonly format: DateFormat | null;
}

/**
 * Finds the one date format of a column, or takes the stated one, and reads its texts in it.
 *
 * @param texts each distinct text once
 * @param weights how many cells hold each; 0 where the text means missing
 * @throws InvalidInputError (`invalid-input`) where two formats fit and differ
 */
export function readDateTexts(
  texts: readonly string[],
  weights: Uint32Array,
  options: DateFormatOptions,
  zone: Zone,
  verb: string,
  column: string,
): DateTexts {
  const format = options.dateFormat;
  if (format !== undefined && isDigitFormat(format)) {
    const read = (text: string): number => instantOfDigits(numberOfDigits(text, format), format, zone);
    return { values: Float64Array.from(texts, (text, at) => (weights[at] === 0 ? Number.NaN : read(text))), format };
  }
  const split = texts.map((text, at) => (weights[at] === 0 ? null : splitDateText(text)));
  const asked = format === undefined ? calendarFormats : [format];
  const readings = asked.flatMap((candidate) => readingOf(split, candidate, options.pivotYear));
  if (readings.length === 0) return { values: new Float64Array(texts.length).fill(Number.NaN), format: null };
  const choice = chooseFormat(readings, weights);
  if ('rivals' in choice) throw ambiguous(choice.rivals, choice.text, texts, verb, column);
  return { values: instantsOf(choice.chosen.values, split, zone), format: choice.chosen.format };
}

/** One format's local times, or nothing where it reads no text. */
function readingOf(
  split: readonly (DateText | null)[],
  format: CalendarFormat,
  pivotYear: number | undefined,
): FormatReading<CalendarFormat>[] {
  let values: Float64Array | null = null;
  for (const [text, date] of split.entries()) {
    if (date === null || !date.formats.includes(format)) continue;
    const value = localTime(date, format, pivotYear);
    if (Number.isNaN(value)) continue;
    values ??= new Float64Array(split.length).fill(Number.NaN);
    values[text] = value;
  }
  return values === null ? [] : [{ format, values }];
}

function instantsOf(locals: Float64Array, split: readonly (DateText | null)[], zone: Zone): Float64Array {
  return locals.map((local, text) => {
    const date = split[text];
    if (Number.isNaN(local) || date === null || date === undefined) return Number.NaN;
    if (date.offset !== null) return inRange(local - date.offset);
    return instantOfLocal(local, date.timeOfDay < 0, zone);
  });
}

/** The instant of a local time, or the first one of a civil day. */
function instantOfLocal(local: number, isDate: boolean, zone: Zone): number {
  if (Number.isNaN(inRange(local))) return Number.NaN;
  return inRange(isDate ? startOfCivilDay(local / dayLength, zone) : instantShowing(local, zone));
}

function inRange(instant: number): number {
  return Math.abs(instant) <= latestInstant ? instant : Number.NaN;
}

/** The instant that a number means in a format of digits; NaN where it means none. */
export function instantOfDigits(value: number, format: DateFormat, zone: Zone): number {
  const time = digitTime(value, isDigitFormat(format) ? format : 'epoch-ms');
  return 'instant' in time ? inRange(time.instant) : instantOfLocal(time.local, time.isDate, zone);
}

function ambiguous(
  rivals: readonly [FormatReading<CalendarFormat>, FormatReading<CalendarFormat>],
  text: number,
  texts: readonly string[],
  verb: string,
  column: string,
): InvalidInputError {
  const cell = showValue(texts[text]);
  const readings = rivals.map(({ format, values }) => `${showDate(values[text])} with dateFormat "${format}"`);
  const message = `${verb}: column "${column}" can be read in two ways: ${cell} is ${readings.join(', ')}; state the option dateFormat`;
  return new InvalidInputError(message, [], { column, option: 'dateFormat', cell, readings });
}

function showDate(local: number | undefined): string {
  return local === undefined || Number.isNaN(local) ? 'no date' : new Date(local).toISOString().slice(0, 10);
}
