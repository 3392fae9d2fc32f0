/** Whole numbers whose range is no wider than this many times their count are counted rather than compared. */
const widest = 4;

/**
 * A sorted copy. Days and orders are whole numbers of a small range: they are counted, in time that grows with their number alone.
 *
 * @param values finite numbers
 */
export function ascending(values: Float64Array): Float64Array {
  const range = wholeRange(values);
  if (range === null || range[1] - range[0] > widest * values.length) return values.slice().sort();
  const [least, most] = range;
  const counts = new Uint32Array(most - least + 1);
  for (let row = 0; row < values.length; row++) {
    const at = (values[row] as number) - least;
    counts[at] = (counts[at] as number) + 1;
  }
  const sorted = new Float64Array(values.length);
  let from = 0;
  for (let at = 0; at < counts.length; at++) {
    const to = from + (counts[at] as number);
    sorted.fill(least + at, from, to);
    from = to;
  }
  return sorted;
}

/** Least and greatest, where all are whole numbers that differences are exact for. */
function wholeRange(values: Float64Array): [least: number, most: number] | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (!Number.isSafeInteger(value)) return null;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return values.length === 0 ? null : [least, most];
}
