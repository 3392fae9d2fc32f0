import {
  type DateFormatOptions,
  type NumberFormatOptions,
  type OptionRule,
  oneOf,
  optionRule,
  parseRules,
} from '@clientele/core';
import { type FileOptions, fileRules } from '../csv/read-options.ts';
import { type ColumnKind, kindsByName, namesByName, textsByName } from './column-kinds.ts';

/** Options of `readTable`. */
export interface ReadTableOptions extends FileOptions, NumberFormatOptions, DateFormatOptions {
  /** The columns that must be there, by our names, and how each is read. Default: none, see `others`. */
  readonly columns?: Readonly<Record<string, ColumnKind>>;
  /** Columns that are read where the file has them. */
  readonly optional?: Readonly<Record<string, ColumnKind>>;
  /**
   * What becomes of all other columns: `leave` them out, or `infer` how each is read from its own cells: `number` where
   * all are numbers, none with a leading zero, `time` where all are ISO 8601 dates, else `id`. Default `infer` without
   * `columns`, else `leave`.
   */
  readonly others?: 'leave' | 'infer';
  /** Columns in which no cell may be missing: a row that lacks one is set aside. `customer` always is one. */
  readonly required?: readonly string[];
  /** From our column names to the file's; a name left out is looked for as it stands. */
  readonly map?: Readonly<Record<string, string>>;
  /** Texts that mean missing, beside the blank one, by our column names. */
  readonly nulls?: Readonly<Record<string, readonly string[]>>;
  /** IANA zone in which times without an offset are meant. Default `"UTC"`. */
  readonly timeZone?: string;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

/** The rules of `ReadTableOptions`. */
export const readTableRules: Readonly<Record<keyof ReadTableOptions, OptionRule>> = Object.freeze({
  ...fileRules,
  decimal: parseRules.decimal,
  thousands: parseRules.thousands,
  dateFormat: parseRules.dateFormat,
  pivotYear: parseRules.pivotYear,
  columns: kindsByName,
  optional: kindsByName,
  others: oneOf('leave', 'infer'),
  required: optionRule(
    'a list of column names',
    (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
  ),
  map: namesByName,
  nulls: textsByName,
  timeZone: parseRules.timeZone,
  maxIssues: parseRules.maxIssues,
});
