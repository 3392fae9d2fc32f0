import {
  anyRecord,
  asTransactionLog,
  type CustomerTable,
  checkOptions,
  type DataIssues,
  type Duration,
  deriveBtyd,
  duration,
  fraction,
  frozen,
  type Note,
  noPurchases,
  type OptionRule,
  oneOf,
  optionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  positiveNumber,
  resolveAsOf,
  type SummaryOptions,
  summarizeCustomers,
  type TimeUnit,
  type Transactions,
  timeUnit,
  withColumns,
} from '@clientele/core';
import { fitGammaGamma } from '../gamma-gamma/fit.ts';
import type { GammaGammaModel } from '../gamma-gamma/model.ts';
import type { LevelOption } from '../inference/level.ts';
import { fitTransactions, type TransactionModelName, transactionModelName } from '../transactions/fit.ts';
import type { TransactionModel } from '../transactions/model.ts';
import { expectedTransactions, probabilityAlive } from '../transactions/predict.ts';
import { type Discount, discountRate } from './discount.ts';
import { lifetimeValue } from './lifetime-value.ts';

/** The options of every step inside, and how value is counted. */
export interface LifetimeValuesOptions extends ParseOptions, SummaryOptions {
  /** The model of purchases: `'bg-nbd'` unless given; `'bg-cnbd-k'` is `fitBgCnbdK`, and so on. */
  readonly model?: TransactionModelName;
  /** The models' unit of time; `'week'` unless given. */
  readonly unit?: TimeUnit;
  /** How far ahead, from `asOf` on; a year unless given. */
  readonly horizon?: Duration;
  /** What later money is worth; 10 % a year unless given. */
  readonly discount?: Discount;
  /** Share of revenue that is profit, 0 to 1; without it the value is revenue. */
  readonly margin?: number;
  /** What forecasts are multiplied by, as `calibrateForecast` finds it; 1 unless given. */
  readonly calibration?: number;
  /** Adds the ends of each value's interval at that level. */
  readonly intervals?: LevelOption;
}

/** One row a customer: history, forecast and value; with the models and options behind them. */
export type LifetimeValues = CustomerTable<{
  /** Repeat purchases: purchase days less one. */
  x: Float64Array;
  /** From the first purchase day to the last, in units. */
  tx: Float64Array;
  /** From the first purchase day to the last observed day, in units. */
  T: Float64Array;
  /** Net spend after the first day, divided by x. */
  meanRepeatSpend: Float64Array;
  /** Chance that the customer is still one. */
  probabilityAlive: Float64Array;
  /** Within the horizon, not discounted. */
  expectedTransactions: Float64Array;
  /** On a purchase. */
  expectedSpend: Float64Array;
  /** Within the horizon, discounted. */
  lifetimeValue: Float64Array;
  /** Ends of its interval, where `intervals` asks for them. */
  lifetimeValueLower?: Float64Array;
  lifetimeValueUpper?: Float64Array;
}> & {
  readonly unit: TimeUnit;
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly horizon: Duration;
  readonly discount: Discount;
  /** Whether the value is revenue, or profit by the margin given. */
  readonly measure: 'revenue' | 'profit';
  readonly models: { readonly purchases: TransactionModel; readonly spend: GammaGammaModel };
  /** Rows that were set aside or are worth a look; empty for a log, which was checked before. */
  readonly issues: DataIssues;
  /** What every step had to say. */
  readonly notes: readonly Note[];
};

const checkedLater: OptionRule = optionRule('checked against the log', () => true);

const rules: Readonly<Record<keyof LifetimeValuesOptions, OptionRule>> = {
  ...parseRules,
  asOf: checkedLater,
  occasion: oneOf('sale', 'net-positive-day'),
  model: transactionModelName,
  unit: timeUnit,
  horizon: duration,
  discount: discountRate,
  margin: fraction,
  calibration: positiveNumber,
  intervals: anyRecord,
};

/**
 * From transactions to the value of every customer, in one call. Every step inside is public: `parseTransactions`,
 * `summarizeCustomers`, `deriveBtyd`, `fitBgNbd` or its like, `fitGammaGamma`, `probabilityAlive`, `expectedTransactions`,
 * `lifetimeValue`.
 *
 * @param transactions a log, or rows together with `map`; rows that cannot be used are set aside and listed in `issues`
 * @param options how rows are read, where the observation ends (`asOf`, exclusive; the midnight after the last event unless
 *   told otherwise, never the clock), and how value is counted
 * @returns one row a customer with a purchase, in the order in which the data first names them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase, or none with spend above 0
 * @example
 * import { lifetimeValues, toRows } from '@clientele/clv';
 * const orders = [
 *   { customer: 'Ada', time: '2026-01-02', amount: 20 }, { customer: 'Ada', time: '2026-02-20', amount: 25 },
 *   { customer: 'Ada', time: '2026-05-03', amount: 30 }, { customer: 'Bo', time: '2026-01-15', amount: 50 },
 *   { customer: 'Cy', time: '2026-02-01', amount: 10 }, { customer: 'Cy', time: '2026-02-11', amount: 40 },
 *   { customer: 'Di', time: '2026-03-05', amount: 35 }, { customer: 'Ed', time: '2026-03-09', amount: 15 },
 * ];
 * const values = lifetimeValues(orders, { asOf: '2026-07-01', horizon: { weeks: 26 }, margin: 0.3 });
 * toRows(values, ['customer', 'x']); // => [{ customer: 'Ada', x: 2 }, { customer: 'Bo', x: 0 }, { customer: 'Cy', x: 1 }, { customer: 'Di', x: 0 }, { customer: 'Ed', x: 0 }]
 * values.measure; // => 'profit'
 */
export function lifetimeValues(transactions: Transactions, options: LifetimeValuesOptions = {}): LifetimeValues {
  const verb = 'lifetimeValues';
  checkOptions(verb, options, rules);
  const { unit = 'week', horizon = { years: 1 }, discount = { annual: 0.1 }, margin, occasion } = options;
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const asOf = resolveAsOf(options.asOf, log, verb);
  const summary = summarizeCustomers(log, { asOf, occasion });
  if (summary.length === 0) throw noPurchases(verb, { log, issues }, asOf);
  const histories = deriveBtyd(summary, { unit });
  const purchases = fitTransactions(options.model ?? 'bg-nbd', histories);
  const spend = fitGammaGamma(histories);
  const { calibration = 1, intervals } = options;
  const value = lifetimeValue(purchases, spend, histories, { horizon, discount, margin, calibration, intervals });
  const { residualTransactions: _ofValue, ...worth } = value.columns;
  const { sumLogGaps: _, ...columns } = histories.columns;
  const table = withColumns(
    { ...histories, columns },
    {
      probabilityAlive: probabilityAlive(purchases, histories),
      expectedTransactions: expectedTransactions(purchases, histories, { horizon }).map((count) => count * calibration),
      ...worth,
    },
  );
  return Object.freeze({
    ...table,
    asOf: summary.asOf,
    timeZone: summary.timeZone,
    horizon: Object.freeze({ ...horizon }),
    discount: Object.freeze({ ...discount }),
    measure: value.measure,
    models: Object.freeze({ purchases, spend }),
    issues,
    notes: frozen([...summary.notes, ...purchases.diagnostics.notes, ...spend.diagnostics.notes, ...value.notes]),
  });
}
