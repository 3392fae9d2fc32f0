/** Rows put in order of customer, then item, by two counting sorts. */
export interface GroupedRows {
  /** Numbers of the rows. */
  readonly rows: Uint32Array;
  /** Customer i owns `rows` from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
}

/**
 * Groups rows by customer and orders them by item; those of a customer beyond the last, as `NO_CODE`, are left out.
 *
 * @param customer group of each row
 * @param customers how many groups there are
 * @param item item of each row, below `items`
 * @param items how many items there are
 */
export function groupRows(customer: Uint32Array, customers: number, item: Uint32Array, items: number): GroupedRows {
  // The history of one request is short, the items are many: no array of all items is made for it.
  const isShort = customer.length < items / 8;
  const byItem = isShort ? orderOf(item) : sorted(null, item, items).rows;
  return sorted(byItem, customer, customers);
}

/** A stable counting sort of rows by their key; `null`: all rows, as they stand. */
function sorted(rows: Uint32Array | null, keys: Uint32Array, count: number): GroupedRows {
  const length = rows === null ? keys.length : rows.length;
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < length; at++) {
    const key = keys[rows === null ? at : (rows[at] as number)] as number;
    if (key < count) starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < count; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const out = new Uint32Array(starts[count] as number);
  for (let at = 0; at < length; at++) {
    const row = rows === null ? at : (rows[at] as number);
    const key = keys[row] as number;
    if (key >= count) continue;
    const place = next[key] as number;
    out[place] = row;
    next[key] = place + 1;
  }
  return { rows: out, starts };
}

/** Up to so many keys are sorted by insertion, which costs less than the call of a sort; dates are mostly in order already. */
const fewKeys = 64;

/**
 * Positions by ascending key, equal keys in their order: key and position are sorted as one number, which is several times
 * faster than a comparison of one's own.
 *
 * @param keys whole numbers, so that key times length is exact
 */
export function orderOf(keys: ArrayLike<number>): Uint32Array {
  const n = keys.length;
  if (n <= fewKeys) return orderByInsertion(keys);
  const packed = new Float64Array(n);
  for (let at = 0; at < n; at++) packed[at] = (keys[at] as number) * n + at;
  packed.sort();
  const order = new Uint32Array(n);
  for (let at = 0; at < n; at++) {
    const one = packed[at] as number;
    order[at] = one - Math.floor(one / n) * n;
  }
  return order;
}

function orderByInsertion(keys: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(keys.length);
  for (let next = 0; next < keys.length; next++) {
    const key = keys[next] as number;
    let at = next;
    for (; at > 0; at--) {
      const before = order[at - 1] as number;
      if ((keys[before] as number) <= key) break;
      order[at] = before;
    }
    order[at] = next;
  }
  return order;
}
