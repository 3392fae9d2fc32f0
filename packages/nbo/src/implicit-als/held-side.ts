import type { MatrixLoops } from '@clientele/stats';
import { lineOf } from '../linear/upper-triangle.ts';

/** The entries of one row: positions of the other side, and their weights. */
export interface RowEntries {
  readonly others: Uint32Array;
  readonly weights: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** The side that is held while rows of the other one are solved, in the numbers that loops work on; all rows are of `line` numbers, 0 beyond `size`. */
export interface HeldSide {
  readonly size: number;
  readonly line: number;
  readonly alpha: number;
  /** How many rows are held. */
  readonly rows: number;
  /** Rows that are brought together at most. */
  readonly batch: number;
  readonly loops: MatrixLoops;
  /** α₀ YᵀY: what is not there counts as a weak 0. */
  readonly base: Float64Array;
  /** One row, and what is solved for it. */
  readonly x: Float64Array;
  readonly at: HeldPlaces;
}

/**
 * Places of the factors, of α₀ YᵀY, of the matrix of one row, of four numbers, of factors brought together and the same times their weights, of
 * a number for each of those, and of vectors.
 */
export type HeldPlaces = Readonly<
  Record<'values' | 'base' | 'A' | 'four' | 'batch' | 'weighted' | 'each' | 'x' | 'p' | 'product', number>
>;

/**
 * Takes room for a side.
 *
 * @param rows how many rows will be held
 * @param size factors of a row
 * @param alpha α₀
 * @param batch rows that are brought together at most
 * @param open takes loops to work with
 */
export function openSide(
  rows: number,
  size: number,
  alpha: number,
  batch: number,
  open: (length: number) => MatrixLoops,
): HeldSide {
  const line = lineOf(size);
  let length = 0;
  const take = (numbers: number): number => {
    length += numbers;
    return length - numbers;
  };
  const at = {
    base: take(line * line),
    A: take(line * line),
    four: take(4),
    batch: take(batch * line),
    weighted: take(batch * line),
    each: take(Math.max(batch, line)),
    x: take(line),
    p: take(line),
    product: take(line),
    values: take(rows * line),
  };
  const loops = open(length);
  const part = (from: number, count: number): Float64Array => loops.numbers.subarray(from, from + count);
  return { size, line, alpha, rows, batch, loops, base: part(at.base, line * line), x: part(at.x, size), at };
}

/** Holds these factors. */
export function hold(side: HeldSide, values: Float64Array): void {
  const { size, line, alpha, rows, batch, loops, base, at } = side;
  const { numbers } = loops;
  for (let row = 0; row < rows; row++) {
    numbers.set(values.subarray(row * size, (row + 1) * size), at.values + row * line);
  }
  base.fill(0);
  for (let from = 0; from < rows; from += batch) {
    const count = Math.min(batch, rows - from);
    const first = at.values + from * line;
    for (let k = 0; k < count * line; k++) numbers[at.weighted + k] = alpha * (numbers[first + k] as number);
    addProducts(side, at.base, first, at.weighted, count);
  }
  for (let i = 0; i < line; i++) for (let j = 0; j < i; j++) base[i * line + j] = base[j * line + i] as number;
}

/** Brings the factors of some entries together, row after row of the batch. */
export function bring({ line, loops, at }: HeldSide, others: Uint32Array, from: number, to: number): void {
  for (let k = from, place = at.batch; k < to; k++, place += line) {
    const row = at.values + (others[k] as number) * line;
    loops.numbers.copyWithin(place, row, row + line);
  }
}

/** Adds Σ a bᵀ of some rows to the upper triangle of a matrix. */
export function addProducts({ line, loops }: HeldSide, into: number, a: number, b: number, count: number): void {
  for (let top = 0; top < line; top += 4) {
    loops.addPanel(into + top * line + top, line, a + top, b + top, count, line, line - top);
  }
}
