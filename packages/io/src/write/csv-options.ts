import { ianaTimeZone, type OptionRule, optionRule, trueOrFalse } from '@clientele/core';

/** How a table is written. */
export interface WriteOptions {
  /** Which columns, and in which order. Default: all, `customer` first where there is one. */
  readonly names?: readonly string[];
  /**
   * Columns of epoch milliseconds that are written as ISO 8601: as bare dates where every cell is a midnight of `timeZone`,
   * else as instants in UTC.
   */
  readonly instants?: readonly string[];
  /** IANA zone whose midnights are written as bare dates. Default `"UTC"`. */
  readonly timeZone?: string;
  /**
   * Puts an apostrophe before texts, the header's among them, that begin with `=`, `+`, `-`, `@`, a tab or a carriage return, so that no spreadsheet
   * runs them as a formula. Such a file does not read back as it was. Default false.
   */
  readonly neutralise?: boolean;
}

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');
const someNames = optionRule('a list of column names', isNames);
/** No reader could tell two columns of one name apart, nor find a header in a blank line. */
const names = optionRule(
  'a list of one or more different column names',
  (value) => isNames(value) && value.length > 0 && new Set(value).size === value.length,
);

/** The rules of `WriteOptions`. */
export const writeRules: Readonly<Record<keyof WriteOptions, OptionRule>> = Object.freeze({
  names,
  instants: someNames,
  timeZone: ianaTimeZone,
  neutralise: trueOrFalse,
});
