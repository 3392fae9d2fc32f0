import { digamma, logBeta, logGamma, type Objective } from '@clientele/stats';
import type { Groups } from '../histories/group.ts';

/**
 * Minus the mean log-likelihood of the BG/NBD model and its gradient (Fader, Hardie and Lee 2005, Marketing Science 24,
 * equation 6), in the logarithms of r, alpha, a, b.
 *
 * With d = ln a − ln(b + x − 1) + (r + x) ln((alpha + T)/(alpha + t_x)) the likelihood of a row ends in ln(1 + e^d), and
 * q = 1/(1 + e^−d) = P(dead) carries the whole gradient; no term overflows.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @returns the objective
 */
export function bgNbdLoss(groups: Groups, weights: Float64Array): Objective {
  const [x, tx, T] = groups.columns as [Column, Column, Column];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xWeights = new Float64Array(x.values.length);
  x.codes.forEach((code, group) => {
    xWeights[code] = (xWeights[code] as number) + (weights[group] as number);
  });
  const tables = {
    odds: new Float64Array(x.values.length),
    logTx: new Float64Array(tx.values.length),
    logT: new Float64Array(T.values.length),
  };
  return (point, gradient) => {
    const [r, alpha, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
    const sums = { value: 0, r: 0, alpha: 0, a: 0, b: 0 };
    addCounts(sums, x.values, xWeights, r, alpha, a, b);
    fillLogs(tables.logTx, tx.values, alpha);
    fillLogs(tables.logT, T.values, alpha);
    x.values.forEach((count, code) => {
      tables.odds[code] = count === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + count - 1);
    });
    addTimes(sums, x, tx, T, weights, tables, r, alpha, a, b);
    gradient[0] = (-sums.r * r) / total;
    gradient[1] = (-sums.alpha * alpha) / total;
    gradient[2] = (-sums.a * a) / total;
    gradient[3] = (-sums.b * b) / total;
    return -sums.value / total;
  };
}

interface Column {
  readonly values: Float64Array;
  readonly codes: Uint32Array;
}

interface Sums {
  value: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}

interface Tables {
  readonly odds: Float64Array;
  readonly logTx: Float64Array;
  readonly logT: Float64Array;
}

/** The factors that depend on x alone: Γ(r + x)/Γ(r) alpha^r B(a, b + x)/B(a, b). */
function addCounts(
  sums: Sums,
  xs: Float64Array,
  weights: Float64Array,
  r: number,
  alpha: number,
  a: number,
  b: number,
): void {
  const [logGammaR, psiR, logAlpha] = [logGamma(r), digamma(r), Math.log(alpha)];
  const [logBetaAB, psiAB, psiB] = [logBeta(a, b), digamma(a + b), digamma(b)];
  for (let i = 0; i < xs.length; i++) {
    const [x, w] = [xs[i] as number, weights[i] as number];
    const psiABx = digamma(a + b + x);
    sums.value += w * (logGamma(r + x) - logGammaR + r * logAlpha + logBeta(a, b + x) - logBetaAB);
    sums.r += w * (digamma(r + x) - psiR + logAlpha);
    sums.alpha += (w * r) / alpha;
    sums.a += w * (psiAB - psiABx);
    sums.b += w * (digamma(b + x) - psiB - psiABx + psiAB);
  }
}

/** The factor (alpha + T)^−(r+x) (1 + e^d). */
function addTimes(
  sums: Sums,
  x: Column,
  tx: Column,
  T: Column,
  weights: Float64Array,
  tables: Tables,
  r: number,
  alpha: number,
  a: number,
  b: number,
): void {
  const { odds, logTx, logT } = tables;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] as number;
    const xi = x.values[x.codes[i] as number] as number;
    const lT = logT[T.codes[i] as number] as number;
    const lapse = lT - (logTx[tx.codes[i] as number] as number);
    const d = (odds[x.codes[i] as number] as number) + (r + xi) * lapse;
    const small = Math.exp(-Math.abs(d));
    const q = (d > 0 ? 1 : small) / (1 + small);
    sums.value += w * (Math.max(d, 0) + Math.log1p(small) - (r + xi) * lT);
    sums.r -= w * (lT - q * lapse);
    const aliveRate = (1 - q) / (alpha + (T.values[T.codes[i] as number] as number));
    sums.alpha -= w * (r + xi) * (aliveRate + q / (alpha + (tx.values[tx.codes[i] as number] as number)));
    if (xi === 0) continue;
    sums.a += (w * q) / a;
    sums.b -= (w * q) / (b + xi - 1);
  }
}

function fillLogs(logs: Float64Array, times: Float64Array, alpha: number): void {
  for (let i = 0; i < times.length; i++) logs[i] = Math.log(alpha + (times[i] as number));
}
