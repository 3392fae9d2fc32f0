import { type Coded, distinct } from './distinct.ts';

/** The distinct rows of several columns. */
export interface Groups {
  readonly length: number;
  /** Row by row, which group it belongs to. */
  readonly groupOf: Uint32Array;
  /** One a column: the distinct values, and which of them each group has. */
  readonly columns: readonly Coded[];
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
  let joint = coded[0] as Coded;
  for (const next of coded.slice(1)) joint = joinCodes(joint, next);
  const representative = new Uint32Array(joint.values.length);
  for (let row = joint.codes.length - 1; row >= 0; row--) representative[joint.codes[row] as number] = row;
  return {
    length: representative.length,
    groupOf: joint.codes,
    columns: coded.map(({ values, codes }) => ({ values, codes: representative.map((row) => codes[row] as number) })),
  };
}

/**
 * The distinct pairs of two columns, ascending: by a table where there can be few of them, else by hashing.
 *
 * @param left the first column
 * @param right the second
 * @returns pairs as code of the left times the number of the right's values, plus code of the right
 */
export function joinCodes(left: Coded, right: Coded): Coded {
  const width = right.values.length;
  const rows = left.codes.length;
  const possible = left.values.length * width;
  if (possible <= 8 * rows + 1024) return distinctBelow(possible, left, right);
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = (left.codes[row] as number) * width + (right.codes[row] as number);
  return distinct(keys);
}

/** The same where the pairs possible fit into a table. */
function distinctBelow(possible: number, left: Coded, right: Coded): Coded {
  const rows = left.codes.length;
  const width = right.values.length;
  const rank = new Uint32Array(possible);
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const key = (left.codes[row] as number) * width + (right.codes[row] as number);
    codes[row] = key;
    rank[key] = 1;
  }
  let count = 0;
  const values = new Float64Array(Math.min(possible, rows));
  for (let key = 0; key < possible; key++) {
    if (rank[key] === 0) continue;
    values[count] = key;
    rank[key] = count++;
  }
  for (let row = 0; row < rows; row++) codes[row] = rank[codes[row] as number] as number;
  return { values: values.slice(0, count), codes };
}

/** @returns the sum of the rows' weights a group; each row weighs 1 where there are none */
export function groupWeights(groups: Groups, weight: Float64Array | null): Float64Array {
  const sums = new Float64Array(groups.length);
  for (let row = 0; row < groups.groupOf.length; row++) {
    const group = groups.groupOf[row] as number;
    sums[group] = (sums[group] as number) + (weight === null ? 1 : (weight[row] as number));
  }
  return sums;
}
