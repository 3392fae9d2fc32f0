import { checkOptions } from '@clientele/core';
import { binaryMetrics, columnDrift, regressionMetrics } from '@clientele/stats';
import { UsageError } from '../arguments/usage-error.ts';
import type { ColumnsInput, Derivation, DerivedRecord, DerivedTable } from './derivation.ts';

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
  {
    name: 'drift',
    from: 'columns',
    columns: {},
    optional: { id: 'id' },
    others: 'infer',
    compares: true,
    derive: drift,
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

function drift({ table, before, features, settings }: ColumnsInput): DerivedTable {
  const [then, now] = [chosen(before as ColumnsInput['table'], features), chosen(table, features)];
  const drifts = columnDrift(then, now, settings);
  return { table: drifts, names: ['column', 'psi'], notes: drifts.notes };
}

/** The columns that `--columns` names, else all; ids drift by nature. */
function chosen(
  { length, columns }: ColumnsInput['table'],
  names: readonly string[] | undefined,
): ColumnsInput['table'] {
  const unknown = names?.find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined)
    throw new UsageError(`--columns: no column "${unknown}" of numbers or texts in both files`);
  const taken = Object.entries(columns).filter(([name]) => name !== 'id' && (names?.includes(name) ?? true));
  return { length, columns: Object.fromEntries(taken) };
}
