import {
  asTransactionLog,
  type CustomerSummary,
  type CustomerTable,
  checkOptions,
  civilDay,
  civilDays,
  customerTable,
  type DataIssues,
  type Duration,
  type Instant,
  instantOrEnd,
  type Note,
  noPurchases,
  type OptionRule,
  optionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  summarizeCustomers,
  type Transactions,
} from '@clientele/core';
import { calendarSpan } from '../span/calendar-span.ts';
import { type ObservationEnd, observationEnd } from '../span/observation.ts';
import { histories, type WindowFacts, windowFacts } from './histories.ts';

/** What features may see, and how far the windows go back. */
export interface BuildFeaturesOptions extends ParseOptions {
  /** Where the outcome begins; the midnight after the last event unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /** Features end this long before `asOf`. None unless told otherwise: leave it out to score the customers of today. */
  readonly lead?: Duration;
  /** The windows; 30, 90 and 365 days unless told otherwise. */
  readonly windows?: readonly { readonly days: number }[];
}

/** The features that do not depend on windows. */
export type LifetimeFeatures = {
  /** Days from the last purchase day to the last day seen, both counted. */
  recency: Float64Array;
  /** Days from the first purchase day to the last day seen, both counted. */
  tenure: Float64Array;
  /** Purchases: orders, or days with a purchase where the log has no orders. */
  frequency: Float64Array;
  /** Days with a purchase. */
  purchaseDays: Float64Array;
  /** Net spend, in the log's currency. */
  totalSpend: Float64Array;
  /** Net spend a purchase day. */
  spendPerPurchaseDay: Float64Array;
  /** Own cadence, in days a purchase day: tenure over purchase days. */
  cadence: Float64Array;
  /** Recency over cadence: 2 is overdue by one more turn of the customer's own cadence. */
  recencyRatio: Float64Array;
};

/** Beside them, for each window: `purchaseDays90`, `spend90` and `trend90`, the number being its days. */
export type FeatureColumns = LifetimeFeatures & {
  [N in `purchaseDays${number}` | `spend${number}` | `trend${number}`]: Float64Array;
};

/** One row a customer, and what was seen. */
export type ChurnFeatures = CustomerTable<FeatureColumns> &
  ObservationEnd & { readonly issues: DataIssues; readonly notes: readonly Note[] };

const usualWindows: readonly { readonly days: number }[] = [{ days: 30 }, { days: 90 }, { days: 365 }];

/** The rule of `windows`. */
export const windowList: OptionRule = optionRule(
  'a list of windows such as [{ days: 30 }, { days: 90 }], each of its own length',
  (value) =>
    Array.isArray(value) &&
    value.every((span) => calendarSpan.accepts(span) && 'days' in span && span.days > 0) &&
    new Set(value.map(({ days }) => days)).size === value.length,
);

const rules: Readonly<Record<keyof BuildFeaturesOptions, OptionRule>> = {
  ...parseRules,
  asOf: instantOrEnd,
  lead: calendarSpan,
  windows: windowList,
};

/**
 * Builds features of behaviour from transactions: recency, also against the customer's own cadence, frequency, spend,
 * windows and trends. Nothing at or after `asOf` less `lead` is seen, so nothing of the outcome can leak in.
 *
 * All features are defined for every customer with a purchase: a customer with a single one has cadence = tenure, hence a
 * recency ratio of 1. A trend is (n − m) / (n + m) for n purchase days in the window and m in the equally long one before
 * it: −1 is a customer who fell silent, 1 one who is new or came back, 0 no change or silence in both.
 *
 * @param transactions a log, or rows together with `map`
 * @param options where the view ends, the windows, and how rows are read
 * @returns one row a customer with a purchase before the cut-off, in the order in which the log first names them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before the cut-off
 * @example
 * import { buildFeatures, toRows } from '@clientele/churn';
 * const orders = [
 *   { customer: 'Ada', time: '2026-01-01', amount: 40 },
 *   { customer: 'Ada', time: '2026-01-11', amount: 60 },
 *   { customer: 'Ada', time: '2026-02-05', amount: 99 },
 * ];
 * const features = buildFeatures(orders, { asOf: '2026-02-05', lead: { days: 5 }, windows: [{ days: 25 }] });
 * toRows(features, ['recency', 'tenure', 'cadence', 'purchaseDays25', 'spend25', 'trend25']);
 * // => [{ recency: 20, tenure: 30, cadence: 15, purchaseDays25: 1, spend25: 60, trend25: 0 }]
 */
export function buildFeatures(transactions: Transactions, options: BuildFeaturesOptions = {}): ChurnFeatures {
  checkOptions('buildFeatures', options, rules);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'buildFeatures');
  const end = observationEnd('buildFeatures', log, options.asOf, options.lead);
  const summary = summarizeCustomers(log, { asOf: end.cutoff });
  if (summary.length === 0) throw noPurchases('buildFeatures', { log, issues }, end.cutoff);
  const lastDay = civilDay(end.cutoff - 1, log.timeZone);
  const lines = histories(log, summary.customer, end.cutoff);
  const windows = (options.windows ?? usualWindows).map(({ days }) =>
    windowColumns(days, windowFacts(lines, lastDay, days)),
  );
  const columns: FeatureColumns = Object.assign({}, lifetimeFeatures(summary, lastDay), ...windows);
  return Object.freeze({ ...customerTable(summary.customer, columns), ...end, issues, notes: summary.notes });
}

function windowColumns(days: number, facts: WindowFacts): Record<string, Float64Array> {
  return { [`purchaseDays${days}`]: facts.purchaseDays, [`spend${days}`]: facts.spend, [`trend${days}`]: facts.trend };
}

function lifetimeFeatures({ columns, timeZone }: CustomerSummary, lastDay: number): LifetimeFeatures {
  const { purchaseDays, purchaseCount, totalSpend } = columns;
  const since = (times: Float64Array): Float64Array =>
    Float64Array.from(civilDays(times, timeZone), (day) => lastDay + 1 - day);
  const [recency, tenure] = [since(columns.lastPurchase), since(columns.firstPurchase)];
  const over = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, row) => value / (b[row] as number));
  const cadence = over(tenure, purchaseDays);
  return {
    recency,
    tenure,
    frequency: purchaseCount,
    purchaseDays,
    totalSpend,
    spendPerPurchaseDay: over(totalSpend, purchaseDays),
    cadence,
    recencyRatio: over(recency, cadence),
  };
}
