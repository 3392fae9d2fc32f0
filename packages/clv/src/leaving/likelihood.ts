import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';
import { type Pairs, pairsOf } from './pairs.ts';

/** What a model of customers who may leave at any time knows of pairs of x and a time. */
export interface LeavingTable {
  /** The chance to leave before the next purchase. */
  readonly h: Float64Array;
  /** c(x, t) = (r + x) ln(1 + t/alpha) − ln S(t), where S(t) is the chance to stay for t. */
  readonly c: Float64Array;
  /** Slopes of h in the logarithms of the parameters, those of a pair side by side. */
  readonly slopesOfH: Float64Array;
  /** The same of c. */
  readonly slopesOfC: Float64Array;
}

/** Fills a table for parameters, of which the first two are r and alpha. */
export type FillTable = (table: LeavingTable, pairs: Pairs, parameters: Float64Array) => void;

/**
 * Minus the mean log-likelihood of a model in which customers buy at gamma-distributed rates and may leave at any time
 * (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, A note on deriving the Pareto/NBD model, equation 18), and
 * its gradient in the logarithms of the parameters.
 *
 * The likelihood of a row is (r)_x alpha^−x e^−c(x, t_x) K with K = h(x, t_x) + e^(c(x, t_x) − c(x, T)) (1 − h(x, T)). Both h
 * and c depend on pairs of x and a time only: they are tabulated, a row costs one exponential and one logarithm, and the
 * gradient goes back from rows to pairs and from pairs to parameters.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @param size number of parameters
 * @param fill what the model says of pairs
 * @returns the objective
 */
export function leavingLoss(groups: Groups, weights: Float64Array, size: number, fill: FillTable): Objective {
  const [x, tx, T] = groups.columns as [Coded, Coded, Coded];
  const pairs = pairsOf(spread(x), spread(tx), spread(T));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xWeights = new Float64Array(x.values.length);
  x.codes.forEach((code, group) => {
    xWeights[code] = (xWeights[code] as number) + (weights[group] as number);
  });
  const perPair = (count: number): Float64Array => new Float64Array(count * pairs.length);
  const table = { h: perPair(1), c: perPair(1), slopesOfH: perPair(size), slopesOfC: perPair(size) };
  const back = { byH: perPair(1), byC: perPair(1) };
  return (point, gradient) => {
    if (!point.every((value) => Math.abs(value) < outside)) {
      gradient.fill(Number.NaN);
      return Number.NaN;
    }
    const parameters = point.map(Math.exp);
    fill(table, pairs, parameters);
    gradient.fill(0);
    const [r, alpha] = parameters as unknown as [number, number];
    const value = addCounts(x.values, xWeights, r, alpha, gradient) + addRows(table, pairs, weights, back);
    addPairs(table, back, gradient);
    for (let i = 0; i < size; i++) gradient[i] = -(gradient[i] as number) / total;
    return -value / total;
  };
}

/** A Newton step from a plateau may lead far out, where integrals take no end and nothing is to be found. */
const outside = 30;

/** Slopes of the log-likelihood in h and c of each pair. */
interface Back {
  readonly byH: Float64Array;
  readonly byC: Float64Array;
}

function spread({ values, codes }: Coded): Float64Array {
  return Float64Array.from(codes, (code) => values[code] as number);
}

/** The factors that depend on x alone, (r)_x alpha^−x; adds to the slopes in ln r and ln alpha. */
function addCounts(xs: Float64Array, weights: Float64Array, r: number, alpha: number, gradient: Float64Array): number {
  const logAlpha = Math.log(alpha);
  let [value, byR, purchases] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [x, w] = [xs[i] as number, weights[i] as number];
    value += w * (logRising(r, x) - x * logAlpha);
    byR += w * digammaRise(r, x);
    purchases += w * x;
  }
  gradient[0] = (gradient[0] as number) + r * byR;
  gradient[1] = (gradient[1] as number) - purchases;
  return value;
}

/** The factor e^−c K of each row; leaves its slopes at the pairs. */
function addRows({ h, c }: LeavingTable, { atLast, atEnd }: Pairs, weights: Float64Array, { byH, byC }: Back): number {
  byH.fill(0);
  byC.fill(0);
  let value = 0;
  for (let i = 0; i < weights.length; i++) {
    const [last, end, w] = [atLast[i] as number, atEnd[i] as number, weights[i] as number];
    const stays = Math.exp((c[last] as number) - (c[end] as number));
    const alive = stays * (1 - (h[end] as number));
    const K = (h[last] as number) + alive;
    value += w * (Math.log(K) - (c[last] as number));
    byH[last] = (byH[last] as number) + w / K;
    byH[end] = (byH[end] as number) - (w * stays) / K;
    byC[last] = (byC[last] as number) + w * (alive / K - 1);
    byC[end] = (byC[end] as number) - (w * alive) / K;
  }
  return value;
}

/** From the pairs to the parameters. */
function addPairs({ slopesOfH, slopesOfC }: LeavingTable, { byH, byC }: Back, gradient: Float64Array): void {
  const size = gradient.length;
  for (let i = 0; i < byH.length; i++) {
    const [viaH, viaC] = [byH[i] as number, byC[i] as number];
    for (let j = 0; j < size; j++) {
      const at = size * i + j;
      const slope = viaH * (slopesOfH[at] as number) + viaC * (slopesOfC[at] as number);
      gradient[j] = (gradient[j] as number) + slope;
    }
  }
}
