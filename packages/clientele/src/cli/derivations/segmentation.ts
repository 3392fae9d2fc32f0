import { type Column, checkOptions, encode, type Note, oneOf, type Table, table as tableOf } from '@clientele/core';
import { clusterDbscan, clusterHdbscan, clusterHierarchical, evaluateClusters } from '@clientele/segmentation';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
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

type AnyTable = ColumnsInput['table'];

const methods = {
  hierarchical: (table: AnyTable, settings: FunctionOptions) => clusterHierarchical(tableIn(table), settings),
  dbscan: (table: AnyTable, settings: FunctionOptions) => clusterDbscan(tableIn(table), settings),
  hdbscan: (table: AnyTable, settings: FunctionOptions) => clusterHdbscan(tableIn(table), settings),
} as const;

function tableIn({ length, columns }: AnyTable): Table<Record<string, Column>> {
  return { length, columns };
}

function clusters(input: ColumnsInput): DerivedTable {
  const [{ method = 'hierarchical' }, settings] = partSettings(input.settings, ['method']);
  checkOptions('derive clusters', { method }, { method: oneOf(...Object.keys(methods)) });
  const { table } = input;
  const clustered = methods[method as keyof typeof methods](table, { ...featuresOf(input), ...settings });
  const { id, note } = idsOf(table);
  return {
    table: tableOf({ id, cluster: clustered.columns.cluster }),
    names: ['id', 'cluster'],
    notes: [
      ...clustered.notes,
      ...note,
      ...featureNote(
        input,
        clustered.features.map(({ name }) => name),
      ),
    ],
  };
}

function clusterQuality(input: ColumnsInput): DerivedRecord {
  const quality = evaluateClusters(input.table, { ...featuresOf(input), ...input.settings });
  return { record: { ...quality }, notes: featureNote(input, quality.features) };
}

/** The columns that `--columns` names; `--set features` goes its own way, and without either the function chooses. */
function featuresOf({ features, settings }: ColumnsInput): { features?: readonly string[] } {
  if (features === undefined) return {};
  if (settings['features'] !== undefined) throw new UsageError('--columns and --set features say the same: give one');
  return { features };
}

function featureNote({ features, settings }: ColumnsInput, taken: readonly string[]): Note[] {
  if (features !== undefined || settings['features'] !== undefined) return [];
  return [{ code: 'features-not-given', message: `features are ${taken.join(', ')}; --columns a,b chooses others` }];
}

/** The customers, else the column `id`, else the numbers of the rows. */
function idsOf(table: ColumnsInput['table']): { readonly id: Column; readonly note: readonly Note[] } {
  const id = 'customer' in table ? table.customer : table.columns['id'];
  if (id !== undefined) return { id, note: [] };
  const message = 'ids are row numbers from 0; --id names the column that names each row';
  const numbers = Array.from({ length: table.length }, (_, row) => String(row));
  return { id: encode(numbers), note: [{ code: 'id-not-given', message }] };
}
