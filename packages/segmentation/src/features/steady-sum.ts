/**
 * A sum carried in two doubles, the second holding what rounding took from the first: some 32 digits, so that the order of
 * the numbers does not show in the result, at a tenth of the cost of an exact sum (T. Ogita, S. M. Rump and S. Oishi,
 * "Accurate Sum and Dot Product", SIAM Journal on Scientific Computing 26, 2005, algorithm 4.4).
 */
export function steadySum(values: Float64Array): number {
  let high = 0;
  let low = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const sum = high + value;
    const part = sum - high;
    low += high - (sum - part) + (value - part);
    high = sum;
  }
  return high + low;
}

/**
 * The weighted sum of squares about a centre, carried in the same way.
 *
 * @param weights as long as `values`, or empty
 * @param unit what deviations are measured by
 */
export function steadySquares(values: Float64Array, weights: Float64Array, center: number, unit: number): number {
  let high = 0;
  let low = 0;
  for (let i = 0; i < values.length; i++) {
    const share = ((values[i] as number) - center) / unit;
    const value = share * share * (weights.length === 0 ? 1 : (weights[i] as number));
    const sum = high + value;
    const part = sum - high;
    low += high - (sum - part) + (value - part);
    high = sum;
  }
  return high + low;
}
