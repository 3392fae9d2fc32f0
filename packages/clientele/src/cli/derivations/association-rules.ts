import { mineItemsets, mineRules } from '@clientele/association-rules';
import { type Baskets, basketsOf, type CodedColumn } from '@clientele/core';
import type { ColumnsDerivation, ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/association-rules`. */
export const basketDerivations: readonly Derivation[] = [
  fromBaskets('itemsets', itemsets),
  fromBaskets('rules', rules),
];

/** One row an item of a basket; baskets are no customers, and guests have baskets too. */
function fromBaskets(name: string, derive: ColumnsDerivation['derive']): ColumnsDerivation {
  return { name, from: 'columns', columns: { basket: 'id', item: 'id' }, nameless: true, derive };
}

function itemsets({ table, settings }: ColumnsInput): DerivedTable {
  const found = mineItemsets(readBaskets(table), settings);
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

function rules({ table, settings }: ColumnsInput): DerivedTable {
  const found = mineRules(readBaskets(table), settings);
  const further = Object.keys(found.columns).filter((name) => !ruleColumns.includes(name));
  return { table: found, names: [...ruleColumns, ...further], notes: found.notes };
}

function readBaskets({ columns }: ColumnsInput['table']): Baskets {
  return basketsOf(columns as Record<'basket' | 'item', CodedColumn>);
}
