import { frozen, type Note } from '@clientele/core';
import {
  type AllocationLimits,
  type AllocationProblem,
  moneyScale,
  type OfferCandidates,
  readProblem,
} from './candidates.ts';
import type { Prices } from './choice.ts';
import { solveDual } from './dual.ts';
import { enumerated } from './exact.ts';
import type { FeasibleChoice, MayJoin } from './repair.ts';

/** What one more unit of each limit would add. */
export interface ShadowPrices {
  /** Value of one more contact, by offer; only limits that bind. */
  readonly stock: readonly { readonly offer: string; readonly price: number }[];
  /** Value of one more contact, by channel; only limits that bind. */
  readonly capacity: readonly { readonly channel: string; readonly price: number }[];
  /** Value of one more unit of money; 0 where the budget does not bind. */
  readonly budget: number;
}

/** Which candidates are taken, and how good that is. */
export interface Allocation {
  /** Row numbers of the candidates taken, ascending. */
  readonly rows: Uint32Array;
  /** The sum of their values. */
  readonly value: number;
  /** The sum of their costs, in money. */
  readonly cost: number;
  /** No allocation that keeps the limits is worth more. */
  readonly upperBound: number;
  /** What may be missing to the best, as a share of the upper bound. */
  readonly gap: number;
  /** `'optimal'`: proven; `'bounded'`: no worse than the gap says. */
  readonly status: 'optimal' | 'bounded';
  readonly shadowPrices: ShadowPrices;
  readonly notes: readonly Note[];
}

/**
 * Chooses who gets which offer over which channel, so that the sum of values is as large as possible and every limit is kept:
 * slots of a customer, stock of an offer, capacity of a channel, one budget. Taking customers in any order, each the best that
 * is left, loses much of the value wherever a limit binds; prices on the limits make customers leave scarce offers to those
 * who gain the most.
 *
 * Lagrangian prices with repair; a tiny problem is enumerated. The result says itself how far from the best it can be at most.
 * Grows with candidates times some 300 sweeps; memory with candidates, never customers times offers.
 *
 * @param candidates one row a customer, offer and channel
 * @param limits what there is
 * @returns the rows taken, their value, an upper bound on every allocation, and what one more unit of each limit would add
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where a limit is unknown, negative or given twice
 * @example
 * import { allocateOffers } from '@clientele/nbo';
 * const candidates = {
 *   customer: ['Ada', 'Ada', 'Bo', 'Bo'], offer: ['tea', 'jam', 'tea', 'jam'],
 *   channel: ['web', 'web', 'web', 'web'], value: [9, 8, 7, 1],
 * };
 * const { rows, value, status } = allocateOffers(candidates, { stock: [{ offer: 'tea', max: 1 }] });
 * rows; // => Uint32Array.of(1, 2)
 * value; // => 15
 * status; // => 'optimal'
 */
export function allocateOffers(candidates: OfferCandidates, limits: AllocationLimits = {}): Allocation {
  return allocated(readProblem('allocateOffers', candidates, limits), () => true);
}

/** The same for a problem that is read already, with further limits of each customer. */
export function allocated(problem: AllocationProblem, mayJoin: MayJoin): Allocation {
  const { best, upperBound, prices } = solveDual(problem, mayJoin);
  const proven = enumerated(problem, prices, best, mayJoin);
  const choice = proven ?? best;
  // A bound may lie a rounding error below the sum that it bounds.
  const bound = proven === null ? Math.max(upperBound, choice.value) : choice.value;
  const gap = bound === 0 ? 0 : (bound - choice.value) / bound;
  const entries = choice.chosen.flat();
  return Object.freeze({
    rows: Uint32Array.from(entries, (entry) => problem.rows[entry] as number).sort(),
    value: choice.value,
    cost: entries.reduce((sum, entry) => sum + (problem.cost[entry] as number), 0) / moneyScale,
    upperBound: bound,
    gap,
    status: proven !== null || gap === 0 ? 'optimal' : 'bounded',
    shadowPrices: frozen(shadowPrices(problem, prices, choice)),
    notes: frozen([...problem.notes]),
  });
}

/** Prices of limits that are used up; one that is not used up is worth nothing more. */
function shadowPrices(problem: AllocationProblem, prices: Prices, { chosen }: FeasibleChoice): ShadowPrices {
  const { offers, channels, stock, capacity, budget } = problem;
  const entries = chosen.flat();
  const offersUsed = countsOf(entries, problem.offer, offers.length);
  const channelsUsed = countsOf(entries, problem.channel, channels.length);
  const spent = entries.reduce((sum, entry) => sum + (problem.cost[entry] as number), 0);
  // Money is used up where the dearest contact no longer fits.
  const dearest = problem.cost.reduce((most, one) => Math.max(most, one), 0);
  return {
    stock: offers.flatMap((offer, o) =>
      (offersUsed[o] as number) >= (stock[o] as number) ? [{ offer, price: prices.stock[o] as number }] : [],
    ),
    capacity: channels.flatMap((channel, c) =>
      (channelsUsed[c] as number) >= (capacity[c] as number) ? [{ channel, price: prices.capacity[c] as number }] : [],
    ),
    budget: budget - spent < dearest ? prices.budget * moneyScale : 0,
  };
}

function countsOf(entries: readonly number[], of: Uint32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length);
  for (const entry of entries) counts[of[entry] as number] = (counts[of[entry] as number] as number) + 1;
  return counts;
}
