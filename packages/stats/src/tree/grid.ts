/**
 * Rounds numbers to the finest grid on which every sum of them is exact in doubles, so that sums do not depend on the order
 * of the rows, and a part may be had by subtraction. The grid is a power of two: whole numbers stay what they are; of a
 * million rows at most one part in 2³² of the largest is lost, and nothing but 0 becomes 0.
 *
 * @param values finite numbers
 * @returns the rounded numbers
 */
export function onGrid(values: Float64Array): Float64Array {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  if (most === 0) return values;
  const unit = 2 ** Math.max(Math.ceil(Math.log2(most)) + Math.ceil(Math.log2(values.length)) - 52, -1074);
  const rounded = new Float64Array(values.length);
  for (let i = 0; i < rounded.length; i++) {
    const value = values[i] as number;
    const steps = Math.round(value / unit);
    rounded[i] = steps === 0 ? Math.sign(value) * unit : steps * unit;
  }
  return rounded;
}
