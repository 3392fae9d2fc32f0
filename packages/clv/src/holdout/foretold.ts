import type { LiveCustomer } from '../transactions/kernel.ts';
import { liveGroups, type Opened } from '../transactions/over-live.ts';

/** What a model foretold of each customer's purchases within a horizon, and how likely it held what came. */
export interface Foretold {
  /** Expected purchases. */
  readonly mean: Float64Array;
  /** Of the purchases around that. */
  readonly variance: Float64Array;
  /** ln P(what came). */
  readonly found: Float64Array;
  /** The same, expected by the model itself: minus the entropy of its distribution. */
  readonly expected: Float64Array;
  /** Of ln P around that. */
  readonly spread: Float64Array;
  /** P(0), … P(most − 1), and P(most or more), summed over customers by weight. */
  readonly counts: Float64Array;
}

/** Beyond this mass of a distribution nothing is looked at. */
const rest = 1e-9;
/** A distribution is never followed further. */
const farthest = 1 << 14;
/** ln of a chance that is 0 in doubles. */
const least = Math.log(Number.MIN_VALUE);

/**
 * Foretells purchases and compares. Everything about who is alive is computed once for all customers who are alike; P(alive) enters row by row.
 *
 * @param opened model and histories
 * @param h the horizon, in units
 * @param came purchases within it, a row a customer
 * @param most where the counts end
 * @returns what was foretold, a row a customer
 */
export function foretell(opened: Opened, h: number, came: Float64Array, most: number): Foretold {
  const { kernel, histories } = opened;
  const { groupOf, lives } = liveGroups(opened);
  const largest = new Float64Array(lives.length);
  groupOf.forEach((group, row) => {
    largest[group] = Math.max(largest[group] as number, came[row] as number);
  });
  const groups = lives.map((live, group) => distributionOf(live, h, largest[group] as number));
  const alive = kernel.alive(histories);
  const { length } = came;
  const [mean, variance, found, expected, spread] = Array.from({ length: 5 }, () => new Float64Array(length)) as Five;
  const counts = new Float64Array(most + 1);
  for (let row = 0; row < length; row++) {
    const stays = alive[row] as number;
    const one = groups[groupOf[row] as number] as Distribution;
    const none = 1 - stays + stays * (one.chances[0] as number);
    const some = stays * one.some;
    mean[row] = stays * one.mean;
    variance[row] = Math.max(0, stays * one.square - (mean[row] as number) ** 2);
    const [logNone, logStays] = [logOf(none), logOf(stays)];
    found[row] = came[row] === 0 ? logNone : logStays + logOf(one.chances[came[row] as number] as number);
    const first = none * logNone + some * logStays + stays * one.log;
    expected[row] = first;
    const second = none * logNone ** 2 + some * logStays ** 2 + stays * (2 * logStays * one.log + one.logSquare);
    spread[row] = Math.max(0, second - first ** 2);
    const weight = histories.weight?.[row] ?? 1;
    let left = weight;
    for (let n = 0; n < most; n++) {
      const part = weight * (n === 0 ? none : stays * (one.chances[n] ?? 0));
      counts[n] = (counts[n] as number) + part;
      left -= part;
    }
    counts[most] = (counts[most] as number) + Math.max(0, left);
  }
  return { mean, variance, found, expected, spread, counts };
}

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** Of the purchases of somebody who is alive. */
interface Distribution {
  readonly chances: Float64Array;
  readonly mean: number;
  /** E[X²]. */
  readonly square: number;
  /** P(X > 0), and over these Σ p ln p and Σ p ln² p. */
  readonly some: number;
  readonly log: number;
  readonly logSquare: number;
}

function distributionOf(live: LiveCustomer, h: number, atLeast: number): Distribution {
  const mean = live.transactions(h);
  let most = Math.max(15, atLeast, Math.ceil(2 * mean));
  let chances = live.counts(h, most);
  while (1 - chances.reduce((sum, chance) => sum + chance, 0) > rest && most < farthest) {
    most *= 2;
    chances = live.counts(h, most);
  }
  let [square, some, log, logSquare] = [0, 0, 0, 0];
  for (let n = 1; n < chances.length; n++) {
    const chance = chances[n] as number;
    if (!(chance > 0)) continue;
    const ln = Math.log(chance);
    square += n * n * chance;
    some += chance;
    log += chance * ln;
    logSquare += chance * ln * ln;
  }
  return { chances, mean, square, some, log, logSquare };
}

function logOf(chance: number): number {
  return chance > 0 ? Math.log(chance) : least;
}
