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
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const deviances = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return errors - deviances - halfLogTwoPi - (Math.log(x) + Math.log1p(-x / n)) / 2;
}

/** ln n! less Stirling's formula, for whole numbers >= 1. */
function stirlingError(n: number): number {
  return n >= 8 ? stirlingCorrection(n) : logGamma(n + 1) - ((n + 0.5) * Math.log(n) - n + halfLogTwoPi);
}

/** x ln(x/m) + m − x, also where x and m are close. */
function deviance(x: number, m: number): number {
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
