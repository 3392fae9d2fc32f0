import {
  checkKind,
  frozen,
  InsufficientDataError,
  type Note,
  nonNegativeNumber,
  type Table,
  table,
} from '@clientele/core';
import { digamma, trigamma } from '@clientele/stats';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';
import type { SpendColumns, SpendTable } from '../histories/histories.ts';
import { readSpends } from '../histories/read.ts';
import { byTenth, promisesOf, sumBy, zOf } from '../holdout/promise-groups.ts';
import { forecastVariance } from '../inference/delta-intervals.ts';
import type { GammaGammaModel } from './model.ts';
import { spendColumn } from './predict.ts';

/** Spend of a calibration, and what the same customers spent in the holdout: what `splitBtyd` gives, or plain arrays. */
export type SpendHoldout =
  | (SpendTable & { readonly columns: { readonly holdoutX: Float64Array; readonly holdoutSpend: Float64Array } })
  | (SpendColumns & { readonly holdoutX: ArrayLike<number>; readonly holdoutSpend: ArrayLike<number> });

/** How what was spent on a purchase compares with what was foretold. */
export interface SpendTest {
  /** Customers who spent in the holdout; of all others nothing was foretold. */
  readonly customers: number;
  /** Spend of these in the holdout. */
  readonly actual: number;
  /** The same purchases at the spend foretold. */
  readonly expected: number;
  /** Typical spend on a purchase over what was foretold: a geometric mean, which a few large orders do not carry away. */
  readonly ratio: number;
  /** Where its interval of 95 % begins; it holds 1 where the difference may be chance. */
  readonly lower: number;
  /** Where it ends. */
  readonly upper: number;
  /** How many standard errors more was spent than foretold, in logarithms. */
  readonly z: number;
  /** By tenths of the spend foretold, the lowest first: ln of the spend on a purchase, found and foretold. */
  readonly byForecast: Table<{
    tenth: Float64Array;
    customers: Float64Array;
    actualMean: Float64Array;
    expectedMean: Float64Array;
    z: Float64Array;
  }>;
  readonly notes: readonly Note[];
}

/**
 * Tests a Gamma-Gamma model by the spend of a holdout, given how often each customer bought there.
 *
 * Given the history, the spend of n purchases is Gamma(p n, ν) with ν ~ Gamma(p x + q, γ + x z). Its logarithm has a finite mean,
 * ψ(p n) − ψ(p x + q) + ln(γ + x z), and variance, ψ′(p n) + ψ′(p x + q), for all parameters, where the spend itself may have none.
 *
 * @param model fitted to the calibration
 * @param data what `splitBtyd` gives, or plain arrays with `holdoutX` and `holdoutSpend`, in the model's currency
 * @returns the test
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where nobody spent in the holdout
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { gammaGammaModel, testSpend } from '@clientele/clv';
 * const cdnow = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
 * const test = testSpend(cdnow, { x: [2, 1], meanRepeatSpend: [22.35, 11.77], holdoutX: [1, 0], holdoutSpend: [30, 0] });
 * [test.customers, test.actual, test.expected.toFixed(2)]; // => [1, 30, '24.66']
 * @see Fader and Hardie (2013), The Gamma-Gamma model of monetary value
 */
export function testSpend(model: GammaGammaModel, data: SpendHoldout): SpendTest {
  const verb = 'testSpend';
  const spends = readSpends(verb, data);
  checkKind(verb, model, 'clv/gamma-gamma');
  const [holdoutX, holdoutSpend] = readOutcome(verb, data);
  const weights = Float64Array.from(holdoutX, (count, row) =>
    count > 0 && (holdoutSpend[row] as number) > 0 ? (spends.weight?.[row] ?? 1) : 0,
  );
  const all = { of: new Uint32Array(weights.length), length: 1 };
  const ones = new Float64Array(weights.length).fill(1);
  const customers = sumBy(all, weights, ones)[0] as number;
  if (customers === 0) throw new InsufficientDataError(verb, 'customers who spent in the holdout', 1, 0);
  const kept = Uint32Array.from(weights.keys()).filter((row) => (weights[row] as number) > 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (row) => column[row] as number);
  const [x, z, n, total, weight] = [spends.x, spends.meanRepeatSpend, holdoutX, holdoutSpend, weights].map(
    pick,
  ) as Five;
  const told = (of: GammaGammaModel): Float64Array => logSpends(of, x, z, n);
  const foretold = told(model);
  const came = total.map((spend, row) => Math.log(spend / (n[row] as number)));
  const { p, q } = model.parameters;
  const variance = n.map((count, row) => trigamma(p * count) + trigamma(p * (x[row] as number) + q));
  const tenths = byTenth(foretold);
  const one = { of: new Uint32Array(n.length), length: 1 };
  const sums = (column: Float64Array): Float64Array =>
    Float64Array.of(...sumBy(one, weight, column), ...sumBy(tenths, weight, column));
  const unsure = forecastVariance([model] as const, ([of]) => sums(told(of)), 1 + tenths.length);
  const isExact = unsure.some(Number.isNaN);
  const [found, expected, square] = [sums(came), sums(foretold), sums(variance)];
  const allowed = square.map((part, at) => part + (isExact ? 0 : (unsure[at] as number)));
  const [difference, width] = [(found[0] as number) - (expected[0] as number), Math.sqrt(allowed[0] as number)];
  const mean = spendColumn(model, { x, meanRepeatSpend: z });
  const dot = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, row) => sum + value * (b[row] as number) * (weight[row] as number), 0);
  return frozen({
    customers,
    actual: dot(total, new Float64Array(total.length).fill(1)),
    expected: dot(mean, n),
    ratio: Math.exp(difference / customers),
    lower: Math.exp((difference - 1.959964 * width) / customers),
    upper: Math.exp((difference + 1.959964 * width) / customers),
    z: zOf(difference, allowed[0] as number),
    byForecast: table({
      tenth: Float64Array.from({ length: tenths.length }, (_, group) => group + 1),
      ...promisesOf(
        sumBy(tenths, weight, new Float64Array(n.length).fill(1)),
        found.slice(1),
        expected.slice(1),
        allowed.slice(1),
      ),
    }),
    notes: [...leftOut(holdoutX, holdoutSpend), ...(isExact ? [exact] : [])],
  });
}

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** Expected ln of the mean spend of n purchases. */
function logSpends({ parameters }: GammaGammaModel, x: Float64Array, z: Float64Array, n: Float64Array): Float64Array {
  const { p, q, gamma } = parameters;
  return n.map((count, row) => {
    const known = x[row] as number;
    const rate = gamma + known * Math.max(0, z[row] as number);
    return digamma(p * count) - digamma(p * known + q) + Math.log(rate / count);
  });
}

function readOutcome(verb: string, data: SpendHoldout): readonly [Float64Array, Float64Array] {
  const columns: object = 'columns' in data ? data.columns : data;
  const names = ['holdoutX', 'holdoutSpend', 'x'];
  const [holdoutX, holdoutSpend] = takeColumns(verb, columns, names, []) as [Float64Array, Float64Array];
  const count = (row: number): string | null => (nonNegativeNumber.accepts(holdoutX[row]) ? null : 'a number >= 0');
  const spend = (row: number): string | null => (Number.isFinite(holdoutSpend[row]) ? null : 'a finite number');
  refuseWrongCells(verb, holdoutX.length, [
    { column: 'holdoutX', values: holdoutX, wrong: count },
    { column: 'holdoutSpend', values: holdoutSpend, wrong: spend },
  ]);
  return [holdoutX, holdoutSpend];
}

/** Refunds may take back all that was spent: such customers have no logarithm, and are told of. */
function leftOut(holdoutX: Float64Array, holdoutSpend: Float64Array): Note[] {
  const rows = holdoutX.filter((count, row) => count > 0 && !((holdoutSpend[row] as number) > 0)).length;
  if (rows === 0) return [];
  const message = `${rows} customers bought and spent nothing, or took all of it back: they are left out`;
  return [{ code: 'spend-not-positive', message, details: { rows } }];
}

const exact: Note = frozen({
  code: 'parameters-taken-as-exact',
  message: 'the model has no standard errors: its parameters are taken as exact, and the tests are a little too strict',
});
