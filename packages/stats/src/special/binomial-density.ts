import { logGamma } from './log-gamma.ts';
import { stirlingCorrection } from './stirling.ts';

const halfLogTwoPi = 0.9189385332046727;

/**
 * The logarithm of a binomial probability by Loader's saddle point expansion ("Fast and accurate computation of binomial
 * probabilities", 2000): no large logarithms are subtracted, so that the digits stay also for millions of trials.
 *
 * @param x successes, 0 to n
 * @param n trials
 * @param p chance of a success, strictly between 0 and 1
 */
export function logBinomialDensity(x: number, n: number, p: number): number {
  if (x === 0) return n * Math.log1p(-p);
  if (x === n) return n * Math.log(p);
  return logSuccessDensity(x, n - x, p);
}

/** The same of a successes and b failures, both above 0 and not necessarily whole: Γ(a + b + 1)/(Γ(a + 1) Γ(b + 1)) p^a (1 − p)^b. */
export function logSuccessDensity(a: number, b: number, p: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const deviances = deviance(a, n * p) + deviance(b, n * (1 - p));
  return errors - deviances - halfLogTwoPi - (Math.log(a) + Math.log(b / n)) / 2;
}

/** ln Γ(n + 1) less Stirling's formula, for n > 0. */
export function stirlingError(n: number): number {
  return n >= 8 ? stirlingCorrection(n) : logGamma(n + 1) - ((n + 0.5) * Math.log(n) - n + halfLogTwoPi);
}

/** x ln(x/m) + m − x, also where x and m are close. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let k = 1; ; k++) {
    term *= v * v;
    const next = sum + term / (2 * k + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
