import { InvalidInputError } from '../errors/errors.ts';
import type { IssueCode } from '../issues/issue.ts';
import type { InputRows } from './input-chunk.ts';
import { openBuilder } from './log-builder.ts';
import { checkParseOptions, type ParseOptions } from './parse-options.ts';
import type { ParsedTransactions } from './parsed-transactions.ts';
import type { TransactionLog } from './transaction-log.ts';

/**
 * Reads rows or columns of anything as transactions; one row that cannot be used, or one cell, and it throws.
 *
 * @param input row objects, or an object of columns: arrays, typed arrays, coded columns
 * @param options map, zone and formats
 * @returns the log, frozen
 * @throws InvalidInputError (`invalid-input`) with the issues, or where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { parseTransactions, textAt } from '@clientele/core';
 * const rows = [
 *   { 'Customer ID': '007', 'Order Date': '31.12.2025', Sales: '1.234,50 €' },
 *   { 'Customer ID': 8, 'Order Date': '02.01.2026', Sales: '-10,00 €' },
 * ];
 * const log = parseTransactions(rows, { map: { customer: 'Customer ID', time: 'Order Date', amount: 'Sales' } });
 * log.length; // => 2
 * log.currency; // => 'EUR'
 * textAt(log.customer, 0); // => '007'
 * [...log.amount]; // => [1234.5, -10]
 */
export function parseTransactions(input: InputRows, options: ParseOptions = {}): TransactionLog {
  const parsed = parse(input, options, 'parseTransactions', false);
  const isWhole = parsed.rowsDropped === 0 && unreadable.every((code) => parsed.issues.counts[code] === undefined);
  if (!isWhole) throw badRows('parseTransactions', parsed);
  return parsed.log;
}

/**
 * Reads rows or columns of anything as transactions, and sets aside what cannot be used: a row without a readable customer,
 * time or amount is dropped, any other unreadable cell is left missing. Every one is counted and listed; so are lines that
 * are usable but worth a look, as `findIssues` finds them.
 *
 * @param input row objects, or an object of columns: arrays, typed arrays, coded columns
 * @param options map, zone and formats
 * @returns the log, the issues, and how many rows were read and dropped
 * @throws InvalidInputError (`invalid-input`) where no log can be made: a column is missing, its format is ambiguous, or a row is no object
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { safeParseTransactions } from '@clientele/core';
 * const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 12 }, { customer: 'Bo', time: 'soon', amount: 7 }];
 * const { log, issues } = safeParseTransactions(rows);
 * log.length; // => 1
 * issues.counts; // => { 'invalid-date': 1 }
 */
export function safeParseTransactions(input: InputRows, options: ParseOptions = {}): ParsedTransactions {
  return parse(input, options, 'safeParseTransactions', true);
}

/** Cells with these issues could not be kept. */
const unreadable: readonly IssueCode[] = ['invalid-id', 'invalid-date', 'invalid-number', 'invalid-custom'];
const shownIssues = 3;

function parse(input: InputRows, options: ParseOptions, verb: string, lookOver: boolean): ParsedTransactions {
  checkParseOptions(verb, options);
  const builder = openBuilder(options, verb, { total: Array.isArray(input) ? input.length : null, lookOver });
  builder.append(input);
  return builder.finish();
}

function badRows(verb: string, { issues, rowsRead }: ParsedTransactions): InvalidInputError {
  const bad = issues.listed.filter(({ action }) => action !== 'kept');
  const shown = bad
    .slice(0, shownIssues)
    .map(
      ({ row, column, expected, received }) => `row ${row}, column "${column}": expected ${expected}, got ${received}`,
    );
  const counts = Object.entries(issues.counts).map(([code, count]) => `${code} ${count}`);
  const found = [...shown, `of ${rowsRead} rows: ${counts.join(', ')}`].join('; ');
  return new InvalidInputError(`${verb}: ${found}; safeParseTransactions sets such rows aside`, bad, {
    rowsRead,
    counts: { ...issues.counts },
  });
}
