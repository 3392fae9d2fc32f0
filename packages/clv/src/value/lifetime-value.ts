import {
  anyRecord,
  checkKind,
  checkOptions,
  type Duration,
  fraction,
  frozen,
  type Note,
  type OptionRule,
  positiveNumber,
  type Table,
  type TimeUnit,
  table,
} from '@clientele/core';
import type { GammaGammaModel } from '../gamma-gamma/model.ts';
import { spendColumn } from '../gamma-gamma/predict.ts';
import type { HistoryColumns, HistoryTable, SpendColumns, SpendTable } from '../histories/histories.ts';
import { type CheckedHistories, readSpends } from '../histories/read.ts';
import { deltaIntervals } from '../inference/delta-intervals.ts';
import { type LevelOption, levelRule } from '../inference/level.ts';
import { openModel, type TransactionModel } from '../transactions/model.ts';
import { open } from '../transactions/over-live.ts';
import { residualColumn } from '../transactions/predict.ts';
import { type Discount, discountRate } from './discount.ts';
import { refuseEndless } from './endless.ts';
import { durationOrInfinite, horizonIn } from './horizon.ts';

/** How far ahead value is counted, and what later money is worth. */
export interface ValueOptions {
  /** From the end of observation on. */
  readonly horizon: Duration | 'infinite';
  /** Annual rate. */
  readonly discount: Discount;
  /** Share of revenue that is profit, 0 to 1; without it the value is revenue. */
  readonly margin?: number;
  /** What forecasts are multiplied by, as `calibrateForecast` finds it; 1 unless given. */
  readonly calibration?: number;
  /** Adds the ends of each value's interval at that level, by the delta method: how well the expectation is known. */
  readonly intervals?: LevelOption;
}

/** The value of each customer and how it splits, in input order. */
export interface LifetimeValueTable
  extends Table<{
    /** Present value of the purchases to come, in purchases; P(alive) is in it. */
    residualTransactions: Float64Array;
    /** Expected spend on a purchase, in the currency. */
    expectedSpend: Float64Array;
    /** Their product, times the margin. */
    lifetimeValue: Float64Array;
    /** Ends of its interval, where `intervals` asks for them; missing where a model has no standard errors. */
    lifetimeValueLower?: Float64Array;
    lifetimeValueUpper?: Float64Array;
  }> {
  /** Whether the value is revenue, or profit by the margin given. */
  readonly measure: 'revenue' | 'profit';
  readonly notes: readonly Note[];
}

/**
 * The discounted value that each customer is expected to bring within a horizon: residual transactions x expected spend
 * x margin.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param spendModel a Gamma-Gamma model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, meanRepeatSpend, unit }`, in the models' unit and currency
 * @param options `horizon`, `discount` and, for profit, `margin`
 * @returns a table of one row a customer, in input order; without a margin the value is revenue and the note
 *   `margin-not-given` says so; a horizon above three times the longest observed T is the note `long-horizon`
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where a model is of another kind or unit
 * @example
 * import { bgNbdModel, gammaGammaModel, lifetimeValue } from '@clientele/clv';
 * const purchases = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const spend = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
 * const history = { x: [2], tx: [30.43], T: [38.86], meanRepeatSpend: [22.35], unit: 'week' } as const;
 * const value = lifetimeValue(purchases, spend, history, { horizon: { years: 1 }, discount: { annual: 0.15 } });
 * value.columns.lifetimeValue[0].toFixed(2); // => '36.16'
 * value.notes[0].code; // => 'margin-not-given'
 */
export function lifetimeValue(
  model: TransactionModel,
  spendModel: GammaGammaModel,
  data: (HistoryTable & SpendTable) | (HistoryColumns & SpendColumns),
  options: ValueOptions,
): LifetimeValueTable {
  const verb = 'lifetimeValue';
  const required = { ...options, horizon: options?.horizon ?? null, discount: options?.discount ?? null };
  checkOptions(verb, required, rules);
  if (options.intervals !== undefined) checkOptions(verb, options.intervals, { level: levelRule });
  refuseEndless(verb, options.discount, options.horizon);
  const opened = open(verb, model, data);
  checkKind(verb, spendModel, 'clv/gamma-gamma');
  const { margin = 1, calibration = 1, horizon, discount, intervals } = options;
  const spends = readSpends(verb, data);
  const residual = (of: TransactionModel): Float64Array =>
    residualColumn({ ...opened, kernel: openModel(verb, of) }, discount, horizon).map((count) => count * calibration);
  const [purchases, spend] = [residual(model), spendColumn(spendModel, spends)];
  const lifetimeValue = worth(purchases, spend, margin);
  const ends =
    intervals &&
    intervalOf(model, spendModel, intervals, (of, at) => {
      return worth(
        of === model ? purchases : residual(of),
        at === spendModel ? spend : spendColumn(at, spends),
        margin,
      );
    });
  return Object.freeze({
    ...table({ residualTransactions: purchases, expectedSpend: spend, lifetimeValue, ...ends }),
    measure: options.margin === undefined ? 'revenue' : 'profit',
    notes: frozen([
      ...valueNotes(options, opened.histories),
      ...(ends === undefined ? [] : endNotes(model, spendModel)),
    ]),
  });
}

const rules: Readonly<Record<keyof ValueOptions, OptionRule>> = {
  horizon: durationOrInfinite,
  discount: discountRate,
  margin: fraction,
  calibration: positiveNumber,
  intervals: anyRecord,
};

function worth(purchases: Float64Array, spend: Float64Array, margin: number): Float64Array {
  return purchases.map((count, row) => count * (spend[row] as number) * margin);
}

/** Where a model's parameter moves, only that model's factor is worked out anew. */
function intervalOf(
  model: TransactionModel,
  spendModel: GammaGammaModel,
  { level }: LevelOption,
  value: (model: TransactionModel, spendModel: GammaGammaModel) => Float64Array,
): { lifetimeValueLower: Float64Array; lifetimeValueUpper: Float64Array } {
  const both: readonly [TransactionModel, GammaGammaModel] = [model, spendModel];
  const { lower, upper } = deltaIntervals(both, value, level === undefined ? {} : { level }).columns;
  return { lifetimeValueLower: lower, lifetimeValueUpper: upper };
}

function endNotes(...models: readonly [TransactionModel, GammaGammaModel]): Note[] {
  if (models.every(({ covariance }) => covariance !== null)) return [];
  const without = models.filter(({ covariance }) => covariance === null).map(({ kind }) => kind);
  const message = `values have no intervals: ${without.join(' and ')} has no standard errors`;
  return [{ code: 'no-intervals', message, details: { models: without } }];
}

function valueNotes({ margin, horizon }: ValueOptions, { T, unit }: CheckedHistories): Note[] {
  const notes: Note[] = [];
  if (margin === undefined) {
    const message = 'no margin was given: lifetimeValue is expected discounted revenue, not profit';
    notes.push({ code: 'margin-not-given', message });
  }
  return [...notes, ...horizonNotes(horizon, T, unit)];
}

function horizonNotes(horizon: Duration | 'infinite', T: Float64Array, unit: TimeUnit): Note[] {
  const observed = T.reduce((longest, time) => Math.max(longest, time), 0);
  const ratio = horizonIn(horizon, unit) / observed;
  if (!(ratio > 3 && ratio < Number.POSITIVE_INFINITY)) return [];
  const message = `horizon = ${ratio.toFixed(1)} times the observed time: check its unit`;
  return [{ code: 'long-horizon', message, details: { ratio } }];
}
