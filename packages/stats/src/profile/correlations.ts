import { type CodedColumn, encode, type Table, table } from '@clientele/core';
import { correlation, spearman } from '../metrics/rank-correlation.ts';

/** One row a pair of columns of numbers, over the `n` rows that have both. */
export type Correlations = Table<{
  column: CodedColumn;
  other: CodedColumn;
  n: Float64Array;
  /** Pearson's, −1 to 1; missing where a column is constant. */
  correlation: Float64Array;
  /** Spearman's: Pearson's of middle ranks. */
  rankCorrelation: Float64Array;
}>;

/** Pairs grow with the square of the columns: of more only the first are told of. */
const mostColumns = 40;

/** Correlates each two columns. */
export function correlationsOf(
  columns: readonly { readonly name: string; readonly values: Float64Array }[],
): Correlations {
  const told = columns.slice(0, mostColumns);
  const pairs = told.flatMap((column, at) =>
    told.slice(at + 1).map((other) => ({ column, other, ...correlate(column.values, other.values) })),
  );
  return table({
    column: encode(pairs.map(({ column }) => column.name)),
    other: encode(pairs.map(({ other }) => other.name)),
    n: Float64Array.from(pairs, ({ n }) => n),
    correlation: Float64Array.from(pairs, ({ pearson }) => pearson ?? Number.NaN),
    rankCorrelation: Float64Array.from(pairs, ({ ranks }) => ranks ?? Number.NaN),
  });
}

function correlate(x: Float64Array, y: Float64Array): { n: number; pearson: number | null; ranks: number | null } {
  const isKnown = (_: number, row: number): boolean => !Number.isNaN(x[row]) && !Number.isNaN(y[row]);
  const [actual, predicted] = [x.filter(isKnown), y.filter(isKnown)];
  const weight = new Float64Array(actual.length).fill(1);
  return {
    n: actual.length,
    pearson: correlation(actual, predicted, weight),
    ranks: spearman({ actual, predicted, weight }),
  };
}
