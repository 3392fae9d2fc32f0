import type { AllocationProblem } from './candidates.ts';
import { bestEntries, chooseBest, noPrices, type Prices } from './choice.ts';
import { type FeasibleChoice, type MayJoin, repaired } from './repair.ts';

/** A choice that keeps every limit, the best bound on all of them, and the prices behind the bound. */
export interface DualSolution {
  readonly best: FeasibleChoice;
  readonly upperBound: number;
  readonly prices: Prices;
  readonly iterations: number;
}

const mostIterations = 300;
const repairEvery = 10;
/** As close as one would ever want. */
const closeEnough = 1e-6;

/**
 * Prices stock, channels and budget so that what customers choose for themselves uses about what there is: the Lagrangian
 * dual, by projected subgradients with Polyak's step (B. T. Polyak, "Minimization of unsmooth functionals", USSR Computational
 * Mathematics 9, 1969). Its value is a bound on every allocation, equal to that of the linear program, since what a customer
 * chooses is whole by itself. Every few steps the prices are repaired into a choice that keeps all limits.
 */
export function solveDual(problem: AllocationProblem, mayJoin: MayJoin): DualSolution {
  const { stock, capacity, budget } = problem;
  const limits = [...stock, ...capacity, budget];
  const bounded = limits.flatMap((limit, k) => (Number.isFinite(limit) ? [k] : []));
  const scaled = new Float64Array(limits.length);
  const direction = new Float64Array(limits.length);
  let best = repaired(problem, noPrices(problem), mayJoin);
  let upperBound = Number.POSITIVE_INFINITY;
  let kept = noPrices(problem);
  let pace = 1;
  let idle = 0;
  let iterations = 0;
  while (iterations < mostIterations) {
    const prices = pricesOf(problem, scaled, limits);
    const { bound, uses } = relaxed(problem, prices, limits, scaled);
    iterations++;
    if (bound < upperBound * (1 - closeEnough / 10) || upperBound === Number.POSITIVE_INFINITY) idle = 0;
    else if (++idle >= 8) {
      pace /= 2;
      idle = 0;
    }
    if (bound < upperBound) {
      upperBound = bound;
      kept = prices;
    }
    if (iterations % repairEvery === 0 || bounded.length === 0) {
      const choice = repaired(problem, prices, mayJoin);
      if (choice.value > best.value) best = choice;
    }
    if (bounded.length === 0 || upperBound - best.value <= closeEnough * upperBound) break;
    step({ limits, bounded, scaled, direction, uses, length: pace * (bound - best.value) });
  }
  const last = repaired(problem, kept, mayJoin);
  return { best: last.value > best.value ? last : best, upperBound, prices: kept, iterations };
}

/** A limit of 0 leaves no room for a relative price: what needs it is priced out by more than any value. */
function pricesOf(problem: AllocationProblem, scaled: Float64Array, limits: readonly number[]): Prices {
  const priceOf = (k: number): number => {
    const limit = limits[k] as number;
    if (!Number.isFinite(limit)) return 0;
    return (scaled[k] as number) / Math.max(1, limit);
  };
  const { offers, channels } = problem;
  return {
    stock: Float64Array.from(offers, (_, o) => priceOf(o)),
    capacity: Float64Array.from(channels, (_, c) => priceOf(offers.length + c)),
    budget: priceOf(offers.length + channels.length),
  };
}

/** What customers choose at these prices, what that uses, and the bound. */
function relaxed(
  problem: AllocationProblem,
  prices: Prices,
  limits: readonly number[],
  scaled: Float64Array,
): { readonly bound: number; readonly uses: Float64Array } {
  const { customers, offer, channel, cost, offers, slots } = problem;
  const uses = new Float64Array(limits.length);
  const best = bestEntries(slots);
  const money = limits.length - 1;
  let bound = 0;
  for (let k = 0; k < limits.length; k++) {
    const limit = limits[k] as number;
    if (Number.isFinite(limit)) bound += ((scaled[k] as number) * limit) / Math.max(1, limit);
  }
  for (let customer = 0; customer < customers.length; customer++) {
    chooseBest(problem, prices, customer, best);
    for (let at = 0; at < best.count; at++) {
      const entry = best.entries[at] as number;
      const o = offer[entry] as number;
      const c = offers.length + (channel[entry] as number);
      bound += best.values[at] as number;
      uses[o] = (uses[o] as number) + 1;
      uses[c] = (uses[c] as number) + 1;
      uses[money] = (uses[money] as number) + (cost[entry] as number);
    }
  }
  return { bound, uses };
}

interface Step {
  readonly limits: readonly number[];
  readonly bounded: readonly number[];
  readonly scaled: Float64Array;
  readonly direction: Float64Array;
  readonly uses: Float64Array;
  readonly length: number;
}

/** How much of the former direction stays, which keeps prices from zigzagging. */
const memory = 0.5;

/** Raises the price of what is used too much and lowers that of the rest, all relative to their limits. */
function step({ limits, bounded, scaled, direction, uses, length }: Step): void {
  let square = 0;
  for (const k of bounded) {
    const limit = limits[k] as number;
    const excess = ((uses[k] as number) - limit) / Math.max(1, limit);
    const isIdle = scaled[k] === 0 && excess < 0;
    direction[k] = isIdle ? 0 : excess + memory * (direction[k] as number);
    square += (direction[k] as number) ** 2;
  }
  if (square === 0) return;
  for (const k of bounded) {
    scaled[k] = Math.max(0, (scaled[k] as number) + (length / square) * (direction[k] as number));
  }
}
