import { logRising } from '@clientele/stats';
import type { LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { aliveAtNext } from './likelihood.ts';
import type { BgBbParameters } from './model.ts';

/**
 * The quantities of a BG/BB model. A customer who is there at the next opportunity buys then, and at later ones as long as
 * nothing ends it; horizons are cut to whole opportunities, since nothing happens between them.
 *
 * @param parameters of the model
 * @returns what the verbs ask for
 */
export function bgBbKernel({ alpha, beta, gamma, delta }: BgBbParameters): TransactionKernel {
  const parameters = Float64Array.of(alpha, beta, gamma, delta);
  return {
    alive: ({ x, tx, T }) => x.map((count, row) => aliveAtNext(parameters, count, tx[row] as number, T[row] as number)),
    live: (x, n) => liveCustomer({ alpha: alpha + x, beta: beta + n - x, gamma, delta: delta + n + 1 }),
  };
}

/** Whole opportunities within a horizon; a horizon in other units may miss one by rounding. */
function opportunities(h: number): number {
  return Math.floor(h * (1 + 1e-12) + 1e-9);
}

/** Parameters of the posterior, the survival until the next opportunity included. */
function liveCustomer({ alpha, beta, gamma, delta }: BgBbParameters): LiveCustomer {
  const buys = alpha / (alpha + beta);
  const stays = (more: number): number => Math.exp(logRising(delta, more) - logRising(gamma + delta, more));
  const counts = (h: number, most: number): Float64Array => countsOf({ alpha, beta, gamma, delta }, h, most);
  return {
    transactions: (h) => buys * presentValue({ gamma, delta }, 0, opportunities(h)),
    buys: (h) => Math.min(1, 1 - (counts(h, 0)[0] as number)),
    stays: (h) => stays(opportunities(h)),
    counts,
    residual: (rate, horizon) => buys * presentValue({ gamma, delta }, rate, opportunities(horizon)),
  };
}

/** Σ_m e^−rate m times the chance to be there for the m-th opportunity, as far as it tells. */
function presentValue({ gamma, delta }: Pick<BgBbParameters, 'gamma' | 'delta'>, rate: number, most: number): number {
  const worth = Math.exp(-rate);
  let [there, value, sum] = [1, worth, 0];
  for (let m = 1; m <= most; m++) {
    sum += there * value;
    if (there * value < 1e-17 * (1 - worth) * sum) break;
    there *= (delta + m - 1) / (gamma + delta + m - 1);
    value *= worth;
  }
  return sum;
}

/** Purchases at those opportunities, m of them, that the customer is there for. */
function countsOf({ alpha, beta, gamma, delta }: BgBbParameters, h: number, most: number): Float64Array {
  const last = opportunities(h);
  const counts = new Float64Array(most + 1);
  if (last === 0) counts[0] = 1;
  let there = 1;
  for (let m = 1; m <= last; m++) {
    const stays = m === last ? 0 : (delta + m - 1) / (gamma + delta + m - 1);
    for (let x = 0; x <= Math.min(m, most); x++) {
      counts[x] = (counts[x] as number) + there * (1 - stays) * betaBinomial(alpha, beta, x, m);
    }
    there *= stays;
  }
  return counts;
}

function betaBinomial(alpha: number, beta: number, x: number, m: number): number {
  const ways = logRising(1, m) - logRising(1, x) - logRising(1, m - x);
  return Math.exp(ways + logRising(alpha, x) + logRising(beta, m - x) - logRising(alpha + beta, m));
}
