import { frozen, InsufficientDataError, type Table, table } from '@clientele/core';
import type { TransactionModel } from '../transactions/model.ts';
import { open, overLive } from '../transactions/over-live.ts';
import { type Holdout, readHoldout } from './holdout.ts';

/** How a forecast met what came. */
export interface HoldoutEvaluation {
  /** Sum of the weights. */
  readonly customers: number;
  /** Purchases in the holdout. */
  readonly actual: number;
  /** Purchases forecast. */
  readonly expected: number;
  /** expected / actual − 1; `null` where nobody bought. */
  readonly bias: number | null;
  /** Mean absolute error a customer, in purchases. */
  readonly mae: number;
  /** Root of the mean squared error a customer, in purchases. */
  readonly rmse: number;
  /** Of forecast and purchases over customers; `null` where either does not vary. */
  readonly correlation: number | null;
  /** The same by repeat purchases of the calibration: a sound total may hide a bias of the many against the few. */
  readonly byFrequency: Table<{
    /** Repeat purchases in the calibration; the last row holds all of 7 and more. */
    x: Float64Array;
    customers: Float64Array;
    /** Purchases a customer in the holdout. */
    actualMean: Float64Array;
    /** Purchases a customer that were forecast. */
    expectedMean: Float64Array;
  }>;
}

/**
 * Judges a model fitted to a calibration by the purchases of the holdout. The total, the single customer and the table by
 * frequency say different things; none alone is evidence.
 *
 * @param model fitted to the calibration
 * @param data what `splitBtyd` gives, or plain arrays with `holdoutX` and `holdoutLength`
 * @returns errors, bias and the table by frequency
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, evaluateHoldout } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const split = { x: [2, 0], tx: [30.43, 0], T: [38.86, 38.86], unit: 'week', holdoutX: [1, 0], holdoutLength: 39 } as const;
 * const { actual, expected } = evaluateHoldout(cdnow, split);
 * [actual, expected.toFixed(2)]; // => [1, '1.42']
 */
export function evaluateHoldout(model: TransactionModel, data: Holdout): HoldoutEvaluation {
  const verb = 'evaluateHoldout';
  const opened = open(verb, model, data);
  const forecast = overLive(opened, (live) => live.transactions(data.holdoutLength));
  const came = readHoldout(verb, data);
  const { x, weight, length } = opened.histories;
  const weights = weight ?? new Float64Array(length).fill(1);
  const customers = weights.reduce((sum, one) => sum + one, 0);
  if (customers === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const sum = (of: (row: number) => number): number => weights.reduce((all, one, row) => all + one * of(row), 0);
  const error = (row: number): number => (forecast[row] as number) - (came[row] as number);
  const [actual, expected] = [sum((row) => came[row] as number), sum((row) => forecast[row] as number)];
  return frozen({
    customers,
    actual,
    expected,
    bias: actual === 0 ? null : expected / actual - 1,
    mae: sum((row) => Math.abs(error(row))) / customers,
    rmse: Math.sqrt(sum((row) => error(row) ** 2) / customers),
    correlation: correlationOf(forecast, came, sum, customers),
    byFrequency: byFrequency(x, weights, came, forecast),
  });
}

function correlationOf(
  a: Float64Array,
  b: Float64Array,
  sum: (of: (row: number) => number) => number,
  customers: number,
): number | null {
  const [meanA, meanB] = [a, b].map((column) => sum((row) => column[row] as number) / customers) as [number, number];
  const spread = (u: Float64Array, meanU: number, v: Float64Array, meanV: number): number =>
    sum((row) => ((u[row] as number) - meanU) * ((v[row] as number) - meanV));
  const product = spread(a, meanA, a, meanA) * spread(b, meanB, b, meanB);
  return product > 0 ? spread(a, meanA, b, meanB) / Math.sqrt(product) : null;
}

const last = 7;

function byFrequency(
  x: Float64Array,
  weights: Float64Array,
  came: Float64Array,
  forecast: Float64Array,
): HoldoutEvaluation['byFrequency'] {
  const totals = Array.from({ length: last + 1 }, () => ({ customers: 0, actual: 0, expected: 0 }));
  x.forEach((count, row) => {
    const total = totals[Math.min(count, last)] as { customers: number; actual: number; expected: number };
    const weight = weights[row] as number;
    total.customers += weight;
    total.actual += weight * (came[row] as number);
    total.expected += weight * (forecast[row] as number);
  });
  const met = totals.map((total, count) => ({ ...total, count })).filter(({ customers }) => customers > 0);
  return table({
    x: Float64Array.from(met, ({ count }) => count),
    customers: Float64Array.from(met, ({ customers }) => customers),
    actualMean: Float64Array.from(met, ({ actual, customers }) => actual / customers),
    expectedMean: Float64Array.from(met, ({ expected, customers }) => expected / customers),
  });
}
