import { checkOptions } from '@clientele/core';
import { binaryMetrics } from '@clientele/stats';
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

function metrics({ table, settings }: ColumnsInput): DerivedRecord {
  checkOptions('binaryMetrics', settings, {});
  const { actual, predicted, weight } = table.columns as Record<string, Float64Array>;
  const options = weight === undefined ? {} : { weight };
  const { notes, ...record } = binaryMetrics(actual as Float64Array, predicted as Float64Array, options);
  return { record, notes };
}
