/** Pairs at one moment. */
export interface Moment {
  readonly t: number;
  /** Their x, ascending. */
  readonly xs: Float64Array;
  /** Where they stand among all pairs. */
  readonly rows: Uint32Array;
}

/**
 * Gathers pairs of x and a time by their time.
 *
 * @param x of each pair, ascending
 * @param t of each pair
 * @returns one record a distinct time, times ascending
 */
export function pairsByTime(x: Float64Array, t: Float64Array): Moment[] {
  const order = Uint32Array.from(t.keys()).sort((a, b) => (t[a] as number) - (t[b] as number) || a - b);
  const moments: Moment[] = [];
  for (let from = 0; from < order.length; ) {
    const time = t[order[from] as number] as number;
    let to = from + 1;
    while (to < order.length && t[order[to] as number] === time) to++;
    const rows = order.subarray(from, to);
    moments.push({ t: time, xs: Float64Array.from(rows, (row) => x[row] as number), rows });
    from = to;
  }
  return moments;
}
