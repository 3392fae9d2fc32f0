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
  for (let i = 0; i < size; i++) out[i] = -lambda * (x[i] as number) - dotRow(base, i, size, x);
  addEntries(size, values, others, weights, from, to, x, out, s);
}

/** Adds Σ w (s − x·y) y to out. */
function addEntries(
  size: number,
  values: Float64Array,
  others: Uint32Array,
  weights: Float64Array,
  from: number,
  to: number,
  x: Float64Array,
  out: Float64Array,
  s: number,
): void {
  // Four entries at a time, so that x and out are read once for four products; an entry beyond the last weighs 0.
  for (let at = from; at < to; at += 4) {
    const y0 = (others[at] as number) * size;
    const y1 = at + 1 < to ? (others[at + 1] as number) * size : y0;
    const y2 = at + 2 < to ? (others[at + 2] as number) * size : y0;
    const y3 = at + 3 < to ? (others[at + 3] as number) * size : y0;
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    for (let k = 0; k < size; k++) {
      const one = x[k] as number;
      d0 += one * (values[y0 + k] as number);
      d1 += one * (values[y1 + k] as number);
      d2 += one * (values[y2 + k] as number);
      d3 += one * (values[y3 + k] as number);
    }
    const w0 = (weights[at] as number) * (s - d0);
    const w1 = at + 1 < to ? (weights[at + 1] as number) * (s - d1) : 0;
    const w2 = at + 2 < to ? (weights[at + 2] as number) * (s - d2) : 0;
    const w3 = at + 3 < to ? (weights[at + 3] as number) * (s - d3) : 0;
    for (let k = 0; k < size; k++) {
      out[k] =
        (out[k] as number) +
        (w0 * (values[y0 + k] as number) + w1 * (values[y1 + k] as number)) +
        (w2 * (values[y2 + k] as number) + w3 * (values[y3 + k] as number));
    }
  }
}
