import { NO_CODE } from '@clientele/core';
import { type PurchaseLines, sortRows } from './purchase-lines.ts';

/** What most of each customer's money went to. */
export interface Favourites {
  /** `null` where no line has a value. */
  readonly codes: readonly (number | null)[];
  /** Its share of the money that has a value; NaN where that is none. */
  readonly share: Float64Array;
}

/**
 * The value that most of each customer's money went to, of equal ones the first by name. Amounts are added up by size, so that the order
 * of lines does not show.
 *
 * @param values one a row of the log; `NO_CODE` does not count
 * @param nameOf the name of a value
 */
export function favourites(
  { customers, starts, rows }: PurchaseLines,
  values: Uint32Array | Int32Array,
  amount: Float64Array,
  nameOf: (code: number) => string,
): Favourites {
  const codes = new Array<number | null>(customers.length);
  const share = new Float64Array(customers.length);
  for (let i = 0; i < customers.length; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    sortRows(rows, from, to, values, amount);
    const sums: number[] = [];
    let [best, most, spent] = [null as number | null, Number.NEGATIVE_INFINITY, 0];
    for (let at = from; at < to; ) {
      const value = values[rows[at] as number] as number;
      if (value === NO_CODE) break; // the largest code: no value follows
      let sum = 0;
      for (; at < to && values[rows[at] as number] === value; at++) sum += amount[rows[at] as number] as number;
      const money = tenDigits(sum);
      if (money > most || (money === most && nameOf(value) < nameOf(best as number)))
        [best, most, spent] = [value, money, sum];
      sums.push(sum);
    }
    const total = sums.sort((a, b) => a - b).reduce((a, b) => a + b, 0);
    codes[i] = best;
    share[i] = best === null || total === 0 ? Number.NaN : spent / total;
  }
  return { codes, share };
}

/** The number to some ten digits: 0.1 and 0.2 are as much as 0.3, not more by their last bit (Veltkamp's splitting). */
function tenDigits(sum: number): number {
  const wide = sum * (2 ** 20 + 1);
  return wide - (wide - sum);
}

/**
 * The share of each customer's money that flagged lines take.
 *
 * @param flags 1 or 0 a row of the log
 */
export function flaggedShares(
  { customers, starts, rows }: PurchaseLines,
  flags: Uint8Array,
  amount: Float64Array,
): Float64Array {
  const same = new Uint32Array(amount.length);
  const shares = new Float64Array(customers.length);
  for (let i = 0; i < customers.length; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    sortRows(rows, from, to, same, amount);
    let [all, flagged] = [0, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      all += amount[row] as number;
      if (flags[row] === 1) flagged += amount[row] as number;
    }
    shares[i] = all === 0 ? Number.NaN : flagged / all;
  }
  return shares;
}
