import type { HistoryArrays } from '../transactions/kernel.ts';
import { pairsOf } from './pairs.ts';

/** A model in which customers may leave at any time. */
export interface LeavingModel {
  /** Shape and rate of the gamma distribution of purchase rates. */
  readonly r: number;
  readonly alpha: number;
  /** −ln of the chance to stay for t. */
  readonly lossBy: (t: number) => number;
  /** h(x, t), the chance to leave before the next purchase, of pairs that ascend by x, then t. */
  readonly leavesFirst: (x: Float64Array, t: Float64Array) => Float64Array;
}

/**
 * P(alive | x, t_x, T) where customers may leave at any time: e^−D/(h(x, t_x) + e^−D (1 − h(x, T))) with D = c(x, T) − c(x, t_x)
 * and c(x, t) = (r + x) ln(1 + t/alpha) − ln S(t) (Schmittlein, Morrison and Colombo 1987, equations 11 to 13, in a form that
 * neither overflows nor cancels). What depends on a time or a pair alone is tabulated: a row costs one exponential.
 *
 * @param histories x, t_x and T
 * @param model which
 * @returns one probability a row
 */
export function aliveProbabilities({ x, tx, T }: HistoryArrays, model: LeavingModel): Float64Array {
  const pairs = pairsOf(x, tx, T);
  const h = model.leavesFirst(pairs.x, pairs.t);
  const bought = pairs.times.map((t) => Math.log1p(t / model.alpha));
  const left = pairs.times.map(model.lossBy);
  const chances = new Float64Array(x.length);
  for (let row = 0; row < chances.length; row++) {
    const [last, end] = [pairs.lastOf[row] as number, pairs.endOf[row] as number];
    const silence =
      (model.r + (x[row] as number)) * ((bought[end] as number) - (bought[last] as number)) +
      ((left[end] as number) - (left[last] as number));
    const stays = Math.exp(-silence);
    const [atLast, atEnd] = [h[pairs.atLast[row] as number] as number, h[pairs.atEnd[row] as number] as number];
    chances[row] = Math.min(1, stays / (atLast + stays * (1 - atEnd)));
  }
  return chances;
}
