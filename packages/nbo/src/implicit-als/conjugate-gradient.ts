import { dotRow, type FixedFactors, type RowEntries } from './factors.ts';

/** Room of one solve, used again by the next. */
export interface GradientRoom {
  readonly r: Float64Array;
  readonly p: Float64Array;
  readonly Ap: Float64Array;
}

/** Makes room for vectors of a size. */
export function gradientRoom(size: number): GradientRoom {
  return { r: new Float64Array(size), p: new Float64Array(size), Ap: new Float64Array(size) };
}

/**
 * Some steps of conjugate gradients on the normal equations of one row, from where x stands; the matrix is never made.
 *
 * Source: G. Takács, I. Pilászy and D. Tikk, "Applications of the conjugate gradient method for implicit feedback
 * collaborative filtering", RecSys 2011.
 *
 * @param fixed the other side
 * @param entries what the row has
 * @param lambda λ of this row
 * @param x where to start, and the answer
 * @param steps at most
 * @param room to work in
 */
export function conjugateGradient(
  fixed: FixedFactors,
  entries: RowEntries,
  lambda: number,
  x: Float64Array,
  steps: number,
  { r, p, Ap }: GradientRoom,
): void {
  const { size } = fixed;
  applyTo(fixed, entries, lambda, x, r, 1);
  let squared = 0;
  for (let k = 0; k < size; k++) {
    p[k] = r[k] as number;
    squared += (r[k] as number) ** 2;
  }
  for (let step = 0; step < steps && squared > 1e-20; step++) {
    applyTo(fixed, entries, lambda, p, Ap, 0);
    let curvature = 0;
    // Ap holds −A p.
    for (let k = 0; k < size; k++) curvature -= (p[k] as number) * (Ap[k] as number);
    const length = squared / curvature;
    let next = 0;
    for (let k = 0; k < size; k++) {
      x[k] = (x[k] as number) + length * (p[k] as number);
      r[k] = (r[k] as number) + length * (Ap[k] as number);
      next += (r[k] as number) ** 2;
    }
    for (let k = 0; k < size; k++) p[k] = (r[k] as number) + (next / squared) * (p[k] as number);
    squared = next;
  }
}

/** out = s · b − A x, with b = Σ w y and A = base + Σ w y yᵀ + λ I. */
function applyTo(
  { size, values, base }: FixedFactors,
  { others, weights, from, to }: RowEntries,
  lambda: number,
  x: Float64Array,
  out: Float64Array,
  s: number,
): void {
  for (let i = 0; i < size; i++) out[i] = -lambda * (x[i] as number);
  for (let i = 0; i < size; i++) {
    const line = i * size;
    const xi = x[i] as number;
    let sum = (base[line + i] as number) * xi;
    for (let j = 0; j < i; j++) {
      const a = base[line + j] as number;
      sum += a * (x[j] as number);
      out[j] = (out[j] as number) - a * xi;
    }
    out[i] = (out[i] as number) - sum;
  }
  for (let at = from; at < to; at++) {
    const other = others[at] as number;
    const pull = (weights[at] as number) * (s - dotRow(values, other, size, x));
    for (let k = 0; k < size; k++) out[k] = (out[k] as number) + pull * (values[other * size + k] as number);
  }
}
