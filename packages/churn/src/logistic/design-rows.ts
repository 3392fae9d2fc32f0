import { type MatrixLoops, matrixKernel, matrixLoops } from '@clientele/stats';

/** Rows that are looked at together, so that they stay in the nearest cache from one loop to the next. */
export const rowsTogether = 64;

/** Rows of a design, the first column all ones, in the numbers that loops work on. */
export interface DesignRows {
  readonly n: number;
  readonly k: number;
  readonly room: RowRoom;
  /** Where the rows `from` up to `to` stand, at most as many as `rowsTogether`, k numbers each, row after row; valid until the next call. */
  readonly rowsAt: (from: number, to: number) => number;
}

/** Room beside the rows; loops take columns four by four, so all is a little longer than it need be. */
export interface RowRoom {
  readonly loops: MatrixLoops;
  /** One number for each row that is looked at. */
  readonly each: Float64Array;
  /** k coefficients, and k sums. */
  readonly beta: Float64Array;
  readonly sums: Float64Array;
  /** Places of these, of a matrix of k rows, of rows times weights, and of rows. */
  readonly at: Readonly<Record<'each' | 'beta' | 'sums' | 'matrix' | 'weighted' | 'rows', number>>;
}

/** Below so many cells JavaScript is done before a kernel is there. */
const fewCells = 20_000;

function roomFor(rows: number, k: number, cells: number): RowRoom {
  const line = lineOf(k);
  const beta = rowsTogether;
  const [sums, matrix] = [beta + line, beta + 2 * line];
  const weighted = matrix + line * line;
  const first = weighted + rowsTogether * k + 4;
  const loops = (cells < fewCells ? matrixLoops : matrixKernel)(first + rows * k + 4);
  const part = (at: number, length: number): Float64Array => loops.numbers.subarray(at, at + length);
  return {
    loops,
    each: part(0, rowsTogether),
    beta: part(beta, k),
    sums: part(sums, k),
    at: { each: 0, beta, sums, matrix, weighted, rows: first },
  };
}

/** The smallest multiple of four that is not below k. */
export function lineOf(k: number): number {
  return Math.ceil(k / 4) * 4;
}

/** Rows that are there all at once, written by the caller: `cells` holds them row after row. */
export function denseRows(n: number, k: number): DesignRows & { readonly cells: Float64Array } {
  const room = roomFor(n, k, n * k);
  const first = room.at.rows;
  return { n, k, room, rowsAt: (from) => first + from * k, cells: room.loops.numbers.subarray(first, first + n * k) };
}

/** Copies the rows `from` up to `to`, at most as many as `rowsTogether`. */
export function copyRows(
  { k, room, rowsAt }: DesignRows,
  from: number,
  to: number,
  into: Float64Array,
  at: number,
): void {
  const place = rowsAt(from, to);
  into.set(room.loops.numbers.subarray(place, place + (to - from) * k), at);
}

/** All rows at once: 8 bytes a cell. */
export function allRows(rows: DesignRows): Float64Array {
  const { n, k } = rows;
  const X = new Float64Array(n * k);
  for (let row = 0; row < n; row++) copyRows(rows, row, row + 1, X, row * k);
  return X;
}

/** One column of a design, made of a feature. */
export interface DesignColumn {
  /** Numbers, or positions of levels; NaN where the mean stands in. */
  readonly values: Float64Array;
  /** Which of them count; all where there are as many. */
  readonly rows: Uint32Array;
  /** The level that is 1 where others are 0; null for a number. */
  readonly position: number | null;
  readonly mean: number;
  /** 0 where the column is constant, hence nothing but 0. */
  readonly scale: number;
}

/**
 * Rows made anew whenever they are looked at, standardised, from the columns as they stand: a design of a million rows and 30 columns would
 * take as much memory again as the data. Missing values and constant columns are 0, the mean customer.
 *
 * @param n rows
 * @param columns without that of ones
 */
export function standardisedRows(n: number, columns: readonly DesignColumn[]): DesignRows {
  const k = columns.length + 1;
  const room = roomFor(rowsTogether, k, n * k);
  const { numbers } = room.loops;
  const first = room.at.rows;
  for (let row = 0; row < rowsTogether; row++) numbers[first + row * k] = 1;
  return {
    n,
    k,
    room,
    rowsAt(from, to) {
      for (let j = 1; j < k; j++) writeColumn(numbers, k, first + j, columns[j - 1] as DesignColumn, from, to);
      return first;
    },
  };
}

function writeColumn(
  numbers: Float64Array,
  k: number,
  first: number,
  column: DesignColumn,
  from: number,
  to: number,
): void {
  const { values, rows, position, mean, scale } = column;
  const size = scale > 0 ? 1 / scale : 0;
  if (position === null && rows.length === values.length) {
    for (let i = from, at = first; i < to; i++, at += k) {
      const x = ((values[i] as number) - mean) * size;
      numbers[at] = Number.isNaN(x) ? 0 : x;
    }
    return;
  }
  for (let i = from, at = first; i < to; i++, at += k) {
    const value = values[rows[i] as number] as number;
    const x = position === null ? value : Number(value === position);
    numbers[at] = Number.isNaN(value) ? 0 : (x - mean) * size;
  }
}
