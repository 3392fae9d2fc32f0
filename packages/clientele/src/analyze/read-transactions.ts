import {
  asTransactionLog,
  type CleanOptions,
  checkOptions,
  cleanTransactions,
  type DataIssues,
  findIssues,
  InvalidOptionError,
  isTransactionLog,
  type Note,
  type ParsedTransactions,
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
  /** What cleaning did. */
  readonly notes: readonly Note[];
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
  const parsing = pickParseOptions(options);
  const parsed = asTransactionLog(transactions, parsing, 'analyze');
  const { log, issues, rowsRead, rowsDropped } = parsed;
  const isLog = isTransactionLog(transactions);
  const readsRows = Array.isArray(options.interactions) || Array.isArray(options.feedback);
  if (!isLog) refuseIdle('issues', options, 'rows bring findings of their own');
  else if (!readsRows) refuseIdle('maxBad', options, 'a log was read before');
  if (!isLog) checkBadShare('analyze', { rows: rowsRead, aside: rowsDropped }, issues, options.maxBad);
  if (options.clean !== undefined) {
    const read = isLog ? { issues: options.issues ?? issues, origin: {} } : parsed;
    return cleanLines(log, options.clean, read, options);
  }
  if (!isLog) return { log, quality: issues, notes: [] };
  return { log, quality: options.issues ?? findIssues(log, { maxIssues: options.maxIssues }), notes: [] };
}

function cleanLines(
  log: TransactionLog,
  clean: CleanOptions,
  read: Pick<ParsedTransactions, 'issues' | 'origin' | 'filledAmounts'>,
  { map, maxIssues }: AnalyzeOptions,
): ReadTransactions {
  const naming = { ...(map && { map }), ...(maxIssues !== undefined && { maxIssues }) };
  const { log: left, issues, notes } = cleanTransactions(log, { ...clean, ...naming, read });
  return { log: left, quality: issues, notes };
}

function refuseIdle(option: 'maxBad' | 'issues', options: AnalyzeOptions, reason: string): void {
  if (options[option] === undefined) return;
  throw new InvalidOptionError('analyze', [
    { option, allowed: `left out, since ${reason}`, received: showValue(options[option]) },
  ]);
}
