import {
  mineItemsets,
  mineRules,
  mineSequences,
  mineSequentialRules,
  mineUtilityItemsets,
  rulesToPmml,
} from '@clientele/association-rules';
import {
  type Baskets,
  basketsOf,
  type CodedColumn,
  encode,
  type InputColumns,
  type Sequences,
  sequencesOf,
  table as tableOf,
} from '@clientele/core';
import { readFimi, readSpmf, readSpmfUtility, type UtilityRows } from '@clientele/io';
import type { ColumnsDerivation, ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/association-rules`. */
export const basketDerivations: readonly Derivation[] = [
  fromBaskets('itemsets', itemsets),
  fromBaskets('rules', rules),
  {
    name: 'utility-itemsets',
    from: 'columns',
    columns: { basket: 'id', item: 'id', quantity: 'number', price: 'number' },
    nameless: true,
    formats: { spmf: async (source) => asTable(await readSpmfUtility(source)) },
    derive: utilityItemsets,
  },
  fromSequences('sequences', sequences),
  fromSequences('sequential-rules', sequentialRules),
];

/** One row an item of a basket; baskets are no customers, and guests have baskets too. */
function fromBaskets(name: string, derive: ColumnsDerivation['derive']): ColumnsDerivation {
  const formats = { fimi: readFimi, spmf: readFimi };
  return { name, from: 'columns', columns: { basket: 'id', item: 'id' }, nameless: true, formats, derive };
}

/** One row an item of an event; the order of events is that of numbers, or of instants in the zone given. */
function fromSequences(name: string, derive: ColumnsDerivation['derive']): ColumnsDerivation {
  const columns = { sequence: 'id', event: 'text', item: 'id' } as const;
  return { name, from: 'columns', columns, nameless: true, zoned: true, formats: { spmf: readSpmf }, derive };
}

function utilityItemsets({ table, settings }: ColumnsInput): DerivedTable {
  const found = mineUtilityItemsets(table.columns as unknown as InputColumns, settings);
  return { table: found, names: ['items', 'utility'], notes: found.notes };
}

async function itemsets({ table, settings, readJson }: ColumnsInput): Promise<DerivedTable> {
  const found = mineItemsets(readBaskets(table), await withHierarchy(settings, readJson));
  return { table: found, names: ['items', 'count', 'support'], notes: found.notes };
}

const ruleColumns: readonly string[] = [
  'antecedent',
  'consequent',
  'count',
  'antecedentCount',
  'consequentCount',
  'n',
  'support',
  'confidence',
  'lift',
  'leverage',
  'conviction',
];

async function rules({ table, settings, readJson }: ColumnsInput): Promise<DerivedTable> {
  const found = mineRules(readBaskets(table), await withHierarchy(settings, readJson));
  const further = Object.keys(found.columns).filter((name) => !ruleColumns.includes(name));
  return { table: found, names: [...ruleColumns, ...further], notes: found.notes, pmml: () => rulesToPmml(found) };
}

/** `--set hierarchy=` is a JSON list, or names a file that holds one. */
async function withHierarchy(
  settings: ColumnsInput['settings'],
  readJson: ColumnsInput['readJson'],
): Promise<ColumnsInput['settings']> {
  const { hierarchy } = settings;
  return typeof hierarchy === 'string' ? { ...settings, hierarchy: (await readJson(hierarchy)) as never } : settings;
}

/** A file of baskets was read as such. */
function readBaskets(table: ColumnsInput['table']): Baskets {
  const { columns } = table;
  if ('items' in columns) return table as unknown as Baskets;
  return basketsOf(columns as Record<'basket' | 'item', CodedColumn>);
}

function sequences({ table, timeZone, settings }: ColumnsInput): DerivedTable {
  const found = mineSequences(readSequences(table, timeZone), settings);
  return { table: found, names: ['pattern', 'count', 'support'], notes: found.notes };
}

function sequentialRules({ table, timeZone, settings }: ColumnsInput): DerivedTable {
  const found = mineSequentialRules(readSequences(table, timeZone), settings);
  return { table: found, names: ['antecedent', 'consequent', 'count', 'support', 'confidence'], notes: found.notes };
}

function readSequences(table: ColumnsInput['table'], timeZone: string = 'UTC'): Sequences {
  if ('timed' in table) return table as unknown as Sequences;
  return sequencesOf(table.columns as unknown as InputColumns, { timeZone });
}

/** Columns of plain arrays as a table. */
function asTable({ basket, item, utility }: UtilityRows): ColumnsInput['table'] {
  return tableOf({ basket: encode(basket.map(String)), item: encode(item), utility: Float64Array.from(utility) });
}
