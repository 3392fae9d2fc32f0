import { frozen, InsufficientDataError, type Note, type Table, type TimeUnit, table } from '@clientele/core';
import { forecastVariance } from '../inference/delta-intervals.ts';
import type { TransactionModel } from '../transactions/model.ts';
import { open } from '../transactions/over-live.ts';
import { type Foretold, foretell } from './foretold.ts';
import { type Holdout, readHoldout } from './holdout.ts';
import { byCount, byTenth, type Grouping, type GroupPromises, promisesOf, sumBy, zOf } from './promise-groups.ts';

/** How what came compares with what was foretold, chance and the parameters' errors allowed for. */
export interface ForecastTest {
  /** Sum of the weights. */
  readonly customers: number;
  /** How long was looked ahead, in units. */
  readonly length: number;
  readonly unit: TimeUnit;
  /** Purchases that came. */
  readonly actual: number;
  /** Purchases foretold. */
  readonly expected: number;
  /** actual / expected; `null` where nothing was foretold. */
  readonly ratio: number | null;
  /** Where the interval of 95 % of the ratio begins; it holds 1 where the difference may be chance. */
  readonly lower: number | null;
  /** Where it ends. */
  readonly upper: number | null;
  /**
   * How many standard errors more came than foretold. Of small bases it is a little too sure, unlike the interval: with 500 to 3,000 simulated
   * customers the mean of z² is 1.2 to 1.5.
   */
  readonly z: number;
  /** By repeat purchases so far; the last row holds all of 7 and more. */
  readonly byFrequency: Table<{ x: Float64Array; customers: Float64Array } & GroupPromises>;
  /** By tenths of what was foretold, the lowest first. */
  readonly byForecast: Table<{ tenth: Float64Array; customers: Float64Array } & GroupPromises>;
  /** Customers by purchases that came; the last holds all of 7 and more. */
  readonly actualCounts: readonly number[];
  /** The same, foretold. */
  readonly expectedCounts: readonly number[];
  /** Likelihood a customer. */
  readonly likelihood: {
    /** Mean of ln P(what came). */
    readonly found: number;
    /** The same where the model is true. */
    readonly foretold: number;
    /** How many standard errors the found one is above; far below 0, the model is surprised more often than it should be. */
    readonly z: number;
  };
  readonly notes: readonly Note[];
}

const last = 7;

/**
 * Tests a model by the purchases of a holdout: is the difference between what was foretold and what came more than chance?
 *
 * Chance is what the model itself allows: the variance of each customer's purchases given the history, and how unsure the parameters are (delta method). The total is
 * tested, each group by purchases so far and by tenth of the forecast, and the likelihood, which sees what totals do not: customers who spread further than foretold.
 *
 * @param model fitted to the calibration
 * @param data what `splitBtyd` gives, or plain arrays with `holdoutX` and `holdoutLength`
 * @returns the tests; a model without standard errors is taken as exact, and a note says so
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, testForecast } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const split = { x: [2, 0], tx: [30.43, 0], T: [38.86, 38.86], unit: 'week', holdoutX: [1, 0], holdoutLength: 39 } as const;
 * const { actual, expected, z } = testForecast(cdnow, split);
 * [actual, expected.toFixed(2), z.toFixed(1)]; // => [1, '1.42', '-0.3']
 */
export function testForecast(model: TransactionModel, data: Holdout): ForecastTest {
  const verb = 'testForecast';
  const opened = open(verb, model, data);
  const came = readHoldout(verb, data);
  const { x, weight, length, unit } = opened.histories;
  const weights = weight ?? ones(length);
  const customers = weights.reduce((sum, one) => sum + one, 0);
  if (customers === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const told = foretell(opened, data.holdoutLength, came, last);
  const frequencies = byCount(x, last);
  const tenths = byTenth(told.mean);
  const all: Grouping = { of: new Uint32Array(length), length: 1 };
  const groupings = [all, frequencies, tenths];
  const sumsOf = ({ mean, expected }: Foretold): Float64Array =>
    Float64Array.of(...groupings.flatMap((by) => [...sumBy(by, weights, mean)]), ...sumBy(all, weights, expected));
  const ofModels = ([of]: readonly [TransactionModel]): Float64Array =>
    sumsOf(foretell(open(verb, of, data), data.holdoutLength, came, last));
  const expected = sumsOf(told);
  const unsure = forecastVariance([model] as const, ofModels, expected.length);
  const isExact = unsure.some(Number.isNaN);
  if (isExact) unsure.fill(0);
  const chance = groupings.flatMap((by) => [...sumBy(by, weights, told.variance)]);
  const variance = Float64Array.from(chance, (part, at) => part + (unsure[at] as number));
  const actual = Float64Array.from(groupings.flatMap((by) => [...sumBy(by, weights, came)]));
  const part = (column: Float64Array, from: number, { length: many }: Grouping): Float64Array =>
    column.slice(from, from + many);
  const promises = (from: number, by: Grouping): ReturnType<typeof promisesOf> =>
    promisesOf(
      sumBy(by, weights, ones(length)),
      part(actual, from, by),
      part(expected, from, by),
      part(variance, from, by),
    );
  const [total, promised, square] = [actual[0] as number, expected[0] as number, variance[0] as number];
  const ratio = promised > 0 ? total / promised : null;
  const width = (1.959964 * Math.sqrt(square)) / promised;
  const foundSum = sumBy(all, weights, told.found)[0] as number;
  const foretoldSum = expected.at(-1) as number;
  const logVariance = (sumBy(all, weights, told.spread)[0] as number) + (unsure.at(-1) as number);
  return frozen({
    customers,
    length: data.holdoutLength,
    unit,
    actual: total,
    expected: promised,
    ratio,
    lower: ratio === null ? null : ratio * Math.exp(-width),
    upper: ratio === null ? null : ratio > 0 ? ratio * Math.exp(width) : width,
    z: zOf(total - promised, square),
    byFrequency: table({ x: Float64Array.from(frequencies.counts), ...promises(1, frequencies) }),
    byForecast: table({
      tenth: Float64Array.from({ length: tenths.length }, (_, group) => group + 1),
      ...promises(1 + frequencies.length, tenths),
    }),
    actualCounts: [
      ...sumBy({ of: Uint32Array.from(came, (n) => Math.min(n, last)), length: last + 1 }, weights, ones(length)),
    ],
    expectedCounts: [...told.counts],
    likelihood: {
      found: foundSum / customers,
      foretold: foretoldSum / customers,
      z: zOf(foundSum - foretoldSum, logVariance),
    },
    notes: isExact ? [exact] : [],
  });
}

const exact: Note = frozen({
  code: 'parameters-taken-as-exact',
  message: 'the model has no standard errors: its parameters are taken as exact, and the tests are a little too strict',
});

function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}
