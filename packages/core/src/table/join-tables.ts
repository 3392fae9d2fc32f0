import { InvalidInputError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { JsonValue, Note } from '../json.ts';
import { checkOptions } from '../options/check-options.ts';
import { optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, codeOf, textAt } from './dictionary.ts';
import { expectRecord, expectTable } from './expect-table.ts';
import { type NearMatch, nearMatches } from './near-ids.ts';
import type { CustomerTable } from './table.ts';
import { NO_ROW, takeColumn } from './take-column.ts';

/** What a join does with customers that the second table does not know. */
export interface JoinOptions {
  /** `'error'` (default) refuses them. A number stands in their number columns (NaN: missing); other cells are missing. */
  readonly missing?: 'error' | number;
}

/** The first table with the second one's columns beside its own. */
export type JoinedTable<L extends CustomerTable, R extends CustomerTable> = Omit<L, 'columns' | 'notes'> & {
  readonly columns: L['columns'] & R['columns'];
  /** The first table's notes, and how many rows found no partner. */
  readonly notes: readonly Note[];
};

const missingRule = optionRule(
  '"error" or a number to fill in',
  (value) => value === 'error' || (typeof value === 'number' && Math.abs(value) !== Number.POSITIVE_INFINITY),
);

/**
 * Brings two customer tables together by the customer's id. Ids match to the letter; misses are counted, and where they
 * differ from a known id only by blanks, case, leading zeros or a ".0" at the end, that is said.
 *
 * @param left the table whose rows are kept, in its order; a customer may have several
 * @param right the table whose columns are added, one row a customer
 * @param options `missing`: what to do with customers that `right` does not know
 * @returns the rows of `left` with the columns of both; misses and unused rows stand in `notes`
 * @throws InvalidInputError (`invalid-input`) where ids miss and `missing` is `'error'`, an id stands twice in `right`, or a
 *   column name stands in both
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { customerTable, joinTables, toRows } from '@clientele/core';
 * const segments = customerTable(['Ada', 'Bo'], { recency: Float64Array.of(3, 40) });
 * const churn = customerTable(['Bo'], { churn: Float64Array.of(0.7) });
 * toRows(joinTables(segments, churn, { missing: 0 }));
 * // => [{ customer: 'Ada', recency: 3, churn: 0 }, { customer: 'Bo', recency: 40, churn: 0.7 }]
 */
export function joinTables<L extends CustomerTable, R extends CustomerTable>(
  left: L,
  right: R,
  options: JoinOptions = {},
): JoinedTable<L, R> {
  checkOptions('joinTables', options, { missing: missingRule });
  for (const side of [left, right]) {
    expectTable('joinTables', side);
    expectRecord('joinTables', 'a table of customers', side, ['customer']);
  }
  const { missing = 'error' } = options;
  refuseSharedNames(left, right);
  const rows = partnersOf(left.customer, right.customer);
  const notes = [...missNotes(left.customer, right.customer, rows), ...unusedNotes(right.length, rows)];
  const misses = notes.find(({ code }) => code === 'join-misses');
  if (misses !== undefined && missing === 'error') {
    throw new InvalidInputError(`joinTables: ${misses.message}; missing: 0 would fill them`, [], misses.details);
  }
  const fill = missing === 'error' ? Number.NaN : missing;
  const added = Object.entries(right.columns).map(([name, values]) => [name, takeColumn(values, rows, fill)]);
  return Object.freeze({
    ...left,
    columns: Object.freeze({ ...left.columns, ...(Object.fromEntries(added) as R['columns']) }),
    notes: frozen([...notesOf(left), ...notes]),
  });
}

function refuseSharedNames(left: CustomerTable, right: CustomerTable): void {
  const shared = Object.keys(right.columns).find((name) => Object.hasOwn(left.columns, name));
  if (shared !== undefined) throw new InvalidInputError(`joinTables: both tables have a column "${shared}"`);
}

/** The row of `right` that belongs to each row of `left`: by code where they share the dictionary, else by id. */
function partnersOf(left: CodedColumn, right: CodedColumn): Uint32Array {
  const isShared = left.dictionary === right.dictionary;
  const rowOf = isShared ? rowsByCode(right) : codesToRows(left, right, rowsByCode(right));
  return left.codes.map((code) => rowOf[code] ?? NO_ROW);
}

function rowsByCode({ dictionary, codes }: CodedColumn): Uint32Array {
  const rowOf = new Uint32Array(dictionary.values.length).fill(NO_ROW);
  codes.forEach((code, row) => {
    const other = rowOf[code];
    if (other === NO_ROW) rowOf[code] = row;
    else if (other !== undefined) {
      const id = showValue(dictionary.values[code]);
      throw new InvalidInputError(
        `joinTables: customer ${id} stands twice in the second table, in rows ${other} and ${row}`,
      );
    }
  });
  return rowOf;
}

function codesToRows(left: CodedColumn, right: CodedColumn, rowOfRight: Uint32Array): Uint32Array {
  return Uint32Array.from(left.dictionary.values, (id) => rowOfRight[codeOf(right.dictionary, id)] ?? NO_ROW);
}

function missNotes(left: CodedColumn, right: CodedColumn, rows: Uint32Array): Note[] {
  const missed = new Set<string>();
  let count = 0;
  rows.forEach((partner, row) => {
    if (partner !== NO_ROW) return;
    count++;
    missed.add(textAt(left, row) ?? '');
  });
  if (count === 0) return [];
  const near = nearMatches(missed, idsOf(right));
  const example = showValue([...missed][0]);
  const message = `${count} of ${rows.length} rows have a customer that the second table does not know, such as ${example}`;
  const details = { misses: count, rows: rows.length, near: near.map((match): JsonValue => ({ ...match })) };
  return [{ code: 'join-misses', message: [message, ...near.map(sayNear)].join('; '), details }];
}

function sayNear({ difference, count, id, near }: NearMatch): string {
  return `${count} would match but for ${difference}, such as ${showValue(id)} and ${showValue(near)}`;
}

function idsOf(column: CodedColumn): Set<string> {
  return new Set(Array.from(column.codes, (code) => column.dictionary.values[code] as string));
}

function unusedNotes(length: number, rows: Uint32Array): Note[] {
  const unused = length - new Set(rows.filter((row) => row !== NO_ROW)).size;
  if (unused === 0) return [];
  const message = `${unused} of ${length} rows of the second table belong to no customer of the first`;
  return [{ code: 'join-unused', message, details: { unused, rows: length } }];
}

function notesOf(source: object): readonly Note[] {
  return 'notes' in source && Array.isArray(source.notes) ? (source.notes as readonly Note[]) : [];
}
