/**
 * Sum of `values[from]` up to `values[to]` with the rounding errors carried along (A. Neumaier, "Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974, algorithm IV). A sum of money in cents comes out as
 * the double nearest to it.
 */
export function sumOf(values: Float64Array, from: number = 0, to: number = values.length): number {
  let sum = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
