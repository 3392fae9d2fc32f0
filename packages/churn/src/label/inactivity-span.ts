import {
  asTransactionLog,
  checkOptions,
  fraction,
  type Instant,
  InsufficientDataError,
  instantOrEnd,
  type OptionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  summarizeCustomers,
  type Transactions,
} from '@clientele/core';
import { quantile } from '@clientele/stats';
import { histories } from '../features/histories.ts';

/** Which gaps are looked at. */
export interface InactivitySpanOptions extends ParseOptions {
  /** Only purchases before it are seen; the midnight after the last event unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /** Share of the gaps that may be no longer than the span, 0 to 1; 0.9 unless told otherwise. */
  readonly share?: number;
}

/** How long silence must last to mean something. */
export interface InactivitySpan {
  /** Whole days: an `outcome` for `labelChurn` and `churnRisk`. */
  readonly days: number;
  /** Gaps between purchase days that it was told from. */
  readonly gaps: number;
  /** Customers who have any. */
  readonly customers: number;
}

const rules: Readonly<Record<keyof InactivitySpanOptions, OptionRule>> = {
  ...parseRules,
  asOf: instantOrEnd,
  share: fraction,
};

/**
 * How long customers stay away and still come back: of all gaps that ended in a further purchase, the given share was no
 * longer. Who is silent for longer than that is more likely gone than late. A gap that has not ended yet is not counted, so
 * the span is on the short side where many customers are new.
 *
 * @param transactions a log, or rows together with `map`
 * @param options the share, where the view ends, and how rows are read
 * @returns whole days, rounded up, and what they rest on
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where nobody came back
 * @example
 * import { inactivitySpan } from '@clientele/churn';
 * const on = (customer: string, ...days: number[]) =>
 *   days.map((day) => ({ customer, time: new Date(Date.UTC(2026, 0, day)), amount: 9 }));
 * inactivitySpan([...on('Ada', 1, 8, 15, 29), ...on('Bo', 2, 12)], { share: 0.5 }); // => { days: 9, gaps: 4, customers: 2 }
 */
export function inactivitySpan(transactions: Transactions, options: InactivitySpanOptions = {}): InactivitySpan {
  checkOptions('inactivitySpan', options, rules);
  const { log } = asTransactionLog(transactions, pickParseOptions(options), 'inactivitySpan');
  const asOf = resolveAsOf(options.asOf, log, 'inactivitySpan');
  const { customer } = summarizeCustomers(log, { asOf });
  const { starts, day, amount } = histories(log, customer, asOf);
  const gaps: number[] = [];
  let customers = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    const days = [...new Set(day.subarray(from, to).filter((_, at) => (amount[from + at] as number) >= 0))];
    days.sort((a, b) => a - b);
    if (days.length > 1) customers++;
    for (let at = 1; at < days.length; at++) gaps.push((days[at] as number) - (days[at - 1] as number));
  }
  if (gaps.length === 0) throw new InsufficientDataError('inactivitySpan', 'customers who came back', 1, 0);
  return Object.freeze({ days: Math.ceil(quantile(gaps, options.share ?? 0.9)), gaps: gaps.length, customers });
}
