import type { HistoryColumns, SpendColumns } from '@clientele/clv';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';

/** Whether the CDNOW files, golden fits and predictions are at hand. */
export const clvReferenceIsThere: boolean = referencePath('clv/golden_mle.json') !== null;

/** What the golden file holds of a fit. */
export interface GoldenFit {
  readonly params: readonly number[];
  readonly LL: number;
  readonly se: readonly number[];
}

/** The golden fits, by data set and model. */
export type GoldenFits = Readonly<Record<string, Readonly<Record<string, GoldenFit>>>>;

/** @returns histories of a reference file, in weeks, together with spend where the file has it */
export function histories(
  file: string,
  names: { readonly x: string; readonly tx: string; readonly T: string; readonly spend?: string },
): HistoryColumns & SpendColumns {
  const table = referenceCsv(file);
  const x = referenceNumbers(table, names.x);
  const spend = names.spend === undefined ? new Float64Array(x.length) : referenceNumbers(table, names.spend);
  return {
    x,
    tx: referenceNumbers(table, names.tx),
    T: referenceNumbers(table, names.T),
    meanRepeatSpend: spend,
    unit: 'week',
  };
}

/** @returns the exact CDNOW summary: 2,357 customers, end 1997-09-30 */
export function cdnowExact(): HistoryColumns & SpendColumns {
  const file = 'clv/cdnow_sample_cbs_exact.csv';
  const columns = histories(file, { x: 'x', tx: 't.x', T: 'T.cal', spend: 'sales.x' });
  const meanRepeatSpend = Float64Array.from(columns.x, (x, row) =>
    x === 0 ? 0 : (columns.meanRepeatSpend[row] ?? 0) / x,
  );
  return { ...columns, meanRepeatSpend, sumLogGaps: referenceNumbers(referenceCsv(file), 'litt') };
}

/** The largest relative difference of numbers from what they should be. */
export function worstRelative(actual: Iterable<number>, expected: readonly number[]): number {
  return Math.max(...Array.from(actual, (value, i) => Math.abs(value / (expected[i] as number) - 1)));
}
