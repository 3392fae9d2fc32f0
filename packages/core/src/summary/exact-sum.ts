/** Doubles that no sum of doubles needs more of: their exponents cannot overlap. */
const mostPartials = 48;

/**
 * The double nearest to the true sum, hence the same to the last bit in whatever order the values come. Money in cents
 * adds up to the cent.
 *
 * J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", Discrete &
 * Computational Geometry 18, 1997, section 2.4: the sum is held as doubles that do not overlap.
 *
 * @param values finite numbers
 * @param from first position that counts, 0-based
 * @param to first position that no longer counts
 * @returns the sum, rounded once; 0 where there are no values
 * @example
 * import { exactSum } from '@clientele/core';
 * exactSum(Float64Array.of(0.1, 0.2, 0.3, 1e16, -1e16)); // => 0.6
 * exactSum(Float64Array.of(1e16, 0.3, -1e16, 0.2, 0.1)); // => 0.6
 */
export function exactSum(values: Float64Array, from: number = 0, to: number = values.length): number {
  return exactSumWith(partialsOfSum(), values, from, to);
}

/** Room for the partials of a sum, for callers with many sums. */
export function partialsOfSum(): Float64Array {
  return new Float64Array(mostPartials);
}

/** `exactSum` in room that is given. */
export function exactSumWith(partials: Float64Array, values: Float64Array, from: number, to: number): number {
  if (to - from < 3) return shortSum(values, from, to);
  let count = 0;
  for (let i = from; i < to; i++) count = addExactly(partials, count, values[i] as number);
  return roundedSum(partials, count);
}

/** One addition rounds once. */
function shortSum(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return sum;
}

/** Adds a value to a sum held in `count` partials, smallest first; returns how many there are now. */
function addExactly(partials: Float64Array, count: number, value: number): number {
  let high = value;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const partial = partials[i] as number;
    const sum = high + partial;
    const low = Math.abs(high) < Math.abs(partial) ? high - (sum - partial) : partial - (sum - high);
    if (low !== 0) partials[kept++] = low;
    high = sum;
  }
  partials[kept] = high;
  return kept + 1;
}

/** Adds the partials from the top; what lies below the first rest decides only a tie, which otherwise rounds to even. */
function roundedSum(partials: Float64Array, count: number): number {
  let at = count - 1;
  let high = partials[at] as number;
  let rest = 0;
  while (at > 0 && rest === 0) {
    const partial = partials[--at] as number;
    const sum = high + partial;
    rest = partial - (sum - high);
    high = sum;
  }
  const below = at > 0 ? (partials[at - 1] as number) : 0;
  const isTieBroken = (rest < 0 && below < 0) || (rest > 0 && below > 0);
  const next = high + rest * 2;
  return isTieBroken && next - high === rest * 2 ? next : high;
}
