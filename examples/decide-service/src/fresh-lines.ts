import type { HistoryLine } from './store.ts';

/**
 * Which lines of a request are new. A line with an order id that equals one kept before in order, time, item and amount is the same line sent again; an order that
 * holds two equal lines keeps both. A line without an order id is always new: nothing tells it from another purchase.
 *
 * @param kept what is known of the customer
 * @param sent lines of the request
 * @returns those to keep
 */
export function freshLines(kept: readonly HistoryLine[], sent: readonly HistoryLine[]): HistoryLine[] {
  const known = new Map<string, number>();
  for (const line of kept) known.set(nameOf(line), (known.get(nameOf(line)) ?? 0) + 1);
  return sent.filter((line) => {
    const left = line.order === null ? 0 : (known.get(nameOf(line)) ?? 0);
    known.set(nameOf(line), left - 1);
    return left <= 0;
  });
}

function nameOf({ order, time, item, amount }: HistoryLine): string {
  return JSON.stringify([order, time, item, amount]);
}
