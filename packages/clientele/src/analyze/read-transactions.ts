import {
  asTransactionLog,
  checkOptions,
  type DataIssues,
  findIssues,
  isTransactionLog,
  parseRules,
  pickParseOptions,
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
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InvalidInputError (`invalid-input`) where too many rows cannot be used
 */
export function readTransactions(transactions: Transactions, options: AnalyzeOptions): ReadTransactions {
  checkOptions('analyze', options, { ...parseRules, ...ownRules });
  const { log, issues, rowsRead, rowsDropped } = asTransactionLog(transactions, pickParseOptions(options), 'analyze');
  if (isTransactionLog(transactions)) return { log, quality: options.issues ?? findIssues(log) };
  checkBadShare('analyze', { rows: rowsRead, aside: rowsDropped }, issues, options.maxBad);
  return { log, quality: issues };
}
