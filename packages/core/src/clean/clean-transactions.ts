import { frozen } from '../frozen.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { DataIssues, IssueCode } from '../issues/issue.ts';
import type { Note } from '../json.ts';
import { asTransactionLog, pickParseOptions } from '../log/as-transaction-log.ts';
import type { MapField } from '../log/fields.ts';
import { findIssues } from '../log/find-issues.ts';
import { isTransactionLog } from '../log/is-transaction-log.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { LogOrigin, ParsedTransactions } from '../log/parsed-transactions.ts';
import type { FieldMap, TransactionLog, Transactions } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import { anyRecord } from '../options/rules.ts';
import { openExactSum } from '../summary/exact-sum.ts';
import { countBelow } from '../table/count-sorted.ts';
import { type CleanOptions, cleanAndParseRules } from './clean-options.ts';
import { type CleaningPass, openPass, type RuleTally } from './cleaning-pass.ts';
import { type CleaningReport, type CleaningRule, noteOf, reportOf } from './cleaning-report.ts';
import { cleaningRules } from './cleaning-rules.ts';
import { checkMissing } from './rules/missing-cells.ts';

/** A cleaned log, and what was done to it. */
export interface CleanedTransactions {
  readonly log: TransactionLog;
  readonly report: CleaningReport;
  /** The lines that each rule found: rows of the input, in ascending order. */
  readonly touched: Readonly<Record<CleaningRule, Uint32Array>>;
  /** Findings of reading, of cleaning, and of a look over what is left. */
  readonly issues: DataIssues;
  readonly rowsRead: number;
  /** Rows set aside while they were read; those removed by a rule stand in `report`. */
  readonly rowsDropped: number;
  /** Where the lines left stood. */
  readonly origin: LogOrigin;
  /** One a rule that found something. */
  readonly notes: readonly Note[];
}

/** Options of `cleanTransactions` that say what is known of a log that was read before. */
export interface ReadBefore {
  /** What reading the log found and where its lines stood, as `safeParseTransactions` and `readCsv` give it. For logs only. */
  readonly read?: Pick<ParsedTransactions, 'issues' | 'origin' | 'filledAmounts'>;
}

/**
 * Cleans order lines by rules that can each be switched, and says of each what it did: how many lines, which, and what money.
 * Without options it changes nothing and names duplicates, cancelled purchases and unusual amounts; to change or remove
 * anything is always asked for.
 *
 * @param transactions a checked log, or row objects
 * @param options the rules; for rows also how they are read (`map`, `timeZone`, formats, `rates`)
 * @returns the log left, a report by rule, the rows that each rule found, and all findings
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions, or cancellations go round in a circle
 * @throws InvalidOptionError (`invalid-option`) naming each option that is unknown, wrong, or goes round in a circle
 * @example
 * import { cleanTransactions, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'ada ', time: '2026-01-05', amount: 12, order: '1' },
 *   { customer: 'Ada', time: '2026-01-05', amount: 12, order: '1' },
 *   { customer: 'Bo', time: '2026-01-06', amount: 30, order: '2' },
 *   { customer: 'Bo', time: '2026-01-09', amount: -30, order: '2' },
 * ];
 * const clean = cleanTransactions(rows, { ids: 'lower', exactDuplicates: 'remove', cancellations: 'remove' });
 * clean.log.length; // => 1
 * [...clean.touched.exactDuplicates]; // => [1]
 * toRows(clean.report, ['rule', 'lines', 'removed', 'changed', 'amount']).filter((row) => row['lines'] !== 0);
 * // => [
 * //   { rule: 'ids', lines: 4, removed: 0, changed: 4, amount: 24 },
 * //   { rule: 'exactDuplicates', lines: 1, removed: 1, changed: 0, amount: 12 },
 * //   { rule: 'cancellations', lines: 2, removed: 2, changed: 0, amount: 0 },
 * // ]
 */
export function cleanTransactions(
  transactions: Transactions,
  options: CleanOptions & ParseOptions & ReadBefore = {},
): CleanedTransactions {
  const verb = 'cleanTransactions';
  checkOptions(verb, options, {
    ...cleanAndParseRules,
    ...(isTransactionLog(transactions) ? { read: anyRecord } : {}),
  });
  checkMissing(verb, options.missing);
  const { map, maxIssues } = options;
  const parsing = isTransactionLog(transactions) ? omit(pickParseOptions(options), 'map') : pickParseOptions(options);
  const parsed = asTransactionLog(transactions, parsing, verb);
  const { issues, origin, filledAmounts } = options.read ?? parsed;
  const pass = openPass(parsed.log, origin, { ...(map && { map }), ...(maxIssues !== undefined && { maxIssues }) });
  const filled = filledAmounts === undefined ? null : filledTally(parsed.log, origin, filledAmounts);
  const tallies = new Map<CleaningRule, RuleTally | null>([
    ['missingAmounts', filled],
    ...cleaningRules.map(([rule, run]) => [rule, run(pass, options, verb)] as const),
  ]);
  const found = [...tallies.values()].flatMap((tally) => (tally === null ? [] : [tally.issues]));
  return Object.freeze({
    log: pass.log(),
    report: reportOf(tallies, options),
    touched: Object.freeze(
      Object.fromEntries([...tallies].map(([rule, tally]) => [rule, tally?.lines ?? new Uint32Array(0)])),
    ) as CleanedTransactions['touched'],
    issues: mergeIssues([without(issues, lookOverCodes), ...found, lookOver(pass, map, maxIssues)], maxIssues),
    rowsRead: parsed.rowsRead,
    rowsDropped: parsed.rowsDropped,
    origin: pass.origin(),
    notes: frozen([...tallies].flatMap(([rule, tally]) => (tally === null ? [] : noteOf(rule, tally)))),
  });
}

/** What filling amounts did while the rows were read; its findings are among those of the reading. */
function filledTally({ amount }: TransactionLog, { rows }: LogOrigin, filled: Uint32Array): RuleTally {
  const sum = openExactSum();
  for (const row of filled) sum.add(amount[rows === undefined ? row : countBelow(rows, row)] ?? 0);
  const counts = { removed: 0, changed: filled.length, flagged: 0 };
  return { lines: filled, ...counts, amount: sum.total(), issues: { counts: {}, listed: [] } };
}

/** What a look over the log finds, which is done anew when rules have changed it; duplicates have a rule of their own. */
const lookOverCodes: readonly IssueCode[] = [
  'exact-duplicate',
  'order-on-several-days',
  'order-of-several-customers',
  'product-with-several-names',
];

function lookOver(pass: CleaningPass, map: FieldMap<MapField> | undefined, maxIssues: number | undefined): DataIssues {
  const { rows, lines } = pass.origin();
  const found = findIssues(pass.log(), { rows, map, maxIssues });
  const placed = found.listed.map((issue) => ({ ...issue, ...lineOf(issue.row, rows, lines) }));
  return without({ counts: found.counts, listed: placed }, ['exact-duplicate']);
}

/** The physical line of a row of the input that is left. */
function lineOf(row: number, rows: Uint32Array | undefined, lines: Uint32Array | undefined): { line?: number } {
  const line = lines?.[rows === undefined ? row : countBelow(rows, row)] ?? 0;
  return line === 0 ? {} : { line };
}

function without({ counts, listed }: DataIssues, codes: readonly IssueCode[]): DataIssues {
  const left = Object.entries(counts).filter(([code]) => !codes.includes(code as IssueCode));
  return { counts: Object.fromEntries(left), listed: listed.filter(({ code }) => !codes.includes(code)) };
}

function omit(options: ParseOptions, name: keyof ParseOptions): ParseOptions {
  return Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
}
