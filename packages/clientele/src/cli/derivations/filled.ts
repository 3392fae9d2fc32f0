import { fillMissing, isNumberColumn } from '@clientele/core';
import { partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Any table, what it does not know filled or dropped by rules that are stated. */
export const filledDerivation: Derivation = {
  name: 'filled',
  from: 'columns',
  columns: {},
  others: 'infer',
  dates: 'keep',
  zoned: true,
  derive: filled,
};

const example = '--set missing.age=median --set missing.city=most-frequent';

function filled({ table: source, times = [], timeZone = 'UTC', settings }: ColumnsInput): DerivedTable {
  const [{ missing }, options] = partSettings(settings, ['missing']);
  if (typeof missing !== 'object' || missing === null) {
    throw new UsageError(`--set missing.COLUMN=RULE must be given: what is to be filled, such as ${example}`);
  }
  const { table, notes } = fillMissing(source, missing as Parameters<typeof fillMissing>[1], options);
  const names = [...('customer' in table ? ['customer'] : []), ...Object.keys(table.columns)];
  const instants = times.filter((name) => isNumberColumn(table.columns[name]));
  return { table, names, instants, timeZone, notes };
}
