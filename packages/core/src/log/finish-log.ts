import { agreeOnCurrency, severalCurrencies } from '../cells/currency.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import { convertAmounts } from './convert-currency.ts';
import { type MapField, mapFields, requiredFields, sourceName } from './fields.ts';
import { findIssues } from './find-issues.ts';
import type { GrowingLog } from './growing-log.ts';
import type { ParseOptions } from './parse-options.ts';
import type { LogOrigin, ParsedTransactions } from './parsed-transactions.ts';
import type { TransactionLog } from './transaction-log.ts';
import { idsOfRows, numbersOfRows, usableRows } from './usable-rows.ts';

/** Reads the gathered columns one by one, sets aside the rows that cannot be used, and looks the rest over if asked to. */
export function finishLog(
  growing: GrowingLog,
  options: ParseOptions,
  verb: string,
  lines: Uint32Array | undefined,
  rowsRead: number,
  lookOver: boolean,
): ParsedTransactions {
  const issues: DataIssues[] = [];
  const settle = (name: MapField, currency?: string): { values: Float64Array | CodedColumn; currency?: string } => {
    const settled = growing.settle(name, currency, lines);
    issues.push(settled.issues);
    return settled;
  };
  const currencies = growing.has('currency') ? (settle('currency').values as CodedColumn) : undefined;
  const converts = options.rates !== undefined && rowsRead > 0;
  const stated = currencies === undefined || converts ? options.currency : statedCurrency(currencies, options, verb);
  const customer = settle('customer').values as CodedColumn;
  const time = settle('time').values as Float64Array;
  const read = settle('amount', converts ? undefined : stated);
  const { currency = stated } = converts ? { currency: stated } : read;
  const { amount, issues: ofRates } = converts
    ? converted(read, currencies, time, options, verb, lines)
    : { amount: read.values as Float64Array, issues: undefined };
  if (ofRates !== undefined) issues.push(ofRates);
  const rows = usableRows(customer, time, amount);

  const optional: Partial<Record<MapField, Float64Array | CodedColumn>> = {};
  for (const name of mapFields) {
    if (requiredFields.includes(name) || name === 'currency' || !growing.has(name)) continue;
    const column = settle(name).values;
    optional[name] = 'codes' in column ? idsOfRows(column, rows) : numbersOfRows(column, rows);
  }
  const log = Object.freeze({
    length: rows?.length ?? rowsRead,
    timeZone: options.timeZone ?? 'UTC',
    ...(currency === undefined ? {} : { currency }),
    customer: idsOfRows(customer, rows),
    time: numbersOfRows(time, rows),
    amount: numbersOfRows(amount, rows),
    ...optional,
  }) as TransactionLog;
  if (lookOver) {
    const { map, maxIssues } = options;
    issues.push(findIssues(log, { map, maxIssues, lines, rows: rows ?? undefined }));
  }
  return Object.freeze({
    log,
    issues: mergeIssues(issues, options.maxIssues),
    rowsRead,
    rowsDropped: rowsRead - log.length,
    origin: originOf(rows, lines),
  });
}

function originOf(rows: Uint32Array | null, lines: Uint32Array | undefined): LogOrigin {
  if (rows === null) return Object.freeze(lines === undefined ? {} : { lines });
  return Object.freeze(lines === undefined ? { rows } : { rows, lines: rows.map((row) => lines[row] ?? 0) });
}

/** Amounts brought to the stated currency by the rates given. */
function converted(
  read: { readonly values: Float64Array | CodedColumn; readonly currency?: string },
  currencies: CodedColumn | undefined,
  time: Float64Array,
  options: ParseOptions,
  verb: string,
  lines: Uint32Array | undefined,
): { readonly amount: Float64Array; readonly issues: DataIssues } {
  const { rates = {}, currency: target = '', timeZone = 'UTC', maxIssues } = options;
  const column = sourceName(options.map, 'currency');
  if (currencies === undefined) {
    throw new InvalidInputError(
      `${verb}: rates need a column that names the currency of each row; map.currency says which`,
    );
  }
  if (read.currency !== undefined) {
    throw severalCurrencies(
      verb,
      sourceName(options.map, 'amount'),
      `"${read.currency}"`,
      `those of column "${column}"`,
    );
  }
  const known = { verb, target, rates, timeZone, column, lines, maxIssues };
  const { values, issues } = convertAmounts(read.values as Float64Array, currencies, time, known);
  return { amount: values, issues };
}

/** The one currency of a mapped column of currencies, checked against the stated one. */
function statedCurrency(column: Float64Array | CodedColumn, options: ParseOptions, verb: string): string | undefined {
  const texts = 'codes' in column ? column.dictionary.values : [];
  const met = new Map(texts.map((text) => [text.trim(), text]));
  return agreeOnCurrency(met, options.currency, verb, sourceName(options.map, 'currency'));
}
