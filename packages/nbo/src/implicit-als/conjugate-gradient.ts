import { bring, type HeldSide, type RowEntries } from './held-side.ts';

/** Entries whose factors are brought together; a row that has no more brings them once for all steps. */
export const gradientBatch = 256;

/**
 * Some steps of conjugate gradients on the normal equations of one row, from where `side.x` stands; the matrix is never made.
 *
 * Source: G. Takács, I. Pilászy and D. Tikk, "Applications of the conjugate gradient method for implicit feedback
 * collaborative filtering", RecSys 2011.
 *
 * @param side the other side
 * @param entries what the row has
 * @param lambda λ of this row
 * @param steps at most
 */
export function conjugateGradient(side: HeldSide, entries: RowEntries, lambda: number, steps: number): void {
  const { size, loops, at } = side;
  const { numbers } = loops;
  // The residual stands where the matrix of an exact solve would be.
  const [x, p, r, product] = [at.x, at.p, at.A, at.product];
  if (isTogether(side, entries)) bring(side, entries.others, entries.from, entries.to);
  applyTo(side, entries, lambda, x, 1);
  let squared = 0;
  for (let k = 0; k < size; k++) {
    const rest = numbers[product + k] as number;
    numbers[r + k] = rest;
    numbers[p + k] = rest;
    squared += rest * rest;
  }
  for (let step = 0; step < steps && squared > 1e-20; step++) {
    applyTo(side, entries, lambda, p, 0);
    let curvature = 0;
    // The product is −A p.
    for (let k = 0; k < size; k++) curvature -= (numbers[p + k] as number) * (numbers[product + k] as number);
    const length = squared / curvature;
    let next = 0;
    for (let k = 0; k < size; k++) {
      numbers[x + k] = (numbers[x + k] as number) + length * (numbers[p + k] as number);
      const rest = (numbers[r + k] as number) + length * (numbers[product + k] as number);
      numbers[r + k] = rest;
      next += rest * rest;
    }
    const share = next / squared;
    for (let k = 0; k < size; k++) numbers[p + k] = (numbers[r + k] as number) + share * (numbers[p + k] as number);
    squared = next;
  }
}

function isTogether({ batch }: HeldSide, { from, to }: RowEntries): boolean {
  return to - from <= batch;
}

/** Writes s · b − A x to the product, with b = Σ w y and A = base + Σ w y yᵀ + λ I; `x` is a place. */
function applyTo(side: HeldSide, entries: RowEntries, lambda: number, x: number, s: number): void {
  const { size, line, batch, loops, at } = side;
  const { numbers } = loops;
  const { others, weights } = entries;
  for (let k = 0; k < size; k++) {
    const negative = -(numbers[x + k] as number);
    numbers[at.each + k] = negative;
    numbers[at.product + k] = lambda * negative;
  }
  loops.addWeighted(at.product, at.each, at.base, size, line, line);
  for (let from = entries.from; from < entries.to; from += batch) {
    const count = Math.min(batch, entries.to - from);
    if (!isTogether(side, entries)) bring(side, others, from, from + count);
    loops.dots(at.each, at.batch, x, count, line, line);
    for (let k = 0; k < count; k++) {
      numbers[at.each + k] = (weights[from + k] as number) * (s - (numbers[at.each + k] as number));
    }
    loops.addWeighted(at.product, at.each, at.batch, count, line, line);
  }
}
