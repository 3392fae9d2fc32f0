import type { Note } from '../json.ts';
import { asTransactionLog, pickParseOptions } from '../log/as-transaction-log.ts';
import { type ParseOptions, parseRules } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import type { OptionRule } from '../options/rules.ts';

/** The log that a door was given or made of rows, and what is to be said of those rows. */
export interface InputLog {
  readonly log: TransactionLog;
  readonly notes: readonly Note[];
}

/** What every door here does first: check all options, its own beside those for rows, then read rows or pass a log on. */
export function inputLog(
  verb: string,
  transactions: Transactions,
  options: ParseOptions,
  rules: Readonly<Record<string, OptionRule>>,
): InputLog {
  checkOptions(verb, options, { ...parseRules, ...rules });
  const { log, issues, rowsRead, rowsDropped } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const counts = Object.entries(issues.counts);
  if (counts.length === 0) return { log, notes: [] };
  const found = counts.map(([code, count]) => `${code} ${count}`).join(', ');
  const message = `of ${rowsRead} rows ${rowsDropped} were left out; findings: ${found}; safeParseTransactions lists them`;
  const details = { rowsRead, rowsDropped, counts: { ...issues.counts } };
  return { log, notes: [{ code: 'input-issues', message, details }] };
}
