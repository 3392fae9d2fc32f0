import { solveUpper, toUpper } from '../linear/upper-triangle.ts';
import { addProducts, bring, type HeldSide, type RowEntries } from './held-side.ts';

/** Entries whose products are added up at a time: as many as stay in the nearest cache with 64 factors. */
export const exactBatch = 32;

/**
 * Solves one row: A x = b with A = α₀ YᵀY + Σ w y yᵀ + λ I and b = Σ w y. Afterwards `side.x` holds x, and the side the triangle of A.
 *
 * @param side the other side
 * @param entries what the row has
 * @param lambda λ of this row
 */
export function solveRow(side: HeldSide, { others, weights, from, to }: RowEntries, lambda: number): void {
  const { size, line, batch, loops, x, at } = side;
  const { numbers } = loops;
  numbers.copyWithin(at.A, at.base, at.base + line * line);
  x.fill(0);
  for (let start = from; start < to; start += batch) {
    const count = Math.min(batch, to - start);
    bring(side, others, start, start + count);
    const isWeighed = weigh(side, weights, start, count);
    loops.addWeighted(at.x, at.each, at.batch, count, line, line);
    // Most often every entry weighs 1, and the factors are their own weighted ones.
    addProducts(side, at.A, at.batch, isWeighed ? at.weighted : at.batch, count);
  }
  for (let i = 0; i < size; i++) {
    const diagonal = at.A + i * (line + 1);
    numbers[diagonal] = (numbers[diagonal] as number) + lambda;
  }
  toUpper(loops, at.A, at.four, size);
  solveUpper(loops, at.A, at.four, size, at.x);
}

/** Writes the weights, and the factors of the batch times them unless all are 1. */
function weigh(
  { line, loops: { numbers }, at }: HeldSide,
  weights: Float64Array,
  from: number,
  count: number,
): boolean {
  let isWeighed = false;
  for (let k = 0; k < count; k++) {
    const w = weights[from + k] as number;
    numbers[at.each + k] = w;
    if (w !== 1) isWeighed = true;
  }
  if (!isWeighed) return false;
  for (let k = 0, place = 0; k < count; k++) {
    const w = numbers[at.each + k] as number;
    for (const end = place + line; place < end; place++) {
      numbers[at.weighted + place] = w * (numbers[at.batch + place] as number);
    }
  }
  return true;
}
