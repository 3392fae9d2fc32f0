/** Rows of a design, the first column all ones. */
export interface DesignRows {
  readonly n: number;
  readonly k: number;
  /** The rows `from` up to `to`, at most as many as `rowsTogether`, k numbers each, row after row; valid until the next call. */
  readonly rowsAt: (from: number, to: number) => Float64Array;
}

/** Rows that stand in memory, row after row. */
export function denseRows(X: Float64Array, k: number): DesignRows {
  return { n: X.length / k, k, rowsAt: (from, to) => X.subarray(from * k, to * k) };
}

/** All rows at once: 8 bytes a cell. */
export function allRows({ n, k, rowsAt }: DesignRows): Float64Array {
  const X = new Float64Array(n * k);
  for (let row = 0; row < n; row++) X.set(rowsAt(row, row + 1), row * k);
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
 * @param most rows that are looked at together
 */
export function standardisedRows(n: number, columns: readonly DesignColumn[], most: number): DesignRows {
  const k = columns.length + 1;
  const buffer = new Float64Array(most * k);
  for (let at = 0; at < buffer.length; at += k) buffer[at] = 1;
  return {
    n,
    k,
    rowsAt(from, to) {
      for (let j = 1; j < k; j++) writeColumn(buffer, k, j, columns[j - 1] as DesignColumn, from, to);
      return buffer.subarray(0, (to - from) * k);
    },
  };
}

function writeColumn(buffer: Float64Array, k: number, j: number, column: DesignColumn, from: number, to: number): void {
  const { values, rows, position, mean, scale } = column;
  const size = scale > 0 ? 1 / scale : 0;
  if (position === null && rows.length === values.length) {
    for (let i = from, at = j; i < to; i++, at += k) {
      const x = ((values[i] as number) - mean) * size;
      buffer[at] = Number.isNaN(x) ? 0 : x;
    }
    return;
  }
  for (let i = from, at = j; i < to; i++, at += k) {
    const value = values[rows[i] as number] as number;
    const x = position === null ? value : Number(value === position);
    buffer[at] = Number.isNaN(value) ? 0 : (x - mean) * size;
  }
}
