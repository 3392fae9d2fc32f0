import { buysWithin } from '../transactions/gamma-poisson.ts';
import type { LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { discounted } from '../value/discount.ts';
import { aliveColumn } from './alive.ts';
import { type BetaRule, betaMean, betaRule } from './beta-mean.ts';
import { betaGeometricCounts } from './counts.ts';
import type { AliveProcess, BetaGeometricParameters, FirstChance } from './parameters.ts';

/**
 * The quantities of a model in which a customer may leave after each purchase.
 *
 * @param parameters of the model
 * @param first chances to leave at the first purchase
 * @returns what the verbs ask for
 */
export function betaGeometricKernel(parameters: BetaGeometricParameters, first: FirstChance): TransactionKernel {
  return {
    alive: (histories) => aliveColumn(parameters, first, histories),
    live: (x, T) => liveCustomer(aliveProcess(parameters, x, T, first)),
  };
}

/** @returns what is known of a customer with that history who is still alive */
export function aliveProcess(
  { r, alpha, a, b }: BetaGeometricParameters,
  x: number,
  T: number,
  first: FirstChance,
): AliveProcess {
  const [R, B] = [r + x, b + x + first];
  let rule: BetaRule | undefined;
  const leaving = (): BetaRule => {
    rule ??= betaRule(a, B, R);
    return rule;
  };
  return { R, A: alpha + T, a, B, leaving };
}

function liveCustomer(process: AliveProcess): LiveCustomer {
  const transactions = (h: number): number => aliveTransactions(process, h);
  return {
    transactions,
    buys: (h) => buysWithin(process.R, process.A, h),
    stays: (h) => staysThrough(process, h),
    counts: (h, most) => betaGeometricCounts(process, h, most),
    residual: (rate, horizon) => discounted(transactions, process.A, rate, horizon),
  };
}

/**
 * Expected purchases of a live customer within `h`.
 *
 * Were nobody to leave, the number N of purchases would be negative binomial with shape R and odds u = h/A; the k-th of them
 * happens with the chance (b)_k/(a + b)_k that the customer stayed through k − 1. The mean of S_N = Σ_{k<N} (b)_k/(a + b)_k
 * over N has positive terms only, so that a = 1, a + b = 1 and a + b < 1 are no special cases; the usual form
 * (Fader, Hardie and Lee 2005, equation 10) divides by zero or cancels there. Where the sum would be long, the same mean is
 * taken over the chance to leave, p: E[(1 − (1 + p u)^−R)/p].
 *
 * @param process the live customer
 * @param h horizon, in units
 * @returns the expected number
 */
function aliveTransactions(process: AliveProcess, h: number): number {
  const u = h / process.A;
  const terms = process.R * u + 40 * (1 + u);
  const representable = process.R * Math.log1p(u) < 600;
  return terms < 1500 && representable ? seriesMean(process, u) : leavingMean(process, u);
}

/** The probability to survive each of the purchases within `h`: E[(1 − p)^N] = E[(1 + p u)^−R] over the chance to leave, p. */
function staysThrough({ R, A, leaving }: AliveProcess, h: number): number {
  return Math.min(
    1,
    betaMean(leaving(), (p) => Math.exp(-R * Math.log1p((p * h) / A))),
  );
}

/** The mean of S_N by its series, with unnormalised negative binomial weights. */
export function seriesMean({ R, a, B }: AliveProcess, u: number): number {
  const w = u / (1 + u);
  let [weight, weights, sum, stays, S] = [1, 1, 0, 1, 1];
  for (let n = 1; n < 1e6; n++) {
    weight *= ((R + n - 1) / n) * w;
    weights += weight;
    sum += weight * S;
    const ratio = Math.max(1, (R + n) / (n + 1)) * w * (1 + stays / S);
    if (ratio < 1 && (weight * S * ratio) / (1 - ratio) <= 1e-17 * sum) break;
    stays *= (B + n - 1) / (a + B + n - 1);
    S += stays;
  }
  return weights === 0 ? 0 : sum / weights;
}

/** The same mean over p ~ Beta(a, b). */
export function leavingMean({ R, leaving }: AliveProcess, u: number): number {
  return betaMean(leaving(), (p) => (p * u < 1e-17 ? R * u : -Math.expm1(-R * Math.log1p(p * u)) / p));
}
