import type { TransactionLog } from '../log/transaction-log.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { civilDays } from '../time/civil-day.ts';

/** Which basket each line of a log falls into. */
export interface BasketNumbers {
  /** The basket's number, in the order in which lines that are used first name it; `NO_CODE` for lines left out. */
  readonly basketOf: Uint32Array;
  /** The first line of each basket. */
  readonly firstLine: readonly number[];
}

/** A civil day is within ±1e8 of 1970, the limits of a date. */
const dayRange = 2e8 + 1;

/**
 * Numbers the baskets: an order within its customer, or a customer's civil day where a line names no order.
 *
 * @param log a checked log
 * @param used 1 for the lines that count
 */
export function numberBaskets(log: TransactionLog, used: Uint8Array): BasketNumbers {
  const basketOf = new Uint32Array(log.length).fill(NO_CODE);
  const firstLine: number[] = [];
  const orders = numbering(firstLine);
  const daysOf = numbering(firstLine);
  const customers = log.customer.dictionary.values.length;
  const order = log.order?.codes;
  let days: Int32Array | null = null;
  for (let line = 0; line < log.length; line++) {
    if (used[line] === 0) continue;
    const customer = log.customer.codes[line] as number;
    const code = order === undefined ? NO_CODE : (order[line] as number);
    if (code === NO_CODE) {
      days ??= civilDays(log.time, log.timeZone);
      basketOf[line] = daysOf(customer * dayRange + (days[line] as number) + 1e8, line);
    } else basketOf[line] = orders(code * customers + customer, line);
  }
  return { basketOf, firstLine };
}

/** Lines of one basket mostly follow each other, so the last key is asked before the map. */
function numbering(firstLine: number[]): (key: number, line: number) => number {
  const numbers = new Map<number, number>();
  let lastKey = -1;
  let lastNumber = -1;
  return (key, line) => {
    if (key === lastKey) return lastNumber;
    lastKey = key;
    lastNumber = numbers.get(key) ?? -1;
    if (lastNumber < 0) {
      lastNumber = firstLine.push(line) - 1;
      numbers.set(key, lastNumber);
    }
    return lastNumber;
  };
}
