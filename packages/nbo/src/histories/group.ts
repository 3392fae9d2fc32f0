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
  const rows = Uint32Array.from(customer, (_, row) => row);
  // The history of one request is short, the items are many: no array of all items is made for it.
  const isShort = rows.length < items / 8;
  const byItem = isShort
    ? rows.sort((a, b) => (item[a] as number) - (item[b] as number) || a - b)
    : sorted(rows, item, items).rows;
  return sorted(byItem, customer, customers);
}

/** A stable counting sort of rows by their key. */
function sorted(rows: Uint32Array, keys: Uint32Array, count: number): GroupedRows {
  const starts = new Uint32Array(count + 1);
  for (const row of rows) {
    const key = keys[row] as number;
    if (key < count) starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < count; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const out = new Uint32Array(starts[count] as number);
  for (const row of rows) {
    const key = keys[row] as number;
    if (key >= count) continue;
    const at = next[key] as number;
    out[at] = row;
    next[key] = at + 1;
  }
  return { rows: out, starts };
}
