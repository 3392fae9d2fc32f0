import { InvalidInputError } from '../errors/errors.ts';
import { collectIssues, mergeIssues } from '../issues/collect.ts';
import type { DataIssues, IssueCode } from '../issues/issue.ts';
import { checkOptions } from '../options/check-options.ts';
import { anyRecord, optionRule, wholeNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { textAt } from '../table/dictionary.ts';
import { formatCivilDay } from '../time/civil-date.ts';
import { civilDays } from '../time/civil-day.ts';
import { exactDuplicates } from './exact-duplicates.ts';
import { type MapField, sourceName } from './fields.ts';
import { isTransactionLog } from './is-transaction-log.ts';
import { spreadIds } from './spread-ids.ts';
import type { FieldMap, TransactionLog } from './transaction-log.ts';

/** Options of `findIssues`. */
export interface FindIssuesOptions {
  /** The row of the input that each line of the log was, where some were dropped. */
  readonly rows?: Uint32Array;
  /** The physical line of a file where each row of the input starts. */
  readonly lines?: Uint32Array;
  /** The names of the columns in the user's data, for the issues. */
  readonly map?: FieldMap<MapField>;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

const wholeNumbers = optionRule('a Uint32Array', (value) => value instanceof Uint32Array);

/**
 * Looks a log over for lines that are usable but worth a look. Nothing is changed.
 *
 * - `exact-duplicate`: a line that equals an earlier one in every column; one issue a surplus line, its amount in `received`
 * - `order-on-several-days`: one issue an order id whose lines fall on more than one civil day
 * - `order-of-several-customers`: one issue an order id met with more than one customer
 * - `product-with-several-names`: one issue a product id met with more than one name
 *
 * @param log the log
 * @param options how its lines are named in the issues
 * @returns the findings, all of them `kept`
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { findIssues, parseTransactions } from '@clientele/core';
 * const line = { customer: 'Ada', time: '2026-01-05', amount: 12, order: '1' };
 * findIssues(parseTransactions([line, line, { ...line, customer: 'Bo' }])).counts;
 * // => { 'exact-duplicate': 1, 'order-of-several-customers': 1 }
 */
export function findIssues(log: TransactionLog, options: FindIssuesOptions = {}): DataIssues {
  checkOptions('findIssues', options, {
    rows: wholeNumbers,
    lines: wholeNumbers,
    map: anyRecord,
    maxIssues: wholeNumber(0),
  });
  if (!isTransactionLog(log)) {
    throw new InvalidInputError(
      `findIssues: expected a transaction log, got ${showValue(log)}; parseTransactions(rows) makes one of rows`,
    );
  }
  return mergeIssues([duplicates(log, options), orders(log, options), products(log, options)], options.maxIssues);
}

function duplicates(log: TransactionLog, options: FindIssuesOptions): DataIssues {
  const findings = openFindings('exact-duplicate', 'amount', options);
  for (const { row, earlier } of exactDuplicates(log)) {
    const expected = (): string => `a line that differs from row ${options.rows?.[earlier] ?? earlier}`;
    findings.add(row, expected, log.amount[row]);
  }
  return findings.finish();
}

function orders({ order, time, timeZone, customer }: TransactionLog, options: FindIssuesOptions): DataIssues {
  const severalDays = openFindings('order-on-several-days', 'order', options);
  const severalCustomers = openFindings('order-of-several-customers', 'order', options);
  if (order !== undefined) {
    const days = civilDays(time, timeZone);
    for (const { id, row, earlier } of spreadIds(order, (at) => days[at] as number)) {
      severalDays.add(row, () => `one civil day, ${formatCivilDay(days[earlier] as number)}`, id);
    }
    for (const { id, row, earlier } of spreadIds(order, (at) => customer.codes[at] as number)) {
      severalCustomers.add(row, () => `one customer, ${showValue(textAt(customer, earlier))}`, id);
    }
  }
  return mergeIssues([severalDays.finish(), severalCustomers.finish()], options.maxIssues);
}

function products({ product, productName }: TransactionLog, options: FindIssuesOptions): DataIssues {
  const findings = openFindings('product-with-several-names', 'product', options);
  if (product !== undefined && productName !== undefined) {
    for (const { id, row, earlier } of spreadIds(product, (at) => productName.codes[at] as number)) {
      findings.add(row, () => `one name, ${showValue(textAt(productName, earlier))}`, id);
    }
  }
  return findings.finish();
}

const unlisted = { expected: '', received: '' };

interface Findings {
  /** `expected` is only asked for while issues are listed. */
  add(row: number, expected: () => string, received: unknown): void;
  finish(): DataIssues;
}

/** Opens the findings of one kind: they name rows, lines and columns as the user's data does. */
function openFindings(code: IssueCode, field: MapField, { rows, lines, map, maxIssues }: FindIssuesOptions): Findings {
  const limit = maxIssues ?? 1000;
  const found = collectIssues(limit);
  let listed = 0;
  return {
    add(at, expected, received) {
      const row = rows?.[at] ?? at;
      const line = lines?.[row];
      const place = line === undefined || line === 0 ? { row } : { row, line };
      const words = listed < limit ? { expected: expected(), received: showValue(received) } : unlisted;
      listed += 1;
      found.add({ code, ...place, column: sourceName(map, field), ...words, action: 'kept' });
    },
    finish: () => found.finish(),
  };
}
