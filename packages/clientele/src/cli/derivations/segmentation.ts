import { type Column, checkOptions, encode, isNumberColumn, type Note, oneOf, table as tableOf } from '@clientele/core';
import { clusterHierarchical, evaluateClusters } from '@clientele/segmentation';
import { partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { ColumnsInput, Derivation, DerivedRecord, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/segmentation`. */
export const clusterDerivations: readonly Derivation[] = [
  { name: 'clusters', from: 'columns', columns: {}, optional: { id: 'id' }, others: 'infer', derive: clusters },
  {
    name: 'cluster-quality',
    from: 'columns',
    columns: { cluster: 'id' },
    optional: { id: 'id' },
    others: 'infer',
    derive: clusterQuality,
  },
];

function clusters(input: ColumnsInput): DerivedTable {
  const [{ method = 'hierarchical' }, settings] = partSettings(input.settings, ['method']);
  checkOptions('derive clusters', { method }, { method: oneOf('hierarchical') });
  const { table } = input;
  const { columns, notes } = clusterHierarchical(table, { ...featuresOf(input), ...settings });
  const { id, note } = idsOf(table);
  return {
    table: tableOf({ id, cluster: columns.cluster }),
    names: ['id', 'cluster'],
    notes: [...notes, ...note, ...featureNote(input)],
  };
}

function clusterQuality(input: ColumnsInput): DerivedRecord {
  const quality = evaluateClusters(input.table, { ...featuresOf(input), ...input.settings });
  return { record: { ...quality }, notes: featureNote(input) };
}

/** The columns that `--columns` names, else all of numbers but the clusters themselves; `--set features` goes its own way. */
function chosen({ table, features, settings }: ColumnsInput): readonly string[] | undefined {
  const isSet = settings['features'] !== undefined;
  if (isSet && features !== undefined) {
    throw new UsageError('--columns and --set features say the same: give one');
  }
  if (isSet) return undefined;
  if (features !== undefined) return features;
  const numbers = Object.entries(table.columns).filter(
    ([name, column]) => name !== 'cluster' && isNumberColumn(column),
  );
  return numbers.map(([name]) => name);
}

function featuresOf(input: ColumnsInput): { features?: readonly string[] } {
  const features = chosen(input);
  return features === undefined ? {} : { features };
}

function featureNote(input: ColumnsInput): Note[] {
  const features = chosen(input);
  if (features === undefined || input.features !== undefined) return [];
  const message = `features are the columns of numbers: ${features.join(', ')}; --columns a,b chooses others`;
  return [{ code: 'features-not-given', message }];
}

/** The customers, else the column `id`, else the numbers of the rows. */
function idsOf(table: ColumnsInput['table']): { readonly id: Column; readonly note: readonly Note[] } {
  const id = 'customer' in table ? table.customer : table.columns['id'];
  if (id !== undefined) return { id, note: [] };
  const message = 'ids are row numbers from 0; --id names the column that names each row';
  const numbers = Array.from({ length: table.length }, (_, row) => String(row));
  return { id: encode(numbers), note: [{ code: 'id-not-given', message }] };
}
