import {
  type CodedColumn,
  type Column,
  checkOptions,
  encode,
  InsufficientDataError,
  InvalidInputError,
  NO_CODE,
  type Note,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { quantiles } from '../quantile/quantile.ts';
import { populationStability } from './population-stability.ts';

/** How finely numbers are looked at. */
export interface ColumnDriftOptions {
  /** Bins of about equally many rows of the first table, 2 to 100; 10 unless told otherwise. */
  readonly bins?: number;
}

/** One row a column, in the order of the second table, and what was left out. */
export type ColumnDrift = Table<{
  /** Name of the column. */
  column: CodedColumn;
  /** Population stability index: below 0.1 little has changed, from 0.25 on much has. */
  psi: Float64Array;
}> & { readonly notes: readonly Note[] };

/** Texts beyond the most frequent ones of the first table count as one. */
const mostLevels = 100;

/**
 * Says for each column how far its distribution has moved from one table to another: features before a model is used again,
 * segments or clusters at two dates. Numbers are put into the first table's bins of equally many rows; numbers of few values (clusters, for
 * instance) and texts are taken one by one. What is missing is a group of its own, and so are texts that the first table does not have.
 *
 * @param before the first table
 * @param after the second; columns are matched by name
 * @param options how many bins
 * @returns the index of each column that both have; notes name columns that only one has, or that cannot be compared
 * @throws InvalidInputError (`invalid-input`) where a column holds numbers in one table and texts in the other
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where a table has no rows
 * @example
 * import { table, toRows } from '@clientele/core';
 * import { columnDrift } from '@clientele/stats';
 * const of = (...city: string[]) => table({ city });
 * toRows(columnDrift(of('Ulm', 'Ulm', 'Bonn', 'Bonn'), of('Ulm', 'Ulm', 'Ulm', 'Bonn')));
 * // => [{ column: 'city', psi: 0.25 * Math.log(3) }]
 */
export function columnDrift(before: Table, after: Table, options: ColumnDriftOptions = {}): ColumnDrift {
  checkOptions('columnDrift', options, { bins: wholeNumber(2, 100) });
  const shorter = Math.min(before.length, after.length);
  if (shorter === 0) throw new InsufficientDataError('columnDrift', 'rows in each table', 1, shorter);
  const [then, now] = [columnsOf(before), columnsOf(after)];
  const shared = [...now.keys()].filter((name) => then.has(name));
  const usable = shared.filter((name) => !isList(then.get(name)) && !isList(now.get(name)));
  const psi = usable.map((name) =>
    driftOf(name, then.get(name) as Column, now.get(name) as Column, options.bins ?? 10),
  );
  const only = [...new Set([...then.keys(), ...now.keys()])].filter((name) => !shared.includes(name));
  return Object.freeze({
    ...table({ column: encode(usable), psi: Float64Array.from(psi) }),
    notes: Object.freeze([
      ...said('columns-unmatched', 'columns that only one of the tables has are left out', only),
      ...said(
        'columns-left-out',
        'columns of lists are left out',
        shared.filter((name) => !usable.includes(name)),
      ),
    ]),
  });
}

function columnsOf({ columns }: Table): Map<string, Column> {
  return new Map(Object.entries(columns));
}

function isList(column: Column | undefined): boolean {
  return column !== undefined && 'offsets' in column;
}

function said(code: string, what: string, columns: readonly string[]): Note[] {
  return columns.length === 0 ? [] : [{ code, message: `${what}: ${columns.join(', ')}`, details: { columns } }];
}

function driftOf(name: string, before: Column, after: Column, bins: number): number {
  const [isThen, isNow] = [before instanceof Float64Array, after instanceof Float64Array];
  if (isThen !== isNow) {
    throw new InvalidInputError(`columnDrift: column "${name}" holds numbers in one table and texts in the other`);
  }
  if (before instanceof Float64Array && after instanceof Float64Array) return numberDrift(before, after, bins);
  return levelDrift(textsOf(before), textsOf(after));
}

function numberDrift(before: Float64Array, after: Float64Array, bins: number): number {
  const there = before.filter((value) => !Number.isNaN(value));
  const distinct = new Set(there);
  if (distinct.size <= bins) return levelDrift(asLevels(before), asLevels(after));
  const shares = Array.from({ length: bins - 1 }, (_, at) => (at + 1) / bins);
  const cuts = [...new Set(quantiles(there, shares))];
  return populationStability(countByBin(before, cuts), countByBin(after, cuts));
}

/** How many values are above so many cuts; those missing come last. */
function countByBin(values: Float64Array, cuts: readonly number[]): Float64Array {
  const counts = new Float64Array(cuts.length + 2);
  for (const value of values) {
    const bin = Number.isNaN(value) ? cuts.length + 1 : cuts.filter((cut) => cut < value).length;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

function asLevels(values: Float64Array): (string | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : String(value)));
}

function textsOf(column: Column): (string | null)[] {
  if ('codes' in column) {
    const { values } = (column as CodedColumn).dictionary;
    return Array.from(column.codes, (code) => (code === NO_CODE ? null : (values[code] as string)));
  }
  return Array.from(column as readonly (string | null)[]);
}

/** Groups: missing, the levels of the first table, and all others. */
function levelDrift(before: readonly (string | null)[], after: readonly (string | null)[]): number {
  const sizes = new Map<string, number>();
  for (const level of before) if (level !== null) sizes.set(level, (sizes.get(level) ?? 0) + 1);
  const levels = [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostLevels);
  const places = new Map(levels.map(([level], place) => [level, place + 2]));
  const count = (texts: readonly (string | null)[]): Float64Array => {
    const counts = new Float64Array(levels.length + 2);
    for (const text of texts) {
      const place = text === null ? 0 : (places.get(text) ?? 1);
      counts[place] = (counts[place] as number) + 1;
    }
    return counts;
  };
  return populationStability(count(before), count(after));
}
