/** @returns the middle value, of an even number the mean of the two; NaN of none. The values are sorted in place. */
export function medianOf(values: Float64Array): number {
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
