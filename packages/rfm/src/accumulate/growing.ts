/** A column that grows. */
export interface Growing<A extends Float64Array | Uint32Array> {
  /** Values so far, and room behind them. */
  values: A;
}

/** An empty column of numbers. */
export function growingNumbers(): Growing<Float64Array> {
  return { values: new Float64Array(0) };
}

/** An empty column of codes. */
export function growingCodes(): Growing<Uint32Array> {
  return { values: new Uint32Array(0) };
}

/** Makes room for `length` values, doubled where it must grow, so that each value moves a few times at most; new ones are 0. */
export function makeRoom(columns: readonly (Growing<Float64Array> | Growing<Uint32Array>)[], length: number): void {
  for (const column of columns) {
    const { values } = column;
    if (values.length >= length) continue;
    const wider = new (values.constructor as new (length: number) => typeof values)(
      Math.max(length, 2 * values.length),
    );
    wider.set(values);
    column.values = wider;
  }
}
