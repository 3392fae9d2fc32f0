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
  for (const next of coded.slice(1)) joint = joined(joint, next);
  const representative = new Uint32Array(joint.values.length);
  for (let row = joint.codes.length - 1; row >= 0; row--) representative[joint.codes[row] as number] = row;
  return {
    length: representative.length,
    groupOf: joint.codes,
    columns: coded.map(({ values, codes }) => ({ values, codes: representative.map((row) => codes[row] as number) })),
  };
}

/** The distinct pairs of two columns, ascending: by a table where there can be few of them, else by sorting. */
function joined(left: Coded, right: Coded): Coded {
  const width = right.values.length;
  const rows = left.codes.length;
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = (left.codes[row] as number) * width + (right.codes[row] as number);
  const possible = left.values.length * width;
  return possible <= 8 * rows + 1024 ? distinctBelow(possible, keys) : distinct(keys);
}

/** `distinct` of whole numbers from 0 up to a limit. */
function distinctBelow(limit: number, keys: Float64Array): Coded {
  const rank = new Uint32Array(limit);
  for (let row = 0; row < keys.length; row++) rank[keys[row] as number] = 1;
  let count = 0;
  const values = new Float64Array(Math.min(limit, keys.length));
  for (let key = 0; key < limit; key++) {
    if (rank[key] === 0) continue;
    values[count] = key;
    rank[key] = count++;
  }
  const codes = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) codes[row] = rank[keys[row] as number] as number;
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
