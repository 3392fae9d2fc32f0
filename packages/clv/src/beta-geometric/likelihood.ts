import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';
import type { BetaGeometricParameters, FirstChance } from './parameters.ts';

/**
 * Minus the mean log-likelihood of the BG/NBD model (Fader, Hardie and Lee 2005, Marketing Science 24, equation 6) or the
 * MBG/NBD model (Batislam, Denizel and Filiztekin 2007, equation 5) and its gradient, in the logarithms of r, alpha, a, b.
 *
 * With n = x + first chances to leave and d = ln a − ln(b + n − 1) + (r + x) ln((alpha + T)/(alpha + t_x)) the likelihood of
 * a row ends in ln(1 + e^d), and q = 1/(1 + e^−d) = P(dead) carries the whole gradient; no term overflows. What depends on
 * one of x, t_x and T alone is tabulated over its distinct values.
 *
 * Where purchases are every k-th event (BG/CNBD-k, MBG/CNBD-k: Platzer and Reutterer 2016), r + x becomes r + k x, and who is
 * alive may have met up to k − 1 events since the last purchase: the sum F of `addTimes`, 1 where k = 1.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @param first chances to leave at the first purchase
 * @param k events a purchase
 * @returns the objective
 */
export function betaGeometricLoss(groups: Groups, weights: Float64Array, first: FirstChance, k: number = 1): Objective {
  const [x, tx, T] = groups.columns as [Coded, Coded, Coded];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xWeights = new Float64Array(x.values.length);
  x.codes.forEach((code, group) => {
    xWeights[code] = (xWeights[code] as number) + (weights[group] as number);
  });
  const tables: Tables = { x: openTable(x), tx: openTable(tx), T: openTable(T) };
  return (point, gradient) => {
    const [r, alpha, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
    fillTimes(tables.tx, alpha);
    fillTimes(tables.T, alpha);
    fillOdds(tables.x, a, b, first);
    const sums: Sums = { value: 0, r: 0, logAlpha: 0, a: 0, b: 0 };
    addCounts(sums, x.values, xWeights, { r, alpha, a, b }, first, k);
    addTimes(sums, tables, weights, r, a, k);
    gradient[0] = (-sums.r * r) / total;
    gradient[1] = -sums.logAlpha / total;
    gradient[2] = (-sums.a * a) / total;
    gradient[3] = (-sums.b * b) / total;
    return -sums.value / total;
  };
}

interface Sums {
  value: number;
  r: number;
  logAlpha: number;
  a: number;
  b: number;
}

/** Two numbers for each distinct value of a column. */
interface Table extends Coded {
  readonly logs: Float64Array;
  readonly shares: Float64Array;
}

interface Tables {
  readonly x: Table;
  readonly tx: Table;
  readonly T: Table;
}

function openTable(column: Coded): Table {
  const length = column.values.length;
  return { ...column, logs: new Float64Array(length), shares: new Float64Array(length) };
}

/** ln(1 + t/alpha) and t/(alpha + t): differences to t = 0, which stay exact where alpha is huge. */
function fillTimes({ values, logs, shares }: Table, alpha: number): void {
  for (let i = 0; i < values.length; i++) {
    const t = values[i] as number;
    logs[i] = Math.log1p(t / alpha);
    shares[i] = t / (alpha + t);
  }
}

/** ln a − ln(b + n − 1) and 1/(b + n − 1); for n = 0, who cannot have left, −Infinity and 0. */
function fillOdds({ values, logs, shares }: Table, a: number, b: number, first: FirstChance): void {
  for (let i = 0; i < values.length; i++) {
    const n = (values[i] as number) + first;
    logs[i] = n === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + n - 1);
    shares[i] = n === 0 ? 0 : 1 / (b + n - 1);
  }
}

/** The factors that depend on x alone: (r)_kx alpha^−kx (b)_n/(a + b)_n. */
function addCounts(
  sums: Sums,
  xs: Float64Array,
  weights: Float64Array,
  { r, alpha, a, b }: BetaGeometricParameters,
  first: FirstChance,
  k: number,
): void {
  const logAlpha = Math.log(alpha);
  for (let i = 0; i < xs.length; i++) {
    const [x, w] = [xs[i] as number, weights[i] as number];
    const [n, events] = [x + first, k * x];
    const riseAB = digammaRise(a + b, n);
    sums.value += w * (logRising(r, events) - events * logAlpha + logRising(b, n) - logRising(a + b, n));
    sums.r += w * digammaRise(r, events);
    sums.logAlpha -= w * events;
    sums.a -= w * riseAB;
    sums.b += w * (digammaRise(b, n) - riseAB);
  }
}

/** The factor (1 + T/alpha)^−(r+kx) (F + e^d), with F = Σ_{j<k} (r + kx)_j/j! z^j and z = (T − t_x)/(alpha + T). */
function addTimes(sums: Sums, tables: Tables, weights: Float64Array, r: number, a: number, k: number): void {
  const { x, tx, T } = tables;
  let [value, byR, byLogAlpha, dead, byB] = [0, 0, 0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    const [xi, txi, Ti] = [x.codes[i] as number, tx.codes[i] as number, T.codes[i] as number];
    const w = weights[i] as number;
    const R = r + k * (x.values[xi] as number);
    const [logT, shareT] = [T.logs[Ti] as number, T.shares[Ti] as number];
    const lapse = logT - (tx.logs[txi] as number);
    let [term, rise, F, byRise, byPower] = [1, 0, 1, 0, 0];
    if (k > 1) {
      const z = shareT * (1 - (tx.values[txi] as number) / ((T.values[Ti] as number) || 1));
      for (let j = 1; j < k; j++) {
        term *= ((R + j - 1) / j) * z;
        rise += 1 / (R + j - 1);
        F += term;
        byRise += term * rise;
        byPower += term * j;
      }
    }
    const logF = k > 1 ? Math.log(F) : 0;
    const d = (x.logs[xi] as number) + R * lapse - logF;
    const small = Math.exp(-Math.abs(d));
    const q = (d > 0 ? 1 : small) / (1 + small);
    value += w * (logF + Math.max(d, 0) + Math.log1p(small) - R * logT);
    byR -= w * (logT - q * lapse - ((1 - q) * byRise) / F);
    byLogAlpha +=
      w * (R * ((1 - q) * shareT + q * (tx.shares[txi] as number)) - ((1 - q) * byPower * (1 - shareT)) / F);
    dead += w * q;
    byB -= w * q * (x.shares[xi] as number);
  }
  sums.value += value;
  sums.r += byR;
  sums.logAlpha += byLogAlpha;
  sums.a += dead / a;
  sums.b += byB;
}
