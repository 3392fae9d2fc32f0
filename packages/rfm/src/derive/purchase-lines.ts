import type { TransactionLog } from '@clientele/core';

/** Purchases before the end of the observation, put together by customer. */
export interface PurchaseLines {
  /** Codes of the customers, in the order in which they are met. */
  readonly customers: Uint32Array;
  /** Customer i owns `rows` from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Rows of the log; the order within a customer is that of the last sort. */
  readonly rows: Uint32Array;
}

/** Groups the lines that are no refund and before `asOf`, by a counting sort. */
export function purchaseLines(log: TransactionLog, asOf: number): PurchaseLines {
  const { codes, dictionary } = log.customer;
  const counts = new Uint32Array(dictionary.values.length);
  const met = new Uint32Array(dictionary.values.length);
  const isIn = (row: number): boolean => (log.time[row] as number) < asOf && (log.amount[row] as number) >= 0;
  let length = 0;
  for (let row = 0; row < log.length; row++) {
    if (!isIn(row)) continue;
    const code = codes[row] as number;
    if (counts[code] === 0) met[length++] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  const customers = met.slice(0, length);
  const starts = new Uint32Array(length + 1);
  const next = new Uint32Array(dictionary.values.length);
  for (let i = 0; i < length; i++) {
    const code = customers[i] as number;
    next[code] = starts[i] as number;
    starts[i + 1] = (starts[i] as number) + (counts[code] as number);
  }
  const rows = new Uint32Array(starts[length] as number);
  for (let row = 0; row < log.length; row++) {
    if (!isIn(row)) continue;
    const code = codes[row] as number;
    const place = next[code] as number;
    rows[place] = row;
    next[code] = place + 1;
  }
  return { customers, starts, rows };
}

/** Up to this many rows insertion wins over a sort with a comparator. */
const fewRows = 32;

/** Sorts the rows from one place up to another by a value and, where it is equal, by amount. */
export function sortRows(
  rows: Uint32Array,
  from: number,
  to: number,
  values: Uint32Array | Int32Array,
  amount: Float64Array,
): void {
  const isAfter = (a: number, b: number): boolean => {
    const [x, y] = [values[a] as number, values[b] as number];
    return x > y || (x === y && (amount[a] as number) > (amount[b] as number));
  };
  if (to - from > fewRows) {
    rows.subarray(from, to).sort((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0));
    return;
  }
  for (let line = from + 1; line < to; line++) {
    const row = rows[line] as number;
    let at = line;
    for (; at > from && isAfter(rows[at - 1] as number, row); at--) rows[at] = rows[at - 1] as number;
    rows[at] = row;
  }
}
