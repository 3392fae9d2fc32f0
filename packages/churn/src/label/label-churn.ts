import {
  asTransactionLog,
  checkOptions,
  customerTable,
  type Duration,
  frozen,
  type Instant,
  instant,
  instantOrEnd,
  noPurchases,
  type OptionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  summarizeCustomers,
  type TransactionLog,
  type Transactions,
} from '@clientele/core';
import { demand } from '../data/demand.ts';
import { calendarSpan, someCalendarSpan } from '../span/calendar-span.ts';
import type { ObservationEnd } from '../span/observation.ts';
import { shiftInstant } from '../span/shift-instant.ts';
import { isUnfinished, type LabelColumns, outcomeWindow, type WindowedLabels, windowNotes } from './outcome-window.ts';

/** The three windows of a label: what is known, what lies between, and what is to be foretold. */
export interface LabelChurnOptions extends ParseOptions {
  /** Where the outcome window begins. */
  readonly asOf: Instant;
  /** How long nothing must be bought to be called churn, in whole days, weeks, months or years. */
  readonly outcome: Duration;
  /** The time that is needed to act: histories end this long before `asOf`. None unless told otherwise. */
  readonly lead?: Duration;
  /** Only customers with a purchase within this span before the histories end are labelled. All unless told otherwise. */
  readonly activeWithin?: Duration;
  /** Exclusive end of what the data cover; the midnight after the last event unless told otherwise. */
  readonly observedUntil?: Instant | 'end';
}

/** Who left, one row a customer: 1 without a purchase in the outcome window, 0 with one; and the windows that this was told from. */
export type ChurnLabels = WindowedLabels<LabelColumns>;

const rules: Readonly<Record<keyof LabelChurnOptions, OptionRule>> = {
  ...parseRules,
  asOf: instant,
  outcome: someCalendarSpan,
  lead: calendarSpan,
  activeWithin: someCalendarSpan,
  observedUntil: instantOrEnd,
};

/**
 * Labels customers who can leave without a word: churn is an outcome window without a purchase.
 *
 * History ends at `asOf` less `lead`; the outcome window is [`asOf`, `asOf` + `outcome`), counted on the calendar of the
 * log's zone. What is bought in between decides nothing. A refund is no purchase. Customers without a purchase in their
 * history get no row, and are counted. Where the window reaches past the end of the data, nobody is labelled: of an
 * unfinished window only those who came back are known, and to keep those alone would bend every rate.
 *
 * @param transactions a log, or rows together with `map`
 * @param options the windows, and how rows are read
 * @returns one row a customer with a history, in the order in which the log first names them; the windows are echoed
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, missing or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before the histories end
 * @example
 * import { labelChurn, toRows } from '@clientele/churn';
 * const orders = [
 *   { customer: 'Ada', time: '2026-01-10', amount: 40 },
 *   { customer: 'Bo', time: '2026-01-20', amount: 25 },
 *   { customer: 'Ada', time: '2026-03-05', amount: 30 },
 *   { customer: 'Cy', time: '2026-05-30', amount: 10 },
 * ];
 * const labels = labelChurn(orders, { asOf: '2026-02-01', outcome: { days: 90 } });
 * toRows(labels, ['customer', 'label']); // => [{ customer: 'Ada', label: 0 }, { customer: 'Bo', label: 1 }]
 * labels.leftOut.noHistory; // => 1
 */
export function labelChurn(transactions: Transactions, options: LabelChurnOptions): ChurnLabels {
  checkOptions('labelChurn', options, rules);
  demand('labelChurn', options, rules, ['asOf', 'outcome']);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'labelChurn');
  const windows = outcomeWindow('labelChurn', log, options);
  const summary = summarizeCustomers(log, { asOf: windows.cutoff });
  if (summary.length === 0) throw noPurchases('labelChurn', { log, issues }, windows.cutoff);
  const activeFrom = activeSince(windows, options.activeWithin);
  const rows = summary.columns.lastPurchase.reduce<number[]>((kept, last, row) => {
    if (last >= activeFrom) kept.push(row);
    return kept;
  }, []);
  const codes = Uint32Array.from(rows, (row) => summary.customer.codes[row] as number);
  const customer = Object.freeze({ dictionary: log.customer.dictionary, codes });
  const isCensored = isUnfinished(windows);
  const bought = buyersWithin(log, windows.asOf, windows.outcomeEnd);
  const labels = customerTable(customer, {
    label: Float64Array.from(codes, (code) => (isCensored ? Number.NaN : 1 - (bought[code] as number))),
    censored: new Float64Array(codes.length).fill(isCensored ? 1 : 0),
  });
  const leftOut = { noHistory: customersIn(log) - summary.length, inactive: summary.length - rows.length };
  const told = frozen({ ...windows, leftOut });
  return Object.freeze({ ...labels, ...told, issues, notes: frozen(windowNotes(rows.length, told, withoutRow)) });
}

const withoutRow = {
  noHistory: 'without a purchase before the histories end',
  inactive: 'without a recent one',
};

function activeSince({ cutoff, timeZone }: ObservationEnd, within: Duration | undefined): number {
  return within === undefined ? Number.NEGATIVE_INFINITY : shiftInstant(cutoff, within, -1, timeZone);
}

/** By customer code: 1 where there is a purchase from `from` up to `until`. */
function buyersWithin(log: TransactionLog, from: number, until: number): Uint8Array {
  const bought = new Uint8Array(log.customer.dictionary.values.length);
  for (let row = 0; row < log.length; row++) {
    const time = log.time[row] as number;
    if (time >= from && time < until && (log.amount[row] as number) >= 0) bought[log.customer.codes[row] as number] = 1;
  }
  return bought;
}

/** A view shares its dictionary with the whole log, so customers are counted by their lines. */
function customersIn(log: TransactionLog): number {
  const seen = new Uint8Array(log.customer.dictionary.values.length);
  for (const code of log.customer.codes) seen[code] = 1;
  return seen.reduce((count, one) => count + one, 0);
}
