import type { AllocationProblem } from './candidates.ts';
import { bestEntries, chooseBest, type Prices, reducedValue } from './choice.ts';
import { openUsage } from './usage.ts';

/** Further limits of a customer, such as caps of a contact policy: whether an entry may join those chosen. */
export type MayJoin = (customer: number, chosen: readonly number[], entry: number) => boolean;

/** Entries that keep every limit, by customer. */
export interface FeasibleChoice {
  readonly chosen: readonly (readonly number[])[];
  readonly value: number;
}

/**
 * Makes a choice that keeps every limit of what prices suggest: customers in the order of what they lose when they do not get
 * their best, each the best that is left; then, by what they are worth at these prices, all entries that still fit. An entry
 * is asked before it is taken, and a smaller one is tried after one that does not fit.
 */
export function repaired(problem: AllocationProblem, prices: Prices, mayJoin: MayJoin): FeasibleChoice {
  const { customers, starts, offer, value, slots } = problem;
  const usage = openUsage(problem);
  const chosen: number[][] = customers.map(() => []);
  const owner = ownersOf(problem);
  let sum = 0;
  const offerAgain = (list: readonly number[], entry: number): boolean =>
    list.some((other) => offer[other] === offer[entry]);
  const tryTake = (entry: number): void => {
    const customer = owner[entry] as number;
    const list = chosen[customer] as number[];
    if (list.length >= slots || offerAgain(list, entry) || !usage.fits(entry)) return;
    if (!mayJoin(customer, list, entry)) return;
    usage.take(entry);
    list.push(entry);
    sum += value[entry] as number;
  };
  const reduced = value.map((_, entry) => reducedValue(problem, prices, entry));
  const byWorth = (a: number, b: number): number => (reduced[b] as number) - (reduced[a] as number) || a - b;
  for (const customer of byRegret(problem, prices)) {
    const own = Array.from(
      { length: (starts[customer + 1] as number) - (starts[customer] as number) },
      (_, at) => (starts[customer] as number) + at,
    ).filter((entry) => (reduced[entry] as number) > 0);
    for (const entry of own.sort(byWorth)) tryTake(entry);
  }
  const rest = Uint32Array.from(value.keys()).filter(
    (entry) => (chosen[owner[entry] as number] as number[]).length < slots,
  );
  for (const entry of rest.sort(byWorth)) tryTake(entry);
  return { chosen, value: sum };
}

/** The customer of each entry. */
export function ownersOf({ customers, starts, value }: AllocationProblem): Uint32Array {
  const owner = new Uint32Array(value.length);
  customers.forEach((_, customer) => {
    owner.fill(customer, starts[customer], starts[customer + 1]);
  });
  return owner;
}

/** Customers in the order of what they lose when they do not get their best; equal ones by id. */
function byRegret(problem: AllocationProblem, prices: Prices): Uint32Array {
  const two = bestEntries(2);
  const regret = Float64Array.from(problem.customers, (_, customer) => {
    chooseBest(problem, prices, customer, two);
    return (two.count > 0 ? (two.values[0] as number) : 0) - (two.count > 1 ? (two.values[1] as number) : 0);
  });
  return Uint32Array.from(regret.keys()).sort((a, b) => (regret[b] as number) - (regret[a] as number) || a - b);
}
