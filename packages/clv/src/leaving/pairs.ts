import { distinct } from '../histories/distinct.ts';
import { joinCodes } from '../histories/group.ts';

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
  /** The distinct times of both kinds, ascending. */
  readonly times: Float64Array;
  /** Row by row, which of them t_x is. */
  readonly lastOf: Uint32Array;
  /** Row by row, which of them T is. */
  readonly endOf: Uint32Array;
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
  const rows = x.length;
  const both = new Float64Array(2 * rows);
  both.set(tx);
  both.set(T, rows);
  const [counts, times] = [distinct(x), distinct(both)];
  const twice = new Uint32Array(2 * rows);
  twice.set(counts.codes);
  twice.set(counts.codes, rows);
  const width = times.values.length;
  const { values, codes } = joinCodes({ values: counts.values, codes: twice }, times);
  return {
    length: values.length,
    x: values.map((key) => counts.values[Math.floor(key / width)] as number),
    t: values.map((key) => times.values[key % width] as number),
    atLast: codes.subarray(0, rows),
    atEnd: codes.subarray(rows),
    times: times.values,
    lastOf: times.codes.subarray(0, rows),
    endOf: times.codes.subarray(rows),
  };
}
