import type { AllocationProblem } from './candidates.ts';

/** What a unit of each limit is worth at the margin: the prices of the Lagrangian. */
export interface Prices {
  readonly stock: Float64Array;
  readonly capacity: Float64Array;
  /** A millionth of money. */
  budget: number;
}

/** Prices of nothing. */
export function noPrices({ offers, channels }: AllocationProblem): Prices {
  return { stock: new Float64Array(offers.length), capacity: new Float64Array(channels.length), budget: 0 };
}

/** What an entry is worth once it pays for what it uses. */
export function reducedValue(problem: AllocationProblem, prices: Prices, entry: number): number {
  return (
    (problem.value[entry] as number) -
    (prices.stock[problem.offer[entry] as number] as number) -
    (prices.capacity[problem.channel[entry] as number] as number) -
    prices.budget * (problem.cost[entry] as number)
  );
}

/** Collects the best entries of one customer: each offer over its best channel, as many as there are slots, all above 0. */
export interface BestEntries {
  readonly entries: Uint32Array;
  readonly values: Float64Array;
  count: number;
}

/** Room for the best entries of a customer. */
export function bestEntries(slots: number): BestEntries {
  return { entries: new Uint32Array(slots), values: new Float64Array(slots), count: 0 };
}

/**
 * Finds them for a customer. Entries of one offer stand side by side, so the best channel is known before the offer is put in
 * its place.
 */
export function chooseBest(problem: AllocationProblem, prices: Prices, customer: number, best: BestEntries): void {
  const { starts, offer } = problem;
  best.count = 0;
  const end = starts[customer + 1] as number;
  for (let at = starts[customer] as number; at < end; ) {
    const one = offer[at] as number;
    let chosen = at;
    let value = reducedValue(problem, prices, at);
    for (at++; at < end && offer[at] === one; at++) {
      const other = reducedValue(problem, prices, at);
      if (other > value) {
        value = other;
        chosen = at;
      }
    }
    if (value > 0) insert(best, chosen, value);
  }
}

function insert(best: BestEntries, entry: number, value: number): void {
  const { entries, values } = best;
  let at = best.count;
  while (at > 0 && value > (values[at - 1] as number)) at--;
  if (at === entries.length) return;
  if (best.count < entries.length) best.count++;
  for (let down = best.count - 1; down > at; down--) {
    entries[down] = entries[down - 1] as number;
    values[down] = values[down - 1] as number;
  }
  entries[at] = entry;
  values[at] = value;
}
