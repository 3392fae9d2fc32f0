import { NO_CODE } from '../table/dictionary.ts';
import type { CustomerLines } from './customer-lines.ts';

/**
 * Counts the orders that a day adds to its customer: order ids not met with the customer before, and one more where lines
 * have none. Without an order column the day itself is the order. One array of the last customer met, an entry an order id.
 */
export function orderCounter(
  lines: CustomerLines,
  orderIds: number,
): (customer: number, from: number, to: number) => number {
  const { order, amount } = lines;
  if (order === null) return () => 1;
  const metWith = new Uint32Array(orderIds);
  return (customer, from, to) => {
    let added = 0;
    let withoutId = 0;
    for (let line = from; line < to; line++) {
      if ((amount[line] as number) < 0) continue;
      const code = order[line] as number;
      if (code === NO_CODE) withoutId = 1;
      else if (metWith[code] !== customer + 1) {
        metWith[code] = customer + 1;
        added++;
      }
    }
    return added + withoutId;
  };
}
