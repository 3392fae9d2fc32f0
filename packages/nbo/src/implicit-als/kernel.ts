import { matrixKernel, openRandom } from '@clientele/stats';
import type { Histories } from '../histories/histories.ts';
import { conjugateGradient, gradientBatch } from './conjugate-gradient.ts';
import { exactBatch, solveRow } from './exact.ts';
import { bring, type HeldSide, hold, openSide } from './held-side.ts';

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

/** The sides as they are held in turn: items while customers are solved, customers while items are. */
export interface HeldSides {
  readonly customers: HeldSide;
  readonly items: HeldSide;
}

/** Takes room for both sides, and holds the items. */
export function openSides({ size, alpha, steps }: AlsProblem, { customers, items }: AlsFactors): HeldSides {
  const batch = steps === null ? exactBatch : gradientBatch;
  const [held, solved] = [items, customers].map((values) =>
    openSide(values.length / size, size, alpha, batch, matrixKernel),
  );
  const sides = { items: held as HeldSide, customers: solved as HeldSide };
  hold(sides.items, items);
  return sides;
}

/** Solves all customers and then all items; both sides hold their factors afterwards. */
export function sweep(problem: AlsProblem, values: AlsFactors, sides: HeldSides): void {
  solveAll(problem, problem.customers, values.customers, sides.items);
  hold(sides.customers, values.customers);
  solveAll(problem, problem.items, values.items, sides.customers);
  hold(sides.items, values.items);
}

/** Solves every row of one side, the other side held. */
function solveAll({ alpha, lambda, steps }: AlsProblem, own: Side, values: Float64Array, held: HeldSide): void {
  const { offsets, others, weights } = own;
  const { x, size, rows } = held;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const entries = { others, weights, from, to };
    const ownLambda = lambdaOf(lambda, alpha, to - from, rows);
    if (steps === null) {
      solveRow(held, entries, ownLambda);
    } else {
      x.set(values.subarray(row * size, (row + 1) * size));
      conjugateGradient(held, entries, ownLambda, steps);
    }
    values.set(x, row * size);
  }
}

/** What is made small: Σ w (1 − x·y)² over what is there, + α₀ Σ (x·y)² over all, + λ of each row times its square. */
export function lossOf({ customers, items, alpha, lambda }: AlsProblem, values: AlsFactors, sides: HeldSides): number {
  const { loops, at, x, size, line, batch } = sides.items;
  let loss = 0;
  for (let row = 0; row + 1 < customers.offsets.length; row++) {
    x.set(values.customers.subarray(row * size, (row + 1) * size));
    const to = customers.offsets[row + 1] as number;
    for (let from = customers.offsets[row] as number; from < to; from += batch) {
      const count = Math.min(batch, to - from);
      bring(sides.items, customers.others, from, from + count);
      loops.dots(at.each, at.batch, at.x, count, line, line);
      for (let k = 0; k < count; k++) {
        loss += (customers.weights[from + k] as number) * (1 - (loops.numbers[at.each + k] as number)) ** 2;
      }
    }
  }
  for (const [side, own, others] of [
    [customers, values.customers, sides.items.rows],
    [items, values.items, sides.customers.rows],
  ] as const) {
    for (let row = 0; row + 1 < side.offsets.length; row++) {
      const entries = (side.offsets[row + 1] as number) - (side.offsets[row] as number);
      loss += lambdaOf(lambda, alpha, entries, others) * squareOf(own, row * size, size);
    }
  }
  return loss + tracedProduct(sides.customers.base, sides.items.base) / alpha;
}

function squareOf(values: Float64Array, from: number, size: number): number {
  let sum = 0;
  for (let at = from; at < from + size; at++) sum += (values[at] as number) ** 2;
  return sum;
}

/** The trace of the product of two symmetric matrices. */
function tracedProduct(A: Float64Array, B: Float64Array): number {
  return A.reduce((sum, a, at) => sum + a * (B[at] as number), 0);
}
