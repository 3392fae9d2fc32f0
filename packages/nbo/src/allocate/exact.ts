import type { AllocationProblem } from './candidates.ts';
import { bestEntries, chooseBest, type Prices, reducedValue } from './choice.ts';
import { type FeasibleChoice, type MayJoin, ownersOf } from './repair.ts';
import { openUsage } from './usage.ts';

const mostEntries = 120;
const mostNodes = 20_000;

/**
 * Enumerates a tiny problem: every entry is taken or left, and a branch is cut where even its bound is no better than the best
 * so far. The bound of what is left is what customers would choose at the prices, plus the worth of what they could use.
 *
 * @param start a choice to be beaten
 * @returns the best choice, proven, or `null` where the problem is not tiny or the search grows too long
 */
export function enumerated(
  problem: AllocationProblem,
  prices: Prices,
  start: FeasibleChoice,
  mayJoin: MayJoin,
): FeasibleChoice | null {
  const { value, offer, channel, cost, slots, customers } = problem;
  if (value.length > mostEntries) return null;
  const owner = ownersOf(problem);
  const rest = restBounds(problem, prices);
  const usage = openUsage(problem);
  const chosen: number[][] = customers.map(() => []);
  let room = worthOf(problem, prices);
  let best = start;
  let nodes = 0;

  function visit(entry: number, sum: number): void {
    if (++nodes > mostNodes) return;
    if (sum > best.value) best = { chosen: chosen.map((list) => [...list]), value: sum };
    if (entry === value.length) return;
    // A hair above equality: rounding must not cut the branch that holds the optimum.
    if (sum + room + (rest[entry] as number) <= best.value * (1 + 1e-12)) return;
    const customer = owner[entry] as number;
    const list = chosen[customer] as number[];
    const isOpen = list.length < slots && !list.some((other) => offer[other] === offer[entry]);
    if (isOpen && usage.fits(entry) && mayJoin(customer, list, entry)) {
      const price =
        (prices.stock[offer[entry] as number] as number) +
        (prices.capacity[channel[entry] as number] as number) +
        prices.budget * (cost[entry] as number);
      usage.take(entry);
      list.push(entry);
      room -= price;
      visit(entry + 1, sum + (value[entry] as number));
      room += price;
      list.pop();
      usage.giveBack(entry);
    }
    visit(entry + 1, sum);
  }

  visit(0, 0);
  return nodes > mostNodes ? null : best;
}

/** What all limits together are worth at the prices. */
function worthOf({ stock, capacity, budget }: AllocationProblem, prices: Prices): number {
  const priced = (limit: number, price: number): number => (price === 0 ? 0 : limit * price);
  let worth = priced(budget, prices.budget);
  for (let o = 0; o < stock.length; o++) worth += priced(stock[o] as number, prices.stock[o] as number);
  for (let c = 0; c < capacity.length; c++) worth += priced(capacity[c] as number, prices.capacity[c] as number);
  return worth;
}

/** What the entries from each on can add at most at the prices: customers not begun choose their best, begun ones whatever is above 0. */
function restBounds(problem: AllocationProblem, prices: Prices): Float64Array {
  const { customers, starts, value, slots } = problem;
  const rest = new Float64Array(value.length + 1);
  const best = bestEntries(slots);
  let later = 0;
  for (let customer = customers.length - 1; customer >= 0; customer--) {
    let own = 0;
    for (let entry = (starts[customer + 1] as number) - 1; entry >= (starts[customer] as number); entry--) {
      own += Math.max(0, reducedValue(problem, prices, entry));
      rest[entry] = later + own;
    }
    chooseBest(problem, prices, customer, best);
    for (let at = 0; at < best.count; at++) later += best.values[at] as number;
    const first = starts[customer] as number;
    if (first < (starts[customer + 1] as number)) rest[first] = later;
  }
  return rest;
}
