import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';
import type { ParetoNbdParameters } from './model.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { race } from './race.ts';

/**
 * Minus the mean log-likelihood of the Pareto/NBD model (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, A note
 * on deriving the Pareto/NBD model, equation 18) and its gradient, in the logarithms of r, alpha, s, beta.
 *
 * The likelihood of a row is (r)_x alpha^−x e^−c(x, t_x) K with K = h(x, t_x) + e^(c(x, t_x) − c(x, T)) (1 − h(x, T)). Both
 * h(x, t), the probability to leave before the next purchase, and c(x, t) = (r + x) ln(1 + t/alpha) + s ln(1 + t/beta) depend
 * on pairs only: they are tabulated, a row costs one exponential and one logarithm, and the gradient goes back from rows to
 * pairs and from pairs to parameters.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @returns the objective
 */
export function paretoNbdLoss(groups: Groups, weights: Float64Array): Objective {
  const [x, tx, T] = groups.columns as [Coded, Coded, Coded];
  const pairs = pairsOf(spread(x), spread(tx), spread(T));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xWeights = new Float64Array(x.values.length);
  x.codes.forEach((code, group) => {
    xWeights[code] = (xWeights[code] as number) + (weights[group] as number);
  });
  const table: Table = {
    h: new Float64Array(pairs.length),
    c: new Float64Array(pairs.length),
    byH: new Float64Array(pairs.length),
    byC: new Float64Array(pairs.length),
    slopes: new Float64Array(4 * pairs.length),
  };
  return (point, gradient) => {
    if (!point.every((value) => Math.abs(value) < outside)) {
      gradient.fill(Number.NaN);
      return Number.NaN;
    }
    const [r, alpha, s, beta] = point.map(Math.exp) as unknown as [number, number, number, number];
    fillTable(table, pairs, { r, alpha, s, beta });
    gradient.fill(0);
    const value = addCounts(x.values, xWeights, r, alpha, gradient) + addRows(table, pairs, weights);
    addPairs(table, pairs, { r, alpha, s, beta }, gradient);
    gradient[0] = (gradient[0] as number) * r;
    gradient[2] = (gradient[2] as number) * s;
    for (let i = 0; i < 4; i++) gradient[i] = -(gradient[i] as number) / total;
    return -value / total;
  };
}

/** A Newton step from a plateau may lead far out, where the race takes no end and nothing is to be found. */
const outside = 30;

interface Table {
  /** h(x, t) of each pair. */
  readonly h: Float64Array;
  /** c(x, t) of each pair. */
  readonly c: Float64Array;
  /** Slopes of the log-likelihood in them. */
  readonly byH: Float64Array;
  readonly byC: Float64Array;
  /** Slopes of h in r, ln alpha, s, ln beta. */
  readonly slopes: Float64Array;
}

function spread({ values, codes }: Coded): Float64Array {
  return Float64Array.from(codes, (code) => values[code] as number);
}

function fillTable({ h, c, slopes }: Table, pairs: Pairs, { r, alpha, s, beta }: ParetoNbdParameters): void {
  for (let i = 0; i < pairs.length; i++) {
    const [rx, t] = [r + (pairs.x[i] as number), pairs.t[i] as number];
    const found = race(rx, alpha + t, s, beta + t);
    h[i] = s * found.value;
    slopes[4 * i] = s * found.byP;
    slopes[4 * i + 1] = s * alpha * found.byA;
    slopes[4 * i + 2] = found.value + s * found.byQ;
    slopes[4 * i + 3] = s * beta * found.byB;
    c[i] = rx * Math.log1p(t / alpha) + s * Math.log1p(t / beta);
  }
}

/** The factors that depend on x alone, (r)_x alpha^−x; adds to the slopes in r and ln alpha. */
function addCounts(xs: Float64Array, weights: Float64Array, r: number, alpha: number, gradient: Float64Array): number {
  const logAlpha = Math.log(alpha);
  let [value, byR, purchases] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [x, w] = [xs[i] as number, weights[i] as number];
    value += w * (logRising(r, x) - x * logAlpha);
    byR += w * digammaRise(r, x);
    purchases += w * x;
  }
  gradient[0] = (gradient[0] as number) + byR;
  gradient[1] = (gradient[1] as number) - purchases;
  return value;
}

/** The factor e^−c K of each row; leaves its slopes at the pairs. */
function addRows({ h, c, byH, byC }: Table, { atLast, atEnd }: Pairs, weights: Float64Array): number {
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

/** From the pairs to r, ln alpha, s, ln beta. */
function addPairs(
  { byH, byC, slopes }: Table,
  pairs: Pairs,
  { r, alpha, s, beta }: ParetoNbdParameters,
  gradient: Float64Array,
): void {
  let [byR, byLogAlpha, byS, byLogBeta] = [0, 0, 0, 0];
  for (let i = 0; i < pairs.length; i++) {
    const [t, viaH, viaC] = [pairs.t[i] as number, byH[i] as number, byC[i] as number];
    byR += viaH * (slopes[4 * i] as number) + viaC * Math.log1p(t / alpha);
    byLogAlpha += viaH * (slopes[4 * i + 1] as number) - (viaC * (r + (pairs.x[i] as number)) * t) / (alpha + t);
    byS += viaH * (slopes[4 * i + 2] as number) + viaC * Math.log1p(t / beta);
    byLogBeta += viaH * (slopes[4 * i + 3] as number) - (viaC * s * t) / (beta + t);
  }
  gradient[0] = (gradient[0] as number) + byR;
  gradient[1] = (gradient[1] as number) + byLogAlpha;
  gradient[2] = (gradient[2] as number) + byS;
  gradient[3] = (gradient[3] as number) + byLogBeta;
}
