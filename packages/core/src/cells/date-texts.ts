import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { startOfCivilDay } from '../time/civil-day.ts';
import { instantShowing } from '../time/local-instant.ts';
import type { Zone } from '../time/zone.ts';
import type { DateFormatOptions } from './cell-options.ts';
import { chooseFormat, type FormatReading } from './choose-format.ts';
import { type CalendarFormat, calendarFormats, type DateFormat, isDigitFormat } from './date-format.ts';
import { localTime, splitDateText } from './date-text.ts';
import { digitTime, numberOfDigits } from './digit-date.ts';
import { isPlainDate, isPlainUtc } from './iso-time.ts';

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
 * @param texts the texts of the column
 * @param weights how many cells hold each; 0 where the text means missing
 * @param plainCells how many cells beside them are plain ISO 8601 times, which no other format reads
 * @throws InvalidInputError (`invalid-input`) where two formats fit and differ
 */
export function readDateTexts(
  texts: readonly string[],
  weights: Uint32Array,
  plainCells: number,
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
  const known = splitTexts(texts, weights, format === undefined ? calendarFormats : [format], options.pivotYear);
  if (plainCells > 0) valuesOf(known.locals, 'iso', texts.length);
  const readings = [...known.locals].map(([candidate, values]) => ({
    format: candidate,
    values,
    beside: candidate === 'iso' ? plainCells : 0,
  }));
  if (readings.length === 0) return { values: new Float64Array(texts.length).fill(Number.NaN), format: null };
  const choice = chooseFormat(readings, weights);
  if ('rivals' in choice) throw ambiguous(choice.rivals, choice.text, texts, verb, column);
  return { values: instantsOf(choice.chosen.values, known, zone), format: choice.chosen.format };
}

/** What the texts of a column say, before it is known in which format they say it. */
interface SplitTexts {
  /** Local times by format, NaN where a text cannot be read so; formats that read nothing are left out. */
  readonly locals: Map<CalendarFormat, Float64Array>;
  /** 1 where a text has no time of day. */
  readonly isDate: Uint8Array;
  /** Milliseconds ahead of UTC where a text says so, else NaN. */
  readonly offsets: Float64Array;
}

function splitTexts(
  texts: readonly string[],
  weights: Uint32Array,
  asked: readonly CalendarFormat[],
  pivotYear: number | undefined,
): SplitTexts {
  const locals = new Map<CalendarFormat, Float64Array>();
  const isDate = new Uint8Array(texts.length);
  const offsets = new Float64Array(texts.length).fill(Number.NaN);
  for (let text = 0; text < texts.length; text++) {
    const date = weights[text] === 0 ? null : splitDateText(texts[text] as string);
    if (date === null) continue;
    isDate[text] = date.timeOfDay < 0 ? 1 : 0;
    offsets[text] = date.offset ?? Number.NaN;
    for (const format of date.formats) {
      const local = asked.includes(format) ? localTime(date, format, pivotYear) : Number.NaN;
      if (!Number.isNaN(local)) valuesOf(locals, format, texts.length)[text] = local;
    }
  }
  return { locals, isDate, offsets };
}

function valuesOf(locals: Map<CalendarFormat, Float64Array>, format: CalendarFormat, length: number): Float64Array {
  let values = locals.get(format);
  if (values === undefined) {
    values = new Float64Array(length).fill(Number.NaN);
    locals.set(format, values);
  }
  return values;
}

function instantsOf(locals: Float64Array, { isDate, offsets }: SplitTexts, zone: Zone): Float64Array {
  return locals.map((local, text) => {
    if (Number.isNaN(local)) return Number.NaN;
    const offset = offsets[text] as number;
    return Number.isNaN(offset) ? instantOfLocal(local, isDate[text] === 1, zone) : inRange(local - offset);
  });
}

/** The instant of a plain ISO 8601 time. */
export function instantOfPlain(local: number, mark: number, zone: Zone): number {
  return isPlainUtc(mark) ? local : instantOfLocal(local, isPlainDate(mark), zone);
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
