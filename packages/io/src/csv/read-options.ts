import { anyFunction, nonEmptyText, type OnProgress, type OptionRule, optionRule, wholeNumber } from '@clientele/core';

/** Options of every function that reads a CSV file. */
export interface FileOptions {
  /** The character between fields. Default: found, among comma, semicolon, tab and bar. */
  readonly delimiter?: string;
  /** Name of the encoding, e.g. `"windows-1252"`. Default: that of the byte order mark, else UTF-8. */
  readonly encoding?: string;
  /** How many physical lines stand above the header. Default 0; blank lines there need no option. */
  readonly skipLines?: number;
  /** The longest field allowed, in UTF-16 units, quotes included. Default 1,000,000. */
  readonly maxFieldLength?: number;
  /** Stops the reading; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told once every 65,536 rows and at the end; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** The rules of `FileOptions`. */
export const fileRules: Readonly<Record<keyof FileOptions, OptionRule>> = Object.freeze({
  delimiter: optionRule('one character that is no quote and no line end', isDelimiter),
  encoding: nonEmptyText,
  skipLines: wholeNumber(0),
  maxFieldLength: wholeNumber(1),
  signal: optionRule('an AbortSignal', (value) => value instanceof AbortSignal),
  onProgress: anyFunction,
});

/** The default of `maxFieldLength`. */
export const defaultMaxFieldLength: number = 1_000_000;

function isDelimiter(value: unknown): boolean {
  return (
    typeof value === 'string' && value.length === 1 && !'"\n\r\ufeff'.includes(value) && !/[\ud800-\udfff]/.test(value)
  );
}
