import { groupRows } from '../histories/group.ts';

/** The distinct pairs of x with t_x or T: there are far fewer of them than of x, t_x, T. */
export interface Pairs {
  readonly length: number;
  readonly x: Float64Array;
  /** Time from the first purchase on, of the last purchase or of the end. */
  readonly t: Float64Array;
  /** Row by row, the pair (x, t_x). */
  readonly atLast: Uint32Array;
  /** Row by row, the pair (x, T). */
  readonly atEnd: Uint32Array;
}

/**
 * Finds the pairs that the race between leaving and buying has to be tabulated for.
 *
 * @param x repeat purchases
 * @param tx time of the last purchase
 * @param T time of the end
 * @returns the pairs, ascending
 */
export function pairsOf(x: Float64Array, tx: Float64Array, T: Float64Array): Pairs {
  const groups = groupRows([joined(x, x), joined(tx, T)]);
  const [xs, ts] = groups.columns.map(({ values, codes }) =>
    Float64Array.from(codes, (code) => values[code] as number),
  );
  return {
    length: groups.length,
    x: xs as Float64Array,
    t: ts as Float64Array,
    atLast: groups.groupOf.subarray(0, x.length),
    atEnd: groups.groupOf.subarray(x.length),
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
