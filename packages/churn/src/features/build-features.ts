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
  frozen,
  type Instant,
  InvalidInputError,
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
import { type SideInputs, sideFeatures } from './side-features.ts';

/** What features may see, and how far the windows go back. */
export interface BuildFeaturesOptions extends ParseOptions, SideInputs {
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
export type WindowFeatures = {
  [N in `purchaseDays${number}` | `spend${number}` | `trend${number}`]: Float64Array;
};

/**
 * Of interactions `interactionRecency`, `interactionDays`, `interactionRecencyRatio`, `interactions90`, and for each kind
 * `count90:KIND` and `trend90:KIND`; of feedback `feedback90`, `ratingMean`, `ratingLast` and `ratingChange`.
 */
export type EventFeatures = {
  [N in
    | `interaction${string}`
    | `count${number}:${string}`
    | `trend${number}:${string}`
    | `feedback${number}`
    | `rating${string}`]: Float64Array;
};

/** All that `buildFeatures` makes; columns of `customers` stand beside them. */
export type FeatureColumns = LifetimeFeatures & WindowFeatures & EventFeatures;

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

/** The rules of the options. */
export const featureRules: Readonly<Record<keyof BuildFeaturesOptions, OptionRule>> = {
  ...parseRules,
  asOf: instantOrEnd,
  lead: calendarSpan,
  windows: windowList,
  interactions: optionRule('a log of interactions, or rows', isObject),
  kinds: optionRule('a list of kinds, each once', isNames),
  feedback: optionRule('a log of feedback, or rows', isObject),
  customers: optionRule('a table of customers', (value) => isObject(value) && 'customer' in (value as object)),
  timeless: optionRule('a list of column names, each once', isNames),
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((name) => typeof name === 'string') && new Set(value).size === value.length
  );
}

/**
 * Builds features of behaviour from transactions: recency, also against the customer's own cadence, frequency, spend,
 * windows and trends; from interactions and feedback likewise, and from a table of customers. Nothing at or after `asOf` less
 * `lead` is seen, so nothing of the outcome can leak in: events later than that are not read, and a table of customers that saw
 * more, or does not say what it saw, is refused.
 *
 * All features are defined for every customer with a purchase: a customer with a single one has cadence = tenure, hence a
 * recency ratio of 1. A trend is (n − m) / (n + m) for n purchase days in the window and m in the equally long one before
 * it: −1 is a customer who fell silent, 1 one who is new or came back, 0 no change or silence in both.
 *
 * @param transactions a log, or rows together with `map`
 * @param options where the view ends, the windows, what is known besides purchases, and how rows are read
 * @returns one row a customer with a purchase before the cut-off, in the order in which the log first names them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous, or customers saw too much
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong or without effect
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
  checkOptions('buildFeatures', options, featureRules);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'buildFeatures');
  const end = observationEnd('buildFeatures', log, options.asOf, options.lead);
  const summary = summarizeCustomers(log, { asOf: end.cutoff });
  if (summary.length === 0) throw noPurchases('buildFeatures', { log, issues }, end.cutoff);
  const lastDay = civilDay(end.cutoff - 1, log.timeZone);
  const lines = histories(log, summary.customer, end.cutoff);
  const days = (options.windows ?? usualWindows).map((window) => window.days);
  const windows = days.map((span) => windowColumns(span, windowFacts(lines, lastDay, span)));
  const own: FeatureColumns = Object.assign({}, lifetimeFeatures(summary, lastDay), ...windows);
  const view = { customer: summary.customer, cutoff: end.cutoff, lastDay, timeZone: log.timeZone, windows: days };
  const side = sideFeatures('buildFeatures', options, view);
  const twice = Object.keys(side.columns).find((name) => Object.hasOwn(own, name));
  if (twice !== undefined)
    throw new InvalidInputError(`buildFeatures: the customers have a column "${twice}", as the features do`);
  const notes = frozen([...summary.notes, ...side.notes]);
  return Object.freeze({
    ...customerTable(summary.customer, { ...own, ...side.columns } as FeatureColumns),
    ...end,
    issues,
    notes,
  });
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
