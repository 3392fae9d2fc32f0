import type { AllocationProblem } from './candidates.ts';

/** What a set of entries uses, and whether one more fits. */
export interface Usage {
  /** Whether an entry fits what is left; a stock, a channel, the money. */
  fits(entry: number): boolean;
  take(entry: number): void;
  giveBack(entry: number): void;
  /** Millionths of money. */
  spent(): number;
}

/** Opens the usage of nothing. */
export function openUsage({ offer, channel, cost, stock, capacity, budget }: AllocationProblem): Usage {
  const left = { stock: stock.slice(), capacity: capacity.slice() };
  let spent = 0;
  const change = (entry: number, by: number): void => {
    const [o, c] = [offer[entry] as number, channel[entry] as number];
    left.stock[o] = (left.stock[o] as number) - by;
    left.capacity[c] = (left.capacity[c] as number) - by;
    spent += by * (cost[entry] as number);
  };
  return {
    fits: (entry) =>
      (left.stock[offer[entry] as number] as number) >= 1 &&
      (left.capacity[channel[entry] as number] as number) >= 1 &&
      spent + (cost[entry] as number) <= budget,
    take: (entry) => change(entry, 1),
    giveBack: (entry) => change(entry, -1),
    spent: () => spent,
  };
}
