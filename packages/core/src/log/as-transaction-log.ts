import { InvalidOptionError } from '../errors/errors.ts';
import { collectIssues } from '../issues/collect.ts';
import { showValue } from '../show.ts';
import { isTransactionLog } from './is-transaction-log.ts';
import { openBuilder } from './log-builder.ts';
import { checkParseOptions, type ParseOptions, parseRules } from './parse-options.ts';
import type { ParsedTransactions } from './parsed-transactions.ts';
import type { Transactions } from './transaction-log.ts';

/**
 * What every door does with its transactions: a checked log passes as it is, rows are parsed. The door still owes its caller
 * the issues.
 *
 * @param transactions a log, or row objects
 * @param options how rows are read; with a log, they must be left out or say what the log says
 * @param verb the door's name; it begins the messages
 * @returns the log and the issues of its rows: none for a log, which was checked when it was made
 * @throws InvalidInputError (`invalid-input`) where no log can be made of the rows
 * @throws InvalidOptionError (`invalid-option`) also where options for rows come with a log
 * @example
 * import { asTransactionLog, parseTransactions } from '@clientele/core';
 * const log = parseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 12 }]);
 * asTransactionLog(log).log === log; // => true
 */
export function asTransactionLog(
  transactions: Transactions,
  options: ParseOptions = {},
  verb: string = 'asTransactionLog',
): ParsedTransactions {
  checkParseOptions(verb, options);
  if (!isTransactionLog(transactions)) {
    const builder = openBuilder(options, verb, { total: Array.isArray(transactions) ? transactions.length : null });
    builder.append(transactions);
    return builder.finish();
  }
  refuseRowOptions(transactions, options, verb);
  const issues = collectIssues().finish();
  return { log: transactions, issues, rowsRead: transactions.length, rowsDropped: 0, origin: {} };
}

const harmless: readonly string[] = ['maxIssues', 'onProgress'];

/** With a log, options for rows must be left out or say what the log says. */
export function refuseRowOptions(
  log: { readonly timeZone: string; readonly currency?: string },
  options: ParseOptions,
  verb: string,
): void {
  const saidByLog: Record<string, unknown> = { timeZone: log.timeZone, currency: log.currency };
  const problems = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !harmless.includes(name) && value !== saidByLog[name])
    .map(([option, value]) => ({ option, allowed: logAllows(option, saidByLog), received: showValue(value) }));
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

function logAllows(option: string, saidByLog: Record<string, unknown>): string {
  const said = saidByLog[option];
  return said === undefined
    ? 'left out, since a log was parsed already'
    : `left out or ${showValue(said)}, as the log says`;
}

/**
 * Picks the parse options out of a door's own, to hand them on to `asTransactionLog`.
 *
 * @param options all options of the door
 * @returns those that say how rows are read
 * @example
 * import { pickParseOptions } from '@clientele/core';
 * pickParseOptions({ timeZone: 'UTC', bins: 5 }); // => { timeZone: 'UTC' }
 */
export function pickParseOptions(options: object): ParseOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(parseRules, name)));
}
