import { column } from '../table/column.ts';

/** A sum that still takes values, and is rounded only when it is asked for. */
export interface ExactSum {
  add(value: number): void;
  /** Adds `values[from]` up to `values[to]`. */
  addAll(values: Float64Array, from: number, to: number): void;
  /** The double nearest to the true sum; 0 before the first value. */
  total(): number;
  /** Begins anew. */
  clear(): void;
}

/**
 * The double nearest to the true sum of some doubles, hence the same to the last bit in whatever order they come. (Money
 * in cents is right to the cent; what is left beyond is only that a double cannot be 0.1.)
 *
 * @param values finite numbers in a plain or a typed array
 * @returns the sum, rounded once; 0 where there are no values
 * @example
 * import { exactSum } from '@clientele/core';
 * exactSum([0.1, 0.2, 0.3, 1e16, -1e16]); // => 0.6
 * exactSum([1e16, 0.3, -1e16, 0.2, 0.1]); // => 0.6
 */
export function exactSum(values: ArrayLike<number>): number {
  const sum = openExactSum();
  sum.addAll(column(values), 0, values.length);
  return sum.total();
}

/** No sum of doubles needs more: the partials do not overlap, and doubles have some 2,100 binary places. */
const mostPartials = 48;

/**
 * Opens an exact sum, held as partials that do not overlap, smallest first (J. R. Shewchuk, "Adaptive Precision
 * Floating-Point Arithmetic and Fast Robust Geometric Predicates", Discrete & Computational Geometry 18, 1997, section 2.4).
 */
export function openExactSum(): ExactSum {
  const partials = new Float64Array(mostPartials);
  let count = 0;

  function add(value: number): void {
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
    count = kept + 1;
  }

  return {
    add,
    addAll(values, from, to) {
      for (let i = from; i < to; i++) add(values[i] as number);
    },
    total: () => roundedSum(partials, count),
    clear() {
      count = 0;
    },
  };
}

/** Adds the partials from the top; what lies below the first rest decides a tie only, which otherwise rounds to even. */
function roundedSum(partials: Float64Array, count: number): number {
  if (count === 0) return 0;
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
  const nearest = isTieBroken && next - high === rest * 2 ? next : high;
  return nearest + 0; // a sum of nothing but −0 is 0
}
