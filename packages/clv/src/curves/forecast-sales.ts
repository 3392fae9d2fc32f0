import { checkKind, checkOptions, daysPerUnit, type Table, table, wholeNumber } from '@clientele/core';
import type { GammaGammaModel } from '../gamma-gamma/model.ts';
import { spendColumn } from '../gamma-gamma/predict.ts';
import type { HistoryColumns, HistoryTable, SpendColumns, SpendTable } from '../histories/histories.ts';
import { readSpends } from '../histories/read.ts';
import { forecastVariance } from '../inference/delta-intervals.ts';
import { type LevelOption, levelRule, widthOf } from '../inference/level.ts';
import type { TransactionModel } from '../transactions/model.ts';
import { liveGroups, type Opened, open } from '../transactions/over-live.ts';

/** How far ahead, and how sure the intervals shall be. */
export interface SalesForecastOptions extends LevelOption {
  /** How many weeks ahead; 26 unless given. */
  readonly weeks?: number;
}

/** A row a week. */
export type SalesForecast = Table<{
  /** 1 for the first week after the end of observation. */
  week: Float64Array;
  /** Purchases expected of the customers known. */
  transactions: Float64Array;
  transactionsLower: Float64Array;
  transactionsUpper: Float64Array;
  /** Their money. */
  revenue: Float64Array;
  revenueLower: Float64Array;
  revenueUpper: Float64Array;
}>;

/**
 * What the customers known today will bring, week by week: purchases and revenue, with intervals for what will come. They hold
 * both how unsure the parameters are, by the delta method, and the chance in each customer's purchases and amounts. Customers
 * to come are not in it, and no season is.
 *
 * @param model of purchase histories
 * @param spendModel a Gamma-Gamma model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, meanRepeatSpend, unit }`, in the models' unit and currency
 * @param options `weeks` and `level`
 * @returns a row a week; ends are missing where a model has no standard errors
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where a model is of another kind or unit
 * @example
 * import { bgNbdModel, forecastSales, gammaGammaModel } from '@clientele/clv';
 * const purchases = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const spend = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
 * const history = { x: [2, 5], tx: [30.43, 37], T: [38.86, 38.86], meanRepeatSpend: [22.35, 40], unit: 'week' } as const;
 * const { transactions } = forecastSales(purchases, spend, history, { weeks: 4 }).columns;
 * transactions[0] > transactions[3]; // => true
 */
export function forecastSales(
  model: TransactionModel,
  spendModel: GammaGammaModel,
  data: (HistoryTable & SpendTable) | (HistoryColumns & SpendColumns),
  options: SalesForecastOptions = {},
): SalesForecast {
  const verb = 'forecastSales';
  checkOptions(verb, options, { weeks: wholeNumber(1, 520), level: levelRule });
  const opened = open(verb, model, data);
  checkKind(verb, spendModel, 'clv/gamma-gamma');
  const spends = readSpends(verb, data);
  const { weeks = 26 } = options;
  const ends = Float64Array.from(
    { length: weeks },
    (_, week) => ((week + 1) * daysPerUnit.week) / daysPerUnit[model.unit],
  );
  const spend = spendColumn(spendModel, spends);
  const found = totalsOf(opened, spend, spendModel.parameters.p, ends);
  const sample = sampleOf(data, opened.histories.length);
  const total = (of: TransactionModel, at: GammaGammaModel): Float64Array => logTotals(verb, of, at, sample, ends);
  const both: readonly [TransactionModel, GammaGammaModel] = [model, spendModel];
  const unsure = forecastVariance(both, ([of, at]) => total(of, at), 2 * weeks);
  const width = widthOf(options);
  const ofParameters = (values: Float64Array, from: number): Float64Array =>
    values.map((value, week) => value ** 2 * (unsure[from + week] as number));
  const end = (values: Float64Array, chance: Float64Array, from: number, side: 1 | -1): Float64Array =>
    ofParameters(values, from).map((variance, week) =>
      Math.max(0, (values[week] as number) + side * width * Math.sqrt(variance + (chance[week] as number))),
    );
  return table({
    week: Float64Array.from(ends, (_, week) => week + 1),
    transactions: found.transactions,
    transactionsLower: end(found.transactions, found.transactionsVariance, 0, -1),
    transactionsUpper: end(found.transactions, found.transactionsVariance, 0, 1),
    revenue: found.revenue,
    revenueLower: end(found.revenue, found.revenueVariance, weeks, -1),
    revenueUpper: end(found.revenue, found.revenueVariance, weeks, 1),
  });
}

interface Totals {
  readonly transactions: Float64Array;
  readonly transactionsVariance: Float64Array;
  readonly revenue: Float64Array;
  readonly revenueVariance: Float64Array;
}

/**
 * Totals of each week and their variances: purchases of a live customer within a week are nearly Poisson, being alive is a coin,
 * and amounts vary by a gamma distribution of shape p around each customer's mean.
 */
function totalsOf({ kernel, histories }: Opened, spend: Float64Array, p: number, ends: Float64Array): Totals {
  const { groupOf, lives } = liveGroups({ kernel, histories });
  const alive = kernel.alive(histories);
  const sums = Array.from(lives, () => ({ alive: 0, coin: 0, money: 0, square: 0, coinSquare: 0 }));
  alive.forEach((stays, row) => {
    const sum = sums[groupOf[row] as number] as (typeof sums)[number];
    const [weight, amount] = [histories.weight?.[row] ?? 1, spend[row] as number];
    const coin = weight * stays * (1 - stays);
    sum.alive += weight * stays;
    sum.coin += coin;
    sum.money += weight * stays * amount;
    sum.square += weight * stays * amount ** 2;
    sum.coinSquare += coin * amount ** 2;
  });
  const [transactions, transactionsVariance, revenue, revenueVariance] = [ends, ends, ends, ends].map(
    ({ length }) => new Float64Array(length),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  lives.forEach((live, group) => {
    const sum = sums[group] as (typeof sums)[number];
    let before = 0;
    ends.forEach((h, week) => {
      const upTo = live.transactions(h);
      const count = upTo - before;
      before = upTo;
      transactions[week] = (transactions[week] as number) + sum.alive * count;
      transactionsVariance[week] = (transactionsVariance[week] as number) + sum.alive * count + sum.coin * count ** 2;
      revenue[week] = (revenue[week] as number) + sum.money * count;
      const ofAmounts = sum.square * count * (1 + 1 / p);
      revenueVariance[week] = (revenueVariance[week] as number) + ofAmounts + sum.coinSquare * count ** 2;
    });
  });
  return { transactions, transactionsVariance, revenue, revenueVariance };
}

/** How unsure the parameters make a total is told by a part of the customers as well. */
const enough = 1000;

type Sample = HistoryColumns & SpendColumns;

/** Every so-manieth customer in the order of their histories: the same part whatever the order of the rows. */
function sampleOf(data: (HistoryTable & SpendTable) | Sample, length: number): Sample {
  const columns = 'columns' in data ? data.columns : data;
  const { x, tx, T, meanRepeatSpend, weight } = columns;
  const keys = [x, tx, T, meanRepeatSpend];
  const order = Uint32Array.from({ length }, (_, row) => row);
  if (length > enough) {
    order.sort((a, b) => {
      const key = keys.find((values) => values[a] !== values[b]);
      return key === undefined ? 0 : (key[a] as number) - (key[b] as number);
    });
  }
  const every = Math.max(1, Math.ceil(length / enough));
  const pick = (cells: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: Math.ceil(length / every) }, (_, i) => cells[order[i * every] as number] as number);
  const picked = { x: pick(x), tx: pick(tx), T: pick(T), meanRepeatSpend: pick(meanRepeatSpend), unit: data.unit };
  return weight === undefined ? picked : { ...picked, weight: pick(weight) };
}

/** Logarithms of the weekly purchases, then of the weekly revenue. */
function logTotals(
  verb: string,
  model: TransactionModel,
  spendModel: GammaGammaModel,
  sample: Sample,
  ends: Float64Array,
): Float64Array {
  const opened = open(verb, model, sample);
  const { transactions, revenue } = totalsOf(opened, spendColumn(spendModel, readSpends(verb, sample)), 1, ends);
  return Float64Array.from([...transactions, ...revenue], Math.log);
}
