const chunkShift = 16;

/** Rows in one chunk of a column that is still growing. */
export const chunkRows: number = 1 << chunkShift;

/** A typed array that grows. */
export interface GrowingChunks<A> {
  set(row: number, value: number): void;
  /** Sets consecutive rows, from `row` on. */
  setMany(row: number, values: A): void;
  /** One array of `length`, or `null` where nothing was ever set. */
  join(length: number): A | null;
}

/**
 * Opens a typed array that grows by chunks; a chunk that nothing was set in is never made.
 *
 * @param expectedRows rows of the first chunk: where the input says how many it has, nothing is copied at the end, and
 *   half the memory is asked for
 */
export function growChunks<A extends Uint32Array | Float64Array>(
  make: (rows: number) => A,
  expectedRows: number = chunkRows,
): GrowingChunks<A> {
  const firstRows = Math.max(1, expectedRows);
  let first: A | null = null;
  const chunks: (A | undefined)[] = [];

  function chunkOf(row: number): A {
    const at = (row - firstRows) >>> chunkShift;
    const chunk = chunks[at] ?? make(chunkRows);
    chunks[at] = chunk;
    return chunk;
  }
  return {
    set(row, value) {
      if (row < firstRows) {
        first ??= make(firstRows);
        first[row] = value;
      } else chunkOf(row)[(row - firstRows) & (chunkRows - 1)] = value;
    },
    setMany(row, values) {
      let from = 0;
      if (row < firstRows && values.length > 0) {
        first ??= make(firstRows);
        from = Math.min(values.length, firstRows - row);
        first.set(values.subarray(0, from), row);
      }
      while (from < values.length) {
        const place = (row + from - firstRows) & (chunkRows - 1);
        const part = values.subarray(from, from + chunkRows - place);
        chunkOf(row + from).set(part, place);
        from += part.length;
      }
    },
    join(length) {
      const begun = first;
      first = null;
      if (begun === null && chunks.length === 0) return null;
      if (begun?.length === length) return begun;
      const whole = make(length);
      if (begun !== null) whole.set(begun.subarray(0, length));
      for (let at = 0; at < chunks.length; at++) {
        const chunk = chunks[at];
        const start = firstRows + at * chunkRows;
        if (chunk !== undefined) whole.set(chunk.subarray(0, Math.min(chunkRows, length - start)), start);
        chunks[at] = undefined;
      }
      chunks.length = 0;
      return whole;
    },
  };
}
