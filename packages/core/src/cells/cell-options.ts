import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { type OptionRule, oneOf, optionRule, wholeNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type DateFormat, dateFormats } from './date-format.ts';

/** What the readers of one column need to know beside its cells. */
export interface CellOptions {
  /** The column's name in the user's data; messages and issues carry it. */
  readonly column: string;
  /** Whether a row cannot do without this cell; an unreadable one is then `dropped`, else `repaired`. Default true. */
  readonly required?: boolean;
  /** Texts that mean missing in this column, beside the blank one. */
  readonly nulls?: readonly string[];
  /** How many issues are listed in full. Default 1,000. */
  readonly maxIssues?: number;
  /** The 1-based physical line where each row starts, for files. */
  readonly lines?: Uint32Array;
  /** The function that the user called; it begins the messages. */
  readonly verb?: string;
}

/** How numbers are written in a column; what is left out is found over all its cells. */
export interface NumberFormatOptions {
  /** The decimal sign; found over the whole column unless given. */
  readonly decimal?: DecimalSign;
  /** The sign between thousands; `''` says that there is none. Found over the whole column unless given. */
  readonly thousands?: ThousandsSign;
}

/** How times are written in a column; what is left out is found over all its cells. */
export interface DateFormatOptions {
  /** How dates are written, e.g. `'d/M/y'`; found over the whole column unless given, and asked for where two fit. */
  readonly dateFormat?: DateFormat;
  /** The first year of the hundred that two-digit years mean: 1950 reads 49 as 2049 and 50 as 1950. */
  readonly pivotYear?: number;
}

/** A decimal sign. */
export type DecimalSign = '.' | ',';

/** A sign between thousands; the blank also stands for no-break and thin ones, the apostrophe for the curly one. */
export type ThousandsSign = '' | ',' | '.' | ' ' | "'";

/** The rules of the number format's options. */
export const numberFormatRules: Readonly<Record<keyof NumberFormatOptions, OptionRule>> = Object.freeze({
  decimal: oneOf('.', ','),
  thousands: oneOf('', ',', '.', ' ', "'"),
});

/** The rules of the date format's options. */
export const dateFormatRules: Readonly<Record<keyof DateFormatOptions, OptionRule>> = Object.freeze({
  dateFormat: oneOf(...dateFormats),
  pivotYear: wholeNumber(1000, 9900),
});

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((text) => typeof text === 'string');

/** The rules of the options that every reader of cells takes. */
export const cellRules: Readonly<Record<keyof CellOptions, OptionRule>> = Object.freeze({
  column: optionRule('a column name', (value) => typeof value === 'string'),
  required: optionRule('true or false', (value) => typeof value === 'boolean'),
  nulls: optionRule('a list of texts', isTexts),
  maxIssues: wholeNumber(0),
  lines: optionRule('a Uint32Array', (value) => value instanceof Uint32Array),
  verb: optionRule('a text', (value) => typeof value === 'string'),
});

/** Refuses what is no list of cells, and a column without a name: issues would have none to give. */
export function checkCellList(verb: string, cells: unknown, options: CellOptions | undefined): void {
  if (typeof options?.column !== 'string') {
    throw new InvalidOptionError(verb, [
      { option: 'column', allowed: 'a column name', received: showValue(options?.column) },
    ]);
  }
  if (Array.isArray(cells) || ArrayBuffer.isView(cells)) return;
  throw new InvalidInputError(`${verb}: expected a list of cells, got ${showValue(cells)}`);
}
