import type { DataIssues } from '../issues/issue.ts';
import { checkOptions } from '../options/check-options.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { ianaTimeZone, openZone, type Zone } from '../time/zone.ts';
import { noteCellIssues, showCell } from './cell-issues.ts';
import { type CellOptions, cellRules, checkCellList, type DateFormatOptions, dateFormatRules } from './cell-options.ts';
import { weighTexts } from './choose-format.ts';
import type { DateFormat } from './date-format.ts';
import { instantOfDigits, instantOfPlain, readDateTexts } from './date-texts.ts';
import { dateCell, type GatheredCells, type GrowingCells, growCells, numberCell } from './growing-cells.ts';
import { isPlainMark } from './iso-time.ts';
import { missingTexts } from './missing.ts';

/** Options of `readDateCells`. */
export interface DateCellOptions extends CellOptions, DateFormatOptions {
  /** IANA zone in which times without an offset are meant. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** A column of times as read. */
export interface DateCells {
  /** Epoch milliseconds, UTC, one a row; NaN where the cell is missing or no date. */
  readonly values: Float64Array;
  readonly issues: DataIssues;
  /** The format that the column's texts were read in; `null` where no text is a date. */
  readonly format: DateFormat | null;
}

const digitsOnly = /^\s*-?\d+(?:[.,]\d+)?\s*$/;
const endOf1970 = 31_536_000_000;
const expected = 'a date; digits alone need dateFormat';

/**
 * Reads a column of times in one format, the stated one or the one that fits, found over all its cells. Times without an
 * offset are local times of the zone. Digits in texts are no date unless `dateFormat` says what they mean; numbers are epoch
 * milliseconds unless it says otherwise.
 *
 * @param cells texts, `Date`s, numbers; `null` and `undefined` are missing
 * @param options the column's name, its zone, and what is known of its format
 * @returns instants in row order, issues, and the format found
 * @throws InvalidInputError (`invalid-input`) where two formats fit and differ: 03/04/2024 alone does not say which is the day
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readDateCells } from '@clientele/core';
 * const { values, format } = readDateCells(['03/04/2024', '25/12/2024 18:30'], { column: 'Datum' });
 * format; // => 'd/M/y'
 * new Date(values[1]).toISOString(); // => '2024-12-25T18:30:00.000Z'
 */
export function readDateCells(cells: readonly unknown[], options: DateCellOptions): DateCells {
  const verb = options?.verb ?? 'readDateCells';
  checkOptions(verb, options, { ...cellRules, ...dateFormatRules, timeZone: ianaTimeZone });
  checkCellList(verb, cells, options);
  const growing = growDates(options, cells.length);
  for (let row = 0; row < cells.length; row++) growing.add(cells[row]);
  return settleDates(growing.finish(), { ...options, verb });
}

/** Opens a column of times. Plain ISO 8601 is read on the way, unless it may mean something else. */
export function growDates(options: DateCellOptions, expectedRows?: number): GrowingCells {
  const { maxIssues, dateFormat = 'iso', nulls = [] } = options;
  return growCells({ maxIssues, readsTimes: dateFormat === 'iso' && nulls.length === 0, expectedRows });
}

/** Reads gathered cells as times. */
export function settleDates(cells: GatheredCells, options: DateCellOptions): DateCells {
  const { verb = 'readDateCells', column } = options;
  const zone = openZone(options.timeZone ?? 'UTC', verb);
  const isMissing = missingTexts(cells.texts, options.nulls);
  const weights = weighTexts(cells.codes, isMissing);
  const read = readDateTexts(cells.texts, weights, cells.plain, options, zone, verb, column);
  const notes = noteCellIssues(options, 'invalid-date', expected);
  const values = cells.numbers ?? new Float64Array(cells.length);
  const asInstant = instantReader(options.dateFormat ?? 'epoch-ms', zone);
  function readCell(code: number, given: number): number {
    if (isPlainMark(code)) return read.format === 'iso' ? instantOfPlain(given, code, zone) : Number.NaN;
    if (code === numberCell) return asInstant(given);
    return code === dateCell ? given : (read.values[code] ?? Number.NaN);
  }
  for (let row = 0; row < cells.length; row++) {
    const code = cells.codes[row] as number;
    const given = values[row] as number;
    const value = readCell(code, given);
    values[row] = value;
    if (!Number.isNaN(value)) continue;
    if (code === NO_CODE || isMissing[code] === 1) notes.missing(row);
    else notes.unreadable(row, showCell(cells, row, given));
  }
  if (countsFromEpoch(options.dateFormat) && allNumbersIn1970(cells, values)) {
    const hint = 'times after 1970; if the numbers are seconds or serials, say so with dateFormat';
    notes.kept('epoch-1970', -1, hint, 'numbers that all fall in 1970');
  }
  return { values, issues: notes.finish(), format: read.format };
}

function instantReader(format: DateFormat, zone: Zone): (value: number) => number {
  return (value) => instantOfDigits(value, format, zone);
}

function countsFromEpoch(format: DateFormat | undefined): boolean {
  return format === undefined || format === 'epoch-ms' || format === 'epoch-s';
}

/** Whether the column holds numbers, as such or as digits, and all that it holds are times of 1970. */
function allNumbersIn1970({ codes, texts }: GatheredCells, values: Float64Array): boolean {
  let numbers = 0;
  for (let row = 0; row < codes.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const code = codes[row] as number;
    const isNumber = code === numberCell || (code < texts.length && digitsOnly.test(texts[code] as string));
    if (!isNumber || value < 0 || value >= endOf1970) return false;
    numbers += 1;
  }
  return numbers > 0;
}
