import { type Column, type CustomerTable, joinTables, type Note } from '@clientele/core';
import type { FeatureChoice } from '@clientele/segmentation';
import { reachColumn } from './sentiment/advocates.ts';

/** Customers with what is known of them. */
export interface KnownCustomers {
  readonly known: CustomerTable<Record<string, Column>>;
  /** The attributes among the columns, as features. */
  readonly choices: readonly FeatureChoice[];
  readonly notes: readonly Note[];
}

/** Columns that the analysis itself gives a meaning: what it finds out, and how many people an advocate reaches. */
const ownColumns: ReadonlySet<string> = new Set([
  'recency',
  'frequency',
  'monetary',
  'segment',
  'cluster',
  reachColumn,
]);

/**
 * Puts attributes beside what customers did: numbers, and texts that customers share. Names and lists are left out, and columns that the
 * analysis itself gives a meaning.
 *
 * @param own what customers did
 * @param attributes what is known of them besides
 */
export function withAttributes(
  own: CustomerTable<Record<string, Column>>,
  attributes: CustomerTable<Record<string, Column>> | undefined,
): KnownCustomers {
  if (attributes === undefined) return { known: own, choices: [], notes: [] };
  const choices = Object.entries(attributes.columns).flatMap(([column, cells]) => choiceOf(column, cells));
  const columns = Object.fromEntries(choices.map(({ column }) => [column, attributes.columns[column] as Column]));
  const joined = joinTables(own, { ...attributes, columns } as CustomerTable<Record<string, Column>>, {
    missing: Number.NaN,
  });
  return { known: joined as unknown as CustomerTable<Record<string, Column>>, choices, notes: joined.notes };
}

function choiceOf(column: string, cells: Column): FeatureChoice[] {
  if (ownColumns.has(column)) return [];
  if (cells instanceof Float64Array) return cells.every(Number.isNaN) ? [] : [{ column, missing: 'median' }];
  if (!('codes' in cells) || 'offsets' in cells) return [];
  const isName = new Set(cells.codes).size > Math.max(12, cells.codes.length / 2);
  return isName ? [] : [{ column, missing: 'unknown' }];
}
