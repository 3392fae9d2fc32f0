import {
  asTransactionLog,
  checkOptions,
  type DataIssues,
  findIssues,
  InvalidOptionError,
  isTransactionLog,
  parseRules,
  pickParseOptions,
  showValue,
  type TransactionLog,
  type Transactions,
} from '@clientele/core';
import { checkBadShare } from './bad-share.ts';
import { type AnalyzeOptions, ownRules } from './options.ts';

/** The transactions that an analysis stands on. */
export interface ReadTransactions {
  readonly log: TransactionLog;
  /** Findings of the reading, and of a look over the lines. */
  readonly quality: DataIssues;
}

/**
 * Checks the options of `analyze()` and reads its transactions.
 *
 * @throws InvalidOptionError (`invalid-option`) naming the option; also where one would have no effect: `maxBad` judges the
 *   reading of rows, `issues` tells of a log that was read before
 * @throws InvalidInputError (`invalid-input`) where too many rows cannot be used
 */
export function readTransactions(transactions: Transactions, options: AnalyzeOptions): ReadTransactions {
  checkOptions('analyze', options, { ...parseRules, ...ownRules });
  const { log, issues, rowsRead, rowsDropped } = asTransactionLog(transactions, pickParseOptions(options), 'analyze');
  const isLog = isTransactionLog(transactions);
  const readsRows = Array.isArray(options.interactions) || Array.isArray(options.feedback);
  if (!isLog) refuseIdle('issues', options, 'rows bring findings of their own');
  else if (!readsRows) refuseIdle('maxBad', options, 'a log was read before');
  if (isLog) return { log, quality: options.issues ?? findIssues(log, { maxIssues: options.maxIssues }) };
  checkBadShare('analyze', { rows: rowsRead, aside: rowsDropped }, issues, options.maxBad);
  return { log, quality: issues };
}

function refuseIdle(option: 'maxBad' | 'issues', options: AnalyzeOptions, reason: string): void {
  if (options[option] === undefined) return;
  throw new InvalidOptionError('analyze', [
    { option, allowed: `left out, since ${reason}`, received: showValue(options[option]) },
  ]);
}
