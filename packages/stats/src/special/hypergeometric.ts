import { logBinomialDensity } from './binomial-density.ts';

/** An urn: how many marked balls are among those drawn? */
export interface Urn {
  /** All balls. */
  readonly balls: number;
  /** Those that are marked. */
  readonly marked: number;
  /** How many are drawn, without putting them back. */
  readonly drawn: number;
}

/** Probability of exactly k; k must be possible. */
function density(k: number, { balls, marked, drawn }: Urn): number {
  if (drawn === 0 || marked === 0 || drawn === balls || marked === balls) return 1;
  const p = drawn / balls;
  return Math.exp(
    logBinomialDensity(k, marked, p) +
      logBinomialDensity(drawn - k, balls - marked, p) -
      logBinomialDensity(drawn, balls, p),
  );
}

/** P(k + 1) / P(k). */
function step(k: number, { balls, marked, drawn }: Urn): number {
  return ((marked - k) / (k + 1)) * ((drawn - k) / (balls - marked - drawn + k + 1));
}

const lowest = ({ balls, marked, drawn }: Urn): number => Math.max(0, marked + drawn - balls);
const highest = ({ marked, drawn }: Urn): number => Math.min(marked, drawn);

/** P(k) + P(k + 1) + … */
function upward(k: number, urn: Urn): number {
  let term = density(k, urn);
  let sum = term;
  for (let at = k; at < highest(urn); at++) {
    term *= step(at, urn);
    if (sum + term === sum) break;
    sum += term;
  }
  return sum;
}

/** P(k) + P(k − 1) + … */
function downward(k: number, urn: Urn): number {
  let term = density(k, urn);
  let sum = term;
  for (let at = k; at > lowest(urn); at--) {
    term /= step(at - 1, urn);
    if (sum + term === sum) break;
    sum += term;
  }
  return sum;
}

/**
 * The chance that a draw holds at least k marked balls: the one-sided p-value of Fisher's exact test. The smaller of the two
 * tails is summed, so that tiny chances keep their digits.
 *
 * @param k marked balls, a whole number
 * @param urn counts; `marked` and `drawn` are at most `balls`
 * @returns 0 to 1
 * @example
 * import { hypergeometricTail } from '@clientele/stats';
 * // all four marked ones of eight: 1 draw in 70
 * Math.abs(hypergeometricTail(4, { balls: 8, marked: 4, drawn: 4 }) - 1 / 70) < 1e-16; // => true
 */
export function hypergeometricTail(k: number, urn: Urn): number {
  if (k <= lowest(urn)) return 1;
  if (k > highest(urn)) return 0;
  const mean = (urn.marked * urn.drawn) / urn.balls;
  return k > mean ? Math.min(1, upward(k, urn)) : Math.max(0, 1 - downward(k - 1, urn));
}

/**
 * The smallest number of marked balls that a draw does not exceed with a given chance.
 *
 * @param chance above 0 and below 1
 * @param urn counts; `marked` and `drawn` are at most `balls`
 * @returns the least k with P(at most k) >= chance
 * @example
 * import { hypergeometricQuantile } from '@clientele/stats';
 * hypergeometricQuantile(0.5, { balls: 8, marked: 4, drawn: 4 }); // => 2
 */
export function hypergeometricQuantile(chance: number, urn: Urn): number {
  const { balls, marked, drawn } = urn;
  let k = Math.floor(((marked + 1) * (drawn + 1)) / (balls + 2));
  k = Math.min(Math.max(k, lowest(urn)), highest(urn));
  let below = downward(k, urn);
  let term = density(k, urn);
  while (k > lowest(urn) && below - term >= chance) {
    below -= term;
    term /= step(--k, urn);
  }
  while (below < chance && k < highest(urn)) {
    term *= step(k++, urn);
    below += term;
  }
  return k;
}
