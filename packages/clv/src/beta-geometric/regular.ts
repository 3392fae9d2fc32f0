import type { HistoryArrays, LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { discounted } from '../value/discount.ts';
import { type BetaRule, betaMean, betaRule } from './beta-mean.ts';
import { fewPurchases, isShort, purchasesGiven, staysGiven } from './many-purchases.ts';
import type { BetaGeometricParameters, FirstChance } from './parameters.ts';
import { atLeast, atLeastOne, type Events, type Possible, possiblePurchases } from './possible-purchases.ts';
import { endlessResidual } from './regular-residual.ts';

/**
 * The quantities of a model in which a purchase is every k-th event of a Poisson process, and a customer may leave after each
 * purchase. The times between purchases are Erlang times, so how long ago the last one was tells how near the next one is:
 * a live customer has met j < k events since, with the weight (R)_j/j! z^j of the likelihood, R = r + k x. Everything else
 * is a mean over j, each a sum over the purchases that would come were nobody to leave (Platzer and Reutterer 2016, Ticking
 * away the moments, Marketing Science 35(5), give approximations in its place).
 *
 * @param parameters of the model
 * @param first chances to leave at the first purchase
 * @param k events a purchase
 * @returns what the verbs ask for
 */
export function regularKernel(parameters: BetaGeometricParameters, first: FirstChance, k: number): TransactionKernel {
  return {
    alive: (histories) => aliveProbabilities(parameters, first, k, histories),
    live: (x, T, tx) => liveCustomer(parameters, first, k, [x, T, tx]),
    readsLast: true,
  };
}

function aliveProbabilities(
  { r, alpha, a, b }: BetaGeometricParameters,
  first: FirstChance,
  k: number,
  { x, tx, T }: HistoryArrays,
): Float64Array {
  return x.map((count, row) => {
    const n = count + first;
    if (n === 0) return 1;
    const [last, end] = [tx[row] as number, T[row] as number];
    const R = r + k * count;
    const F = phaseWeights(R, (end - last) / (alpha + end), k).reduce((sum, weight) => sum + weight, 0);
    const d = Math.log(a) - Math.log(b + n - 1) + R * Math.log1p((end - last) / (alpha + last)) - Math.log(F);
    return 1 / (1 + Math.exp(d));
  });
}

/** How likely each number of events since the last purchase is, up to a common factor. */
function phaseWeights(R: number, z: number, k: number): number[] {
  const weights = [1];
  for (let j = 1; j < k; j++) weights.push((weights[j - 1] as number) * ((R + j - 1) / j) * z);
  return weights;
}

/** A live customer who has met j events since the last purchase. */
interface Phase {
  readonly j: number;
  readonly weight: number;
}

function liveCustomer(
  { r, alpha, a, b }: BetaGeometricParameters,
  first: FirstChance,
  k: number,
  [x, T, tx]: readonly [x: number, T: number, tx: number],
): LiveCustomer {
  const [R, A, B] = [r + k * x, alpha + T, b + x + first];
  const weights = phaseWeights(R, (T - tx) / A, k);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const phases = weights.map((weight, j): Phase => ({ j, weight: weight / total }));
  let made: BetaRule | undefined;
  const leaving = (): BetaRule => {
    made ??= betaRule(a, B, R);
    return made;
  };
  const over = (h: number, short: (possible: Possible) => number, long: (events: Events) => number): number =>
    phases.reduce((sum, { j, weight }) => {
      const events = { R: R + j, u: h / A, j, k };
      return sum + weight * (isShort(events) ? short(possiblePurchases(events)) : long(events));
    }, 0);
  const transactions = (h: number): number =>
    over(
      h,
      (possible) => expectedPurchases(possible, a, B),
      (events) => betaMean(leaving(), (p) => purchasesGiven(events, p)),
    );
  return {
    transactions,
    buys: (h) =>
      Math.min(
        1,
        over(h, atLeastOne, (events) => 1 - (fewPurchases(events, 0)[0] as number)),
      ),
    stays: (h) => {
      const long = (events: Events): number => betaMean(leaving(), (p) => staysGiven(events, p));
      return Math.min(
        1,
        over(h, (possible) => staysThrough(possible, a, B), long),
      );
    },
    counts: (h, most) => {
      const counts = new Float64Array(most + 1);
      for (const { j, weight } of phases) {
        const events = { R: R + j, u: h / A, j, k };
        const { least, masses } = isShort(events)
          ? possiblePurchases(events)
          : { least: 0, masses: fewPurchases(events, most) };
        addCounts(counts, { least, masses }, weight, a, B);
      }
      return counts;
    },
    residual: (rate, horizon) => {
      if (horizon < Number.POSITIVE_INFINITY) return discounted(transactions, A, rate, horizon);
      const endless = ({ j }: Phase): number => endlessResidual({ R: R + j, A, k, j }, rate, leaving());
      return phases.reduce((sum, phase) => sum + phase.weight * endless(phase), 0);
    },
  };
}

/** The chances to stay through 0, 1, … purchases, (B)_n/(a + B)_n. */
function stayChances(length: number, a: number, B: number): Float64Array {
  const stays = new Float64Array(length).fill(1);
  for (let n = 1; n < length; n++) stays[n] = ((stays[n - 1] as number) * (B + n - 1)) / (a + B + n - 1);
  return stays;
}

/** Σ_m P(M >= m) times the chance to be there for the m-th. */
function expectedPurchases(possible: Possible, a: number, B: number): number {
  const { least, masses } = possible;
  const stays = stayChances(least + masses.length, a, B);
  const certain = stays.subarray(0, least).reduce((sum, stay) => sum + stay, 0);
  return atLeast(possible).reduce(
    (sum, tail, i) => (i === 0 ? sum : sum + tail * (stays[least + i - 1] as number)),
    certain,
  );
}

function staysThrough({ least, masses }: Possible, a: number, B: number): number {
  const stays = stayChances(least + masses.length, a, B);
  return masses.reduce((sum, mass, i) => sum + mass * (stays[least + i] as number), 0);
}

/** n purchases and still here, or the n-th of at least n possible ones was the last. */
function addCounts(counts: Float64Array, { least, masses }: Possible, weight: number, a: number, B: number): void {
  const stays = stayChances(counts.length, a, B);
  let beyond = 1;
  for (let n = 0; n < counts.length; n++) {
    const mass = masses[n - least] ?? 0;
    const leaves = n === 0 ? 0 : ((stays[n - 1] as number) * a) / (a + B + n - 1);
    counts[n] = (counts[n] as number) + weight * (mass * (stays[n] as number) + leaves * Math.max(0, beyond));
    beyond -= mass;
  }
}
