import { drawBeta, openRandom, type Random, seededHash } from '@clientele/stats';
import type { OpenOffer } from '../offers/open-offers.ts';
import type { OpenPolicy } from '../policy/open-policy.ts';
import { priorityOf, type RankedOffer } from './rank-offers.ts';

/** An offer for a slot, and how likely it was to be taken. */
export interface Choice {
  /** Position among the offers left. */
  readonly at: number;
  /** The probability with which this offer was taken for this slot, given the slots before. */
  readonly probability: number;
}

/** Chooses one of the offers that are left for a slot, the highest priority first among them. */
export type Chooser = (left: readonly RankedOffer[]) => Choice;

/**
 * Opens the choice of one decision: by priority, or now and then by chance, each with the probability that it really had, so
 * that policies can be compared afterwards. Chance is decided by seed, customer and time: the same request gets the same answer.
 */
export function openChooser(policy: OpenPolicy, seed: number, customer: string, now: number): Chooser {
  const { exploration } = policy;
  if (exploration === null) return () => ({ at: 0, probability: 1 });
  const random = openRandom(seededHash(`${now} ${customer}`, seed));
  if (exploration.method === 'epsilon') {
    return (left) => drawn(mixed(bestOnly(left.length), exploration.share), random);
  }
  const draws = exploration.draws ?? 100;
  const factors = openFactors(random, draws);
  return (left) => drawn(mixed(winShares(policy, left, factors, draws), exploration.share ?? 0), random);
}

function bestOnly(count: number): Float64Array {
  const shares = new Float64Array(count);
  shares[0] = 1;
  return shares;
}

/** Gives every offer an equal part of the share that belongs to chance. */
function mixed(shares: Float64Array, chance: number): Float64Array {
  return shares.map((share) => (1 - chance) * share + chance / shares.length);
}

function drawn(probabilities: Float64Array, random: Random): Choice {
  let rest = random.uniform();
  for (let at = 0; at < probabilities.length; at++) {
    rest -= probabilities[at] as number;
    if (rest < 0) return { at, probability: probabilities[at] as number };
  }
  // The sum may miss 1 by a rounding error: the best one stands in.
  return { at: 0, probability: probabilities[0] as number };
}

/** What draws from the posterior of an offer's response rate make of it, as multiples of its mean. */
type Factors = (offer: OpenOffer) => Float64Array;

/** Each offer is drawn once a decision, however many slots look at it. */
function openFactors(random: Random, draws: number): Factors {
  const drawnBefore = new Map<string, Float64Array>();
  return ({ id, response }) => {
    const before = drawnBefore.get(id);
    if (before !== undefined) return before;
    const { accepted, declined, rate } = response ?? { accepted: 1, declined: 1, rate: 0.5 };
    const isKnown = accepted === 0 || declined === 0;
    const factors = Float64Array.from({ length: draws }, () =>
      isKnown ? 1 : drawBeta(random, accepted, declined) / rate,
    );
    drawnBefore.set(id, factors);
    return factors;
  };
}

/** In what share of the draws each offer has the highest priority; ties go to the one that stands first. */
function winShares(policy: OpenPolicy, left: readonly RankedOffer[], factors: Factors, draws: number): Float64Array {
  const drawnOf = left.map(({ offer }) => factors(offer));
  const wins = new Float64Array(left.length);
  for (let draw = 0; draw < draws; draw++) {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    left.forEach(({ propensity, isProbability, offer, context, lever }, at) => {
      const sampled = propensity * (drawnOf[at]?.[draw] as number);
      const bounded = isProbability ? Math.min(1, sampled) : sampled;
      const priority = priorityOf(policy.arbitration, bounded, context * lever, offer);
      if (priority <= highest) return;
      highest = priority;
      best = at;
    });
    wins[best] = (wins[best] as number) + 1 / draws;
  }
  return wins;
}
