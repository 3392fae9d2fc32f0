import { checkOptions, summarizeCustomers } from '@clientele/core';
import {
  assignRfmSegments,
  derivePreferences,
  deriveRfm,
  migrateSegments,
  type ScoresTable,
  type SegmentedCustomers,
} from '@clientele/rfm';
import { partSettings } from '../arguments/set.ts';
import { segmentMapOf } from '../input/segment-map.ts';
import { asOfOption, summarySettings } from './core.ts';
import type { ColumnsInput, Derivation, DerivedTable, LinesInput } from './derivation.ts';

/** Derivations of `@clientele/rfm`. */
export const rfmDerivations: readonly Derivation[] = [
  { name: 'rfm', from: 'lines', derive: rfm },
  { name: 'preferences', from: 'lines', derive: preferences },
  {
    name: 'rfm-segments',
    from: 'columns',
    columns: { customer: 'id', r: 'number', f: 'number', m: 'number' },
    derive: rfmSegments,
  },
  {
    name: 'migration',
    from: 'columns',
    columns: { customer: 'id', segment: 'text' },
    optional: { monetary: 'number' },
    mayBeEmpty: ['segment'],
    compares: true,
    derive: migration,
  },
];

/** Columns of `derive rfm`. */
export const rfmColumns: readonly string[] = ['customer', 'recency', 'frequency', 'monetary'];

function rfm({ log, asOf, settings }: LinesInput): DerivedTable {
  const [summary, own] = partSettings(settings, summarySettings);
  const table = deriveRfm(summarizeCustomers(log, { ...summary, ...asOfOption(asOf) }), own);
  return { table, names: rfmColumns, notes: table.notes };
}

function preferences({ log, asOf, settings }: LinesInput): DerivedTable {
  const table = derivePreferences(log, { ...settings, ...asOfOption(asOf) });
  return { table, names: ['customer', ...Object.keys(table.columns)], notes: table.notes };
}

async function rfmSegments({ table, settings, readJson }: ColumnsInput): Promise<DerivedTable> {
  const segments = await segmentMapOf(settings, readJson);
  const segmented = assignRfmSegments(table as ScoresTable, segments);
  const message = Object.hasOwn(segmented.columns, 'message') ? ['message'] : [];
  return { table: segmented, names: ['customer', 'segment', 'action', ...message], notes: segmented.notes };
}

function migration({ table, before, settings }: ColumnsInput): DerivedTable {
  checkOptions('migrateSegments', settings, {});
  const flows = migrateSegments(before as SegmentedCustomers, table as SegmentedCustomers);
  return { table: flows, names: ['from', 'to', 'customers', 'revenue'], notes: flows.notes };
}
