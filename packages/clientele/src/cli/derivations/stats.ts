import { checkOptions } from '@clientele/core';
import { binaryMetrics, regressionMetrics } from '@clientele/stats';
import type { ColumnsInput, Derivation, DerivedRecord } from './derivation.ts';

/** Derivations of `@clientele/stats`. */
export const statsDerivations: readonly Derivation[] = [
  {
    name: 'metrics',
    from: 'columns',
    columns: { actual: 'number', predicted: 'number' },
    optional: { weight: 'number' },
    nameless: true,
    derive: metrics,
  },
];

/** Two outcomes where all that happened is 0 or 1, else numbers. */
function metrics({ table, settings }: ColumnsInput): DerivedRecord {
  const { actual, predicted, weight } = table.columns as {
    actual: Float64Array;
    predicted: Float64Array;
    weight?: Float64Array;
  };
  const options = weight === undefined ? {} : { weight };
  if (actual.some((value) => value !== 0 && value !== 1)) {
    checkOptions('regressionMetrics', settings, {});
    return { record: { ...regressionMetrics(actual, predicted, options) }, notes: [] };
  }
  checkOptions('binaryMetrics', settings, {});
  const { notes, ...record } = binaryMetrics(actual, predicted, options);
  return { record, notes };
}
