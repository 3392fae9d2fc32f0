import type { BinnedColumn } from './binned-column.ts';
import { groupedBins } from './grouped-bins.ts';
import type { TreeColumn } from './tree.ts';

/** Columns with more distinct numbers than this cannot be told apart value by value. */
export const mostBins = 65_535;

/**
 * Codes each column by the rank of its values. Where a column has no more than `bins` distinct numbers every one has its
 * own code, and a tree on them is exact; else neighbours share one, about equally many rows in each.
 *
 * @param columns numbers and categories; NaN is missing
 * @param bins at most so many codes a column of numbers, 2 to 65,535
 * @returns the codes, with what each stands for
 * @example
 * import { binColumns } from '@clientele/stats';
 * const [visits] = binColumns([{ values: Float64Array.of(7, 1, NaN, 7), levels: 0 }], 255);
 * visits?.codes; // => Uint16Array.of(1, 0, 2, 1)
 * visits?.low; // => Float64Array.of(1, 7)
 */
export function binColumns(columns: readonly TreeColumn[], bins: number): BinnedColumn[] {
  return columns.map(({ values, levels }) => (levels > 0 ? levelCodes(values, levels) : numberCodes(values, bins)));
}

function levelCodes(values: Float64Array, levels: number): BinnedColumn {
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    const level = values[row] as number;
    codes[row] = Number.isNaN(level) ? levels : level;
  }
  const none = new Float64Array(0);
  return { codes, bins: levels, isCategory: true, low: none, high: none };
}

function numberCodes(values: Float64Array, bins: number): BinnedColumn {
  if (values.length > mostBins || bins < values.length) return groupedBins(values, bins);
  const sorted = values.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    if (!Number.isNaN(value) && (distinct === 0 || value !== sorted[distinct - 1])) sorted[distinct++] = value;
  }
  const own = sorted.slice(0, distinct);
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    const value = values[row] as number;
    codes[row] = Number.isNaN(value) ? distinct : rankIn(own, value);
  }
  return { codes, bins: distinct, isCategory: false, low: own, high: own };
}

/** The position of a value that is there; of its own, since it is asked for once a cell and knows one kind of array only. */
function rankIn(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length - 1];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
