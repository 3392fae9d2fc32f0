import { matrixLoops } from '@clientele/stats';
import type { Histories } from '../histories/histories.ts';
import { exactBatch, solveRow } from '../implicit-als/exact.ts';
import { bring, hold, openSide } from '../implicit-als/held-side.ts';
import { lambdaOf } from '../implicit-als/kernel.ts';
import type { ImplicitAlsParameters } from '../implicit-als/model.ts';
import { solveUpper } from '../linear/upper-triangle.ts';

/** Factors of the items, opened: a customer is solved from the history when asked for. */
export interface OpenFactors {
  /** The score of every item. The array is used again by the next call. */
  scoresFor(histories: Histories, row: number): Float64Array;
  /** What each entry of a history adds to the score of an item, in the order of the history; they add up to it. */
  partsFor(histories: Histories, row: number, item: number): Float64Array;
}

/** Opens the factors of a model. Loops in JavaScript do: a kernel would make every bundle that predicts larger. */
export function openFactors({ factors: size, ...model }: ImplicitAlsParameters): OpenFactors {
  const { unobservedWeight, regularization, items } = model;
  const side = openSide(items.length, size, unobservedWeight, exactBatch, matrixLoops);
  hold(side, Float64Array.from(model.itemFactors));
  const { loops, line, at } = side;
  const scores = new Float64Array(items.length);

  function solve({ offsets, items: others, weights }: Histories, row: number): void {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const lambda = lambdaOf(regularization, unobservedWeight, to - from, items.length);
    solveRow(side, { others, weights, from, to }, lambda);
  }

  return {
    scoresFor(histories, row) {
      if (histories.offsets[row] === histories.offsets[row + 1]) return scores.fill(0);
      solve(histories, row);
      for (let from = 0; from < scores.length; from += exactBatch) {
        const count = Math.min(exactBatch, scores.length - from);
        loops.dots(at.each, at.values + from * line, at.x, count, line, line);
        scores.set(loops.numbers.subarray(at.each, at.each + count), from);
      }
      return scores;
    },
    partsFor(histories, row, item) {
      const [first, last] = [histories.offsets[row] as number, histories.offsets[row + 1] as number];
      const parts = histories.weights.slice(first, last);
      solve(histories, row);
      // The score is yᵀA⁻¹ Σ w y': one part an entry (Hu, Koren and Volinsky, section 5).
      const y = at.values + item * line;
      loops.numbers.copyWithin(at.x, y, y + line);
      solveUpper(loops, at.A, at.four, size, at.x);
      for (let from = first; from < last; from += exactBatch) {
        const to = Math.min(from + exactBatch, last);
        bring(side, histories.items, from, to);
        loops.dots(at.each, at.batch, at.x, to - from, line, line);
        for (let k = from; k < to; k++) {
          parts[k - first] = (parts[k - first] as number) * (loops.numbers[at.each + k - from] as number);
        }
      }
      return parts;
    },
  };
}
