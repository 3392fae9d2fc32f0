import { type Analysis, type Column, type ListColumn, listAt, type Table } from '@clientele/core';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** One rule as the chapter speaks of it. */
export interface RuleRow {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly count: number;
  readonly beforeCount: number;
  readonly afterCount: number;
  readonly n: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

/**
 * The rules of an analysis, products by their names where it knows them.
 *
 * @param analysis what was found out
 * @returns one record a rule, in the order of the table; none where it lacks a column
 */
export function ruleRows(analysis: Analysis): RuleRow[] {
  const { rules } = analysis;
  const named = productNames(analysis);
  const [before, after] = [listsOf(rules, 'antecedent', named), listsOf(rules, 'consequent', named)];
  const columns = ['count', 'antecedentCount', 'consequentCount', 'n', 'support', 'confidence', 'lift'].map((name) =>
    numbersOf(rules, name),
  );
  if (before === null || after === null || columns.includes(null)) return [];
  return Array.from({ length: rules.length }, (_, row) => {
    const at = (place: number): number => columns[place]?.[row] ?? Number.NaN;
    return {
      ...{ before: before(row), after: after(row), count: at(0), beforeCount: at(1), afterCount: at(2), n: at(3) },
      ...{ support: at(4), confidence: at(5), lift: at(6) },
    };
  });
}

/** @returns what a product is called; its id where no name is known */
export function productNames({ tables }: Analysis): (id: string) => string {
  const table = tables?.['productNames'];
  if (table === undefined) return (id) => id;
  const [ids, names] = [textsOf(table, 'product') ?? [], textsOf(table, 'productName') ?? []];
  const known = new Map(ids.map((id, row) => [id, names[row] ?? id]));
  return (id) => known.get(id) ?? id;
}

/** @returns the lists of a column, named; `null` where the table has no such column */
export function listsOf(
  source: Table<Record<string, Column>>,
  name: string,
  named: (id: string) => string,
): ((row: number) => string[]) | null {
  const column = Object.hasOwn(source.columns, name) ? source.columns[name] : undefined;
  if (column === undefined || !isList(column)) return null;
  return (row) => listAt(column, row).flat().map(named);
}

const isList = (column: Column): column is ListColumn => 'offsets' in column;
