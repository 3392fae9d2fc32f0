import { checkOptions, type Table, table, wholeNumber } from '@clientele/core';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';
import { continuousRate, type Discount, discountRate } from '../value/discount.ts';
import { refuseEndless } from '../value/endless.ts';
import { openRetention, type RetentionModel } from './model.ts';

/**
 * The share of a cohort that is left after each number of periods.
 *
 * @param model of retention
 * @param period whole numbers >= 0
 * @returns one probability a period, 1 at period 0
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { shiftedBetaGeometricModel, survivalProbability } from '@clientele/clv';
 * const highEnd = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' });
 * Array.from(survivalProbability(highEnd, [1, 7]), (share) => share.toFixed(3)); // => ['0.851', '0.489']
 */
export function survivalProbability(model: RetentionModel, period: ArrayLike<number>): Float64Array {
  const survival = openRetention('survivalProbability', model);
  return readPeriods('survivalProbability', period).map(survival);
}

/**
 * The share of those left in the period before who renew into each period.
 *
 * @param model of retention
 * @param period whole numbers >= 0
 * @returns one probability a period; 1 at period 0, before which nobody could leave
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { retentionRate, shiftedBetaGeometricModel } from '@clientele/clv';
 * const highEnd = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' });
 * const [first, second] = retentionRate(highEnd, [1, 2]);
 * first < second; // => true
 */
export function retentionRate(model: RetentionModel, period: ArrayLike<number>): Float64Array {
  const survival = openRetention('retentionRate', model);
  return readPeriods('retentionRate', period).map((t) => (t === 0 ? 1 : survival(t) / survival(t - 1)));
}

/** A cohort's course, a row a period. */
export type RetentionCurve = Table<{
  /** 0, 1, 2, … */
  period: Float64Array;
  /** Share of the cohort that is left. */
  survival: Float64Array;
  /** Share of those left before who renewed. */
  retention: Float64Array;
}>;

/**
 * The course of a cohort: what is left of it, and how many of those renew.
 *
 * @param model of retention
 * @param options `periods`, how far to look; 12 unless given
 * @returns a row for each of the periods 0 to `periods`
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { retentionCurve, shiftedBetaGeometricModel, toRows } from '@clientele/clv';
 * const model = shiftedBetaGeometricModel({ alpha: 1, beta: 1 }, { unit: 'year' });
 * toRows(retentionCurve(model, { periods: 1 })); // => [{ period: 0, survival: 1, retention: 1 }, { period: 1, survival: 0.5, retention: 0.5 }]
 */
export function retentionCurve(model: RetentionModel, options: { readonly periods?: number } = {}): RetentionCurve {
  checkOptions('retentionCurve', options, { periods: wholeNumber(0, 1e6) });
  const { periods = 12 } = options;
  const period = Float64Array.from({ length: periods + 1 }, (_, t) => t);
  return table({ period, survival: survivalProbability(model, period), retention: retentionRate(model, period) });
}

/** What is counted, and what later periods are worth. */
export interface RemainingOptions {
  readonly discount: Discount;
  /** Renewals made so far, the next decision being due now; 0, a new customer whose first period is sure, unless given. */
  readonly renewals?: number;
  /** Periods to look ahead; without end unless given. */
  readonly periods?: number;
}

/**
 * Discounted expected lifetime of a contract, in periods: DEL of a new customer, whose first period counts fully, and DERL, the
 * discounted expected residual lifetime, just before the renewal that decides on period n + 1 after n periods.
 *
 * @param model of retention
 * @param options `discount`, `renewals` and `periods`
 * @returns the present value of the periods to come, in periods
 * @throws InvalidOptionError (`invalid-option`) naming the option, or where a discount of 0 meets no end
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { remainingPeriods, shiftedBetaGeometricModel } from '@clientele/clv';
 * const highEnd = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' });
 * remainingPeriods(highEnd, { discount: { annual: 0.1 } }).toFixed(2); // => '5.92'
 * remainingPeriods(highEnd, { discount: { annual: 0.1 }, renewals: 1 }).toFixed(2); // => '5.41'
 * @see Fader and Hardie (2010), Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity, Marketing
 *   Science 29(1), 85-93, equations 5 and 6
 */
export function remainingPeriods(model: RetentionModel, options: RemainingOptions): number {
  const verb = 'remainingPeriods';
  const survival = openRetention(verb, model);
  const rules = { discount: discountRate, renewals: wholeNumber(0, 1e6), periods: wholeNumber(0, 1e9) };
  checkOptions(verb, { ...options, discount: options?.discount ?? null }, rules);
  const { discount, renewals = 0, periods = Number.POSITIVE_INFINITY } = options;
  refuseEndless(verb, discount, periods === Number.POSITIVE_INFINITY ? 'infinite' : 'finite');
  const worth = Math.exp(-continuousRate(discount, model.unit));
  const known = survival(Math.max(0, renewals - 1));
  let [sum, value] = [0, 1];
  for (let t = 0; t < periods && value > 1e-17 * (1 - worth); t++) {
    sum += (value * survival(renewals + t)) / known;
    value *= worth;
  }
  return sum;
}

function readPeriods(verb: string, period: ArrayLike<number>): Float64Array {
  const [values] = takeColumns(verb, { period }, ['period'], []) as [Float64Array];
  const wrong = (row: number): string | null =>
    Number.isSafeInteger(values[row]) && Number(values[row]) >= 0 ? null : 'a whole number >= 0';
  refuseWrongCells(verb, values.length, [{ column: 'period', values, wrong }]);
  return values;
}
