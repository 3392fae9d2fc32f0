import { agreeOnCurrency } from '../cells/currency.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import { type MapField, mapFields, requiredFields, sourceName } from './fields.ts';
import { findIssues } from './find-issues.ts';
import type { GrowingLog } from './growing-log.ts';
import type { ParseOptions } from './parse-options.ts';
import type { ParsedTransactions } from './parsed-transactions.ts';
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
  const stated = growing.has('currency') ? statedCurrency(settle('currency').values, options, verb) : options.currency;
  const customer = settle('customer').values as CodedColumn;
  const time = settle('time').values as Float64Array;
  const { values, currency = stated } = settle('amount', stated);
  const amount = values as Float64Array;
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
  });
}

/** The one currency of a mapped column of currencies, checked against the stated one. */
function statedCurrency(column: Float64Array | CodedColumn, options: ParseOptions, verb: string): string | undefined {
  const texts = 'codes' in column ? column.dictionary.values : [];
  const met = new Map(texts.map((text) => [text.trim(), text]));
  return agreeOnCurrency(met, options.currency, verb, sourceName(options.map, 'currency'));
}
