import { type RetentionCandidates, type RetentionOptions, retentionBudget, simpleClv } from '@clientele/clv';
import { checkOptions, fraction, InvalidInputError, showValue, withColumns } from '@clientele/core';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/clv`. */
export const clvDerivations: readonly Derivation[] = [
  {
    name: 'simple-clv',
    from: 'columns',
    columns: { averageSale: 'number', transactions: 'number', periods: 'number' },
    derive: simple,
  },
  {
    name: 'retention-budget',
    from: 'columns',
    columns: { lifetimeValue: 'number', churnProbability: 'number' },
    optional: { lifetimeValueLower: 'number' },
    derive: budget,
  },
];

function budget({ table, settings }: ColumnsInput): DerivedTable {
  const candidates = table.columns as unknown as RetentionCandidates;
  const { columns, notes } = retentionBudget(candidates, settings as unknown as RetentionOptions);
  const { maxSpend, expectedGain, rank, target } = columns;
  const id = 'customer' in table ? ['customer'] : [];
  const added = { maxSpend, expectedGain, rank, target };
  const names = [...id, 'lifetimeValue', 'churnProbability', ...Object.keys(added)];
  return { table: withColumns(table, added), names, notes };
}

const factors = ['averageSale', 'transactions', 'periods'] as const;

function simple({ table, settings }: ColumnsInput): DerivedTable {
  checkOptions('simpleClv', settings, { margin: fraction });
  const columns = factors.map((name) => table.columns[name] as Float64Array);
  for (const [at, name] of factors.entries()) refuseNegative(name, columns[at] as Float64Array);
  const clv = Float64Array.from({ length: table.length }, (_, row) => {
    const [averageSale, transactions, periods] = columns.map((values) => values[row] as number) as Three;
    return simpleClv({ averageSale, transactions, periods, ...settings });
  });
  const id = 'customer' in table ? ['customer'] : [];
  return { table: withColumns(table, { clv }), names: [...id, ...factors, 'clv'] };
}

type Three = [number, number, number];

function refuseNegative(column: string, values: Float64Array): void {
  const row = values.findIndex((value) => !(value >= 0));
  if (row < 0) return;
  const [expected, received] = ['a number >= 0', showValue(values[row])];
  throw new InvalidInputError(`simpleClv: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column, expected, received, action: 'kept' },
  ]);
}
