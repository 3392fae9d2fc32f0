import type { Histories } from '../histories/histories.ts';
import { baseOf, dotRow, solveRoom, solveRow } from '../implicit-als/factors.ts';
import { lambdaOf } from '../implicit-als/kernel.ts';
import type { ImplicitAlsParameters } from '../implicit-als/model.ts';
import { solveTriangles } from '../linear/cholesky.ts';

/** Factors of the items, opened: a customer is solved from the history when asked for. */
export interface OpenFactors {
  /** The score of every item. The array is used again by the next call. */
  scoresFor(histories: Histories, row: number): Float64Array;
  /** What each entry of a history adds to the score of an item, in the order of the history; they add up to it. */
  partsFor(histories: Histories, row: number, item: number): Float64Array;
}

/** Opens the factors of a model. */
export function openFactors({ factors: size, ...model }: ImplicitAlsParameters): OpenFactors {
  const { unobservedWeight, regularization, items } = model;
  const values = Float64Array.from(model.itemFactors);
  const fixed = { size, values, base: baseOf(values, size, unobservedWeight) };
  const room = solveRoom(size);
  const scores = new Float64Array(items.length);

  function solve({ offsets, items: others, weights }: Histories, row: number): void {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const lambda = lambdaOf(regularization, unobservedWeight, to - from, items.length);
    solveRow(fixed, { others, weights, from, to }, lambda, room);
  }

  return {
    scoresFor(histories, row) {
      if (histories.offsets[row] === histories.offsets[row + 1]) return scores.fill(0);
      solve(histories, row);
      for (let item = 0; item < scores.length; item++) scores[item] = dotRow(values, item, size, room.x);
      return scores;
    },
    partsFor(histories, row, item) {
      const [from, to] = [histories.offsets[row] as number, histories.offsets[row + 1] as number];
      solve(histories, row);
      // The score is yᵀA⁻¹ Σ w y': one part an entry (Hu, Koren and Volinsky, section 5).
      const z = values.slice(item * size, (item + 1) * size);
      solveTriangles(room.A, size, z);
      return Float64Array.from(
        { length: to - from },
        (_, k) =>
          (histories.weights[from + k] as number) * dotRow(values, histories.items[from + k] as number, size, z),
      );
    },
  };
}
