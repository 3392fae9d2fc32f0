import type { HistoryArrays } from '../transactions/kernel.ts';
import { pairsOf } from './pairs.ts';

/**
 * P(alive | x, t_x, T) where customers may leave at any time: e^−D/(h(x, t_x) + e^−D (1 − h(x, T))), where h(x, t) is the
 * chance to leave before the next purchase and D = c(x, T) − c(x, t_x) what the silence has cost (Schmittlein, Morrison and
 * Colombo 1987, equations 11 to 13, in a form that neither overflows nor cancels).
 *
 * @param histories x, t_x and T
 * @param leavesFirst h of pairs of x and a time, which are few and ascend
 * @param silence D of x, t_x and T
 * @returns one probability a row
 */
export function aliveProbabilities(
  { x, tx, T }: HistoryArrays,
  leavesFirst: (x: Float64Array, t: Float64Array) => Float64Array,
  silence: (x: number, tx: number, T: number) => number,
): Float64Array {
  const pairs = pairsOf(x, tx, T);
  const h = leavesFirst(pairs.x, pairs.t);
  return x.map((count, row) => {
    const stays = Math.exp(-silence(count, tx[row] as number, T[row] as number));
    const [atLast, atEnd] = [h[pairs.atLast[row] as number] as number, h[pairs.atEnd[row] as number] as number];
    return Math.min(1, stays / (atLast + stays * (1 - atEnd)));
  });
}
