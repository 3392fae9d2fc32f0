import type { DataIssues } from '../issues/issue.ts';
import { checkOptions } from '../options/check-options.ts';
import { optionRule } from '../options/rules.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { noteCellIssues, showCell } from './cell-issues.ts';
import {
  type CellOptions,
  cellRules,
  checkCellList,
  type NumberFormatOptions,
  numberFormatRules,
} from './cell-options.ts';
import { weighTexts } from './choose-format.ts';
import { agreeOnCurrency, isCurrencyCode } from './currency.ts';
import { type GatheredCells, growCells, numberCell } from './growing-cells.ts';
import { missingTexts } from './missing.ts';
import { type NumberFormat, readNumberTexts } from './number-format.ts';

/** Options of `readNumberCells`. */
export interface NumberCellOptions extends CellOptions, NumberFormatOptions {
  /** The currency that signs and codes in the cells must agree with, e.g. `"EUR"`. */
  readonly currency?: string;
}

/** A column of numbers as read. */
export interface NumberCells {
  /** One value a row; NaN where the cell is missing or no number. */
  readonly values: Float64Array;
  readonly issues: DataIssues;
  /** The decimal and thousands sign that the column's texts were read with. */
  readonly format: NumberFormat;
  /** The currency that the cells name, where they name one. */
  readonly currency?: string;
}

/**
 * Reads a column of numbers as people and programs write them: sign before or behind, parentheses for a negative one,
 * currency sign or code, exponent, and one decimal and thousands sign for the whole column, found over all its cells. What
 * cannot be read is an issue and NaN, never 0.
 *
 * @param cells texts, numbers, bigints, objects with `toNumber` as decimal libraries make them; `null` and `undefined` are missing
 * @param options the column's name, and what is known of its format
 * @returns values in row order, issues, and the format found
 * @throws InvalidInputError (`invalid-input`) where two formats fit and differ, or two currencies are met
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readNumberCells } from '@clientele/core';
 * const cells = ['1.234,50 €', '(7)', '12-', 'much'];
 * [...readNumberCells(cells, { column: 'Umsatz' }).values]; // => [1234.5, -7, -12, NaN]
 */
export function readNumberCells(cells: readonly unknown[], options: NumberCellOptions): NumberCells {
  const verb = options?.verb ?? 'readNumberCells';
  checkOptions(verb, options, {
    ...cellRules,
    ...numberFormatRules,
    currency: optionRule('a currency code such as "EUR"', isCurrencyCode),
  });
  checkCellList(verb, cells, options);
  const growing = growCells({ maxIssues: options.maxIssues, expectedRows: cells.length });
  for (let row = 0; row < cells.length; row++) growing.add(cells[row]);
  return settleNumbers(growing.finish(), { ...options, verb });
}

/** Reads gathered cells as numbers; rows without one are issues, or told to `onMissing`. */
export function settleNumbers(
  cells: GatheredCells,
  options: NumberCellOptions,
  onMissing?: (row: number) => void,
): NumberCells {
  const { verb = 'readNumberCells', column } = options;
  const isMissing = missingTexts(cells.texts, options.nulls);
  const weights = weighTexts(cells.codes, isMissing);
  const read = readNumberTexts(cells.texts, weights, options, verb, column);
  const currency = agreeOnCurrency(read.currencies, options.currency, verb, column);
  const notes = noteCellIssues(options, 'invalid-number', 'a finite number');
  const missing = onMissing ?? notes.missing;
  const values = cells.numbers ?? new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const code = cells.codes[row] as number;
    const value = code === numberCell ? (values[row] as number) : (read.values[code] ?? Number.NaN);
    if (!Number.isFinite(value)) {
      if (code === NO_CODE || isMissing[code] === 1) missing(row);
      else notes.unreadable(row, showCell(cells, row, values[row]));
    }
    values[row] = Number.isFinite(value) ? value + 0 : Number.NaN; // never -0
  }
  return { values, issues: notes.finish(), format: read.format, ...(currency === undefined ? {} : { currency }) };
}
