/** The distinct values of one column, and which of them stands in each row. */
export interface Coded {
  /** Ascending. */
  readonly values: Float64Array;
  /** Row by row, a position in `values`. */
  readonly codes: Uint32Array;
}

/** The distinct rows of several columns. */
export interface Groups {
  readonly length: number;
  /** Row by row, which group it belongs to. */
  readonly groupOf: Uint32Array;
  /** One a column: the distinct values, and which of them each group has. */
  readonly columns: readonly Coded[];
}

/**
 * Finds the distinct values of a column.
 *
 * @param column finite numbers
 * @returns them in ascending order, with one code a row
 */
export function distinct(column: Float64Array): Coded {
  const sorted = Float64Array.from(column).sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] as number;
  }
  const values = sorted.slice(0, count);
  return { values, codes: Uint32Array.from(column, (value) => positionIn(values, value)) };
}

/**
 * Groups equal rows, so that a likelihood or a forecast is computed once for all customers with the same history. Groups are
 * in ascending order of the columns, so the order of rows leaves no trace.
 *
 * @param columns at least one column of finite numbers, all of one length
 * @returns the groups
 */
export function groupRows(columns: readonly Float64Array[]): Groups {
  const coded = columns.map(distinct);
  const [first, ...others] = coded as [Coded, ...Coded[]];
  let joint = distinct(Float64Array.from(first.codes));
  for (const { values, codes } of others) {
    const width = values.length;
    joint = distinct(Float64Array.from(codes, (code, row) => (joint.codes[row] as number) * width + code));
  }
  const representative = new Uint32Array(joint.values.length);
  for (let row = joint.codes.length - 1; row >= 0; row--) representative[joint.codes[row] as number] = row;
  return {
    length: representative.length,
    groupOf: joint.codes,
    columns: coded.map(({ values, codes }) => ({ values, codes: representative.map((row) => codes[row] as number) })),
  };
}

/** @returns the sum of the rows' weights a group; each row weighs 1 where there are none */
export function groupWeights(groups: Groups, weight: Float64Array | null): Float64Array {
  const sums = new Float64Array(groups.length);
  groups.groupOf.forEach((group, row) => {
    sums[group] = (sums[group] as number) + (weight === null ? 1 : (weight[row] as number));
  });
  return sums;
}

function positionIn(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
