import { openRandom } from '@clientele/stats';
import type { Histories } from '../histories/histories.ts';
import { conjugateGradient, gradientRoom } from './conjugate-gradient.ts';
import { baseOf, dotRow, type FixedFactors, solveRoom, solveRow } from './factors.ts';

/** One side of the matrix: row i has the entries from `offsets[i]` up to `offsets[i + 1]`. */
export interface Side {
  readonly offsets: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float64Array;
}

/** Everything that the sweeps read. */
export interface AlsProblem {
  readonly customers: Side;
  readonly items: Side;
  readonly size: number;
  readonly alpha: number;
  readonly lambda: number;
  /** Steps of conjugate gradients; `null`: each row is solved exactly. */
  readonly steps: number | null;
}

/** Factors of both sides. */
export interface AlsFactors {
  readonly customers: Float64Array;
  readonly items: Float64Array;
}

/** Customers by items as both sides read it. */
export function sidesOf(
  { offsets, items, weights }: Histories,
  itemCount: number,
): Pick<AlsProblem, 'customers' | 'items'> {
  const starts = new Uint32Array(itemCount + 1);
  for (const item of items) starts[item + 1] = (starts[item + 1] as number) + 1;
  for (let item = 0; item < itemCount; item++)
    starts[item + 1] = (starts[item + 1] as number) + (starts[item] as number);
  const next = starts.slice();
  const byItem = { others: new Uint32Array(items.length), weights: new Float64Array(items.length) };
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    for (let at = offsets[customer] as number; at < (offsets[customer + 1] as number); at++) {
      const item = items[at] as number;
      const place = next[item] as number;
      next[item] = place + 1;
      byItem.others[place] = customer;
      byItem.weights[place] = weights[at] as number;
    }
  }
  return { customers: { offsets, others: items, weights }, items: { offsets: starts, ...byItem } };
}

/** Factors to start from: normal with a standard deviation of 0.1 / √size for items, 0 for customers, who are solved first. */
export function startingFactors(customers: number, items: number, size: number, seed: number): AlsFactors {
  const random = openRandom(seed);
  const spread = 0.1 / Math.sqrt(size);
  return {
    customers: new Float64Array(customers * size),
    items: Float64Array.from({ length: items * size }, () => spread * random.normal()),
  };
}

/** λ of a row, by how many entries it has: frequent ones are held as tightly, entry for entry, as rare ones. */
export function lambdaOf(lambda: number, alpha: number, entries: number, others: number): number {
  return lambda * (entries + alpha * others);
}

/** Solves every row of one side, the other side held. */
export function sweep(
  { size, alpha, lambda, steps }: AlsProblem,
  { offsets, others, weights }: Side,
  values: Float64Array,
  fixed: Float64Array,
): void {
  const held: FixedFactors = { size, values: fixed, base: baseOf(fixed, size, alpha) };
  const exact = solveRoom(size);
  const { x } = exact;
  const gradients = gradientRoom(size);
  const otherCount = fixed.length / size;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const entries = { others, weights, from, to };
    const own = lambdaOf(lambda, alpha, to - from, otherCount);
    if (steps === null) {
      solveRow(held, entries, own, exact);
    } else {
      x.set(values.subarray(row * size, (row + 1) * size));
      conjugateGradient(held, entries, own, x, steps, gradients);
    }
    values.set(x, row * size);
  }
}

/** What is made small: Σ w (1 − x·y)² over what is there, + α₀ Σ (x·y)² over all, + λ of each row times its square. */
export function lossOf({ customers, items, size, alpha, lambda }: AlsProblem, factors: AlsFactors): number {
  const [n, m] = [factors.customers.length / size, factors.items.length / size];
  const x = new Float64Array(size);
  let loss = 0;
  for (let row = 0; row < n; row++) {
    x.set(factors.customers.subarray(row * size, (row + 1) * size));
    const [from, to] = [customers.offsets[row] as number, customers.offsets[row + 1] as number];
    for (let at = from; at < to; at++) {
      const miss = 1 - dotRow(factors.items, customers.others[at] as number, size, x);
      loss += (customers.weights[at] as number) * miss * miss;
    }
    loss += lambdaOf(lambda, alpha, to - from, m) * dotRow(factors.customers, row, size, x);
  }
  for (let row = 0; row < m; row++) {
    x.set(factors.items.subarray(row * size, (row + 1) * size));
    const entries = (items.offsets[row + 1] as number) - (items.offsets[row] as number);
    loss += lambdaOf(lambda, alpha, entries, n) * dotRow(factors.items, row, size, x);
  }
  return loss + alpha * tracedProduct(baseOf(factors.customers, size, 1), baseOf(factors.items, size, 1), size);
}

/** The trace of the product of two symmetric matrices, of which the lower triangles are given. */
function tracedProduct(A: Float64Array, B: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) sum += (i === j ? 1 : 2) * (A[i * size + j] as number) * (B[i * size + j] as number);
  }
  return sum;
}
