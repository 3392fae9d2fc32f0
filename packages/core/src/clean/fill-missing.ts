import { InvalidInputError, InvalidOptionError, type OptionProblem } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import { medianOf } from '../median.ts';
import { checkOptions } from '../options/check-options.ts';
import { trueOrFalse } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type Column, isNumberColumn, type TextColumn } from '../table/column.ts';
import { type CodedColumn, encode, growDictionary, NO_CODE } from '../table/dictionary.ts';
import { expectTable } from '../table/expect-table.ts';
import { takeRows } from '../table/filter-rows.ts';
import { type Table, table, withColumns } from '../table/table.ts';
import { mostFrequent } from './most-frequent.ts';

/** What is done where a column has no value: the row is taken out, or the cell filled by the column's median, its most frequent text, or a stated value. */
export type FillRule = 'drop' | 'median' | 'most-frequent' | { readonly value: number | string };

/** Options of `fillMissing`. */
export interface FillMissingOptions {
  /** Whether each column that is filled gets one beside it, `ageMissing` for `age`: 1 where the value was not known. Default false. */
  readonly indicators?: boolean;
}

/** A table without the gaps that rules could fill, and what was done. */
export interface FilledTable<T extends Table = Table> {
  /** The table; columns named in the rules are filled, those of `indicators` added. */
  readonly table: T;
  /** One row a rule. */
  readonly report: Table<{
    column: CodedColumn;
    rule: CodedColumn;
    /** Rows without a value in the column. */
    missing: Float64Array;
    filled: Float64Array;
    removed: Float64Array;
    /** What the cells were filled with, as text; missing where the rule knew nothing. */
    value: CodedColumn;
  }>;
  /** Rows of the table given that had no value, by column, ascending. */
  readonly touched: Readonly<Record<string, Uint32Array>>;
  /** The rules with their values found: they fill other customers as these were. */
  readonly rules: Readonly<Record<string, FillRule>>;
  readonly notes: readonly Note[];
}

/**
 * Fills or drops what a table does not know, column by column, by rules that are stated. Values are those of the table given,
 * so neither the order of rules nor that of rows shows; rows are dropped last.
 *
 * @param source a table, of customers or of anything
 * @param rules by column what is done; other columns stay as they are
 * @param options whether indicators are added
 * @returns the table, a report by rule, the rows touched, and the rules with the values found, for customers to come
 * @throws InvalidInputError (`invalid-input`) where a column is not there, holds lists, or an indicator's name is taken
 * @throws InvalidOptionError (`invalid-option`) where a rule is none, or does not fit its column
 * @example
 * import { customerTable, fillMissing, toRows } from '@clientele/core';
 * const known = customerTable(['Ada', 'Bo', 'Cy'], { age: [41, Number.NaN, 35], city: ['Rome', null, 'Rome'] });
 * const { table, rules } = fillMissing(known, { age: 'median', city: 'most-frequent' }, { indicators: true });
 * toRows(table)[1]; // => { customer: 'Bo', age: 38, city: 'Rome', ageMissing: 1, cityMissing: 1 }
 * rules; // => { age: { value: 38 }, city: { value: 'Rome' } }
 */
export function fillMissing<T extends Table>(
  source: T,
  rules: Readonly<Record<string, FillRule>>,
  options: FillMissingOptions = {},
): FilledTable<T> {
  checkOptions('fillMissing', options, { indicators: trueOrFalse });
  expectTable('fillMissing', source);
  if (typeof rules !== 'object' || rules === null) {
    const allowed = 'an object of rules by column, such as { age: "median" }';
    throw new InvalidOptionError('fillMissing', [{ option: 'rules', allowed, received: showValue(rules) }]);
  }
  checkRules(source, rules, options);
  const fills = Object.entries(rules).map(([name, rule]) => fillColumn(name, source.columns[name] as Column, rule));
  const added = fills.flatMap(({ name, rule, column, rows }) => [
    [name, column] as const,
    ...(options.indicators === true && rule !== 'drop'
      ? [[indicatorOf(name), flags(rows, source.length)] as const]
      : []),
  ]);
  const dropped = new Set(fills.flatMap(({ rule, rows }) => (rule === 'drop' ? [...rows] : [])));
  const kept = Uint32Array.from({ length: source.length }, (_, row) => row).filter((row) => !dropped.has(row));
  const filled = withColumns(source, Object.fromEntries(added)) as unknown as T;
  return Object.freeze({
    table: takeRows(filled, kept),
    report: reportOf(fills),
    touched: frozen(Object.fromEntries(fills.map(({ name, rows }) => [name, rows]))),
    rules: frozen(Object.fromEntries(fills.map(({ name, rule, value }) => [name, value === null ? rule : { value }]))),
    notes: frozen(fills.flatMap((fill) => notesOf(fill, source.length))),
  });
}

/** What a rule did to its column. */
interface Fill {
  readonly name: string;
  readonly rule: FillRule;
  readonly column: Column;
  /** Rows without a value. */
  readonly rows: Uint32Array;
  /** What they got; `null` where they got nothing. */
  readonly value: number | string | null;
}

function fillColumn(name: string, given: Column, rule: FillRule): Fill {
  const column = isNumberColumn(given) || 'codes' in given ? given : encode(given as TextColumn);
  const isMissing = isNumberColumn(column)
    ? (row: number) => Number.isNaN(column[row])
    : (row: number) => column.codes[row] === NO_CODE;
  const length = isNumberColumn(column) ? column.length : column.codes.length;
  const rows = Uint32Array.from({ length }, (_, row) => row).filter(isMissing);
  if (rule === 'drop') return { name, rule, column, rows, value: null };
  const found =
    typeof rule === 'object'
      ? rule.value
      : isNumberColumn(column)
        ? medianOf(column.filter((value) => !Number.isNaN(value)))
        : mostFrequent(column);
  const value = found === null || Number.isNaN(found) ? null : found;
  return { name, rule, column: value === null ? column : filledWith(column, rows, value), rows, value };
}

function filledWith(column: Float64Array | CodedColumn, rows: Uint32Array, value: number | string): Column {
  if (isNumberColumn(column)) {
    const values = column.slice();
    for (const row of rows) values[row] = Number(value);
    return values;
  }
  const growing = growDictionary();
  for (const text of column.dictionary.values) growing.codeFor(text);
  const codes = column.codes.slice();
  for (const row of rows) codes[row] = growing.codeFor(String(value));
  return Object.freeze({ dictionary: growing.finish(), codes });
}

const indicatorOf = (name: string): string => `${name}Missing`;

function flags(rows: Uint32Array, length: number): Float64Array {
  const marked = new Float64Array(length);
  for (const row of rows) marked[row] = 1;
  return marked;
}

function checkRules(
  source: Table,
  rules: Readonly<Record<string, FillRule>>,
  { indicators }: FillMissingOptions,
): void {
  const problems: OptionProblem[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const column = Object.hasOwn(source.columns, name) ? source.columns[name] : undefined;
    if (column === undefined) {
      const there = Object.keys(source.columns).join(', ');
      throw new InvalidInputError(`fillMissing: no column "${name}"; there are ${there}`, [], { column: name });
    }
    if ('offsets' in column)
      throw new InvalidInputError(`fillMissing: column "${name}" holds lists`, [], { column: name });
    if (indicators === true && Object.hasOwn(source.columns, indicatorOf(name))) {
      const message = `fillMissing: the indicator of "${name}" would be called "${indicatorOf(name)}", as a column that is there`;
      throw new InvalidInputError(message, [], { column: name });
    }
    const allowed = allowedFor(isNumberColumn(column), rule);
    if (allowed !== null) problems.push({ option: `rules.${name}`, allowed, received: showValue(rule) });
  }
  if (problems.length > 0) throw new InvalidOptionError('fillMissing', problems);
}

function allowedFor(isNumber: boolean, rule: unknown): string | null {
  if (rule === 'drop' || rule === (isNumber ? 'median' : 'most-frequent')) return null;
  const value: unknown = typeof rule === 'object' && rule !== null ? Reflect.get(rule, 'value') : undefined;
  if (isNumber ? Number.isFinite(value) : typeof value === 'string' && value.trim() !== '') return null;
  return isNumber ? 'drop, median or { value: 1 } for numbers' : 'drop, most-frequent or { value: "a text" } for texts';
}

const nameOf = (rule: FillRule): string => (typeof rule === 'string' ? rule : 'value');

function reportOf(fills: readonly Fill[]): FilledTable['report'] {
  const counts = (read: (fill: Fill) => number): Float64Array => Float64Array.from(fills, read);
  return table({
    column: encode(fills.map(({ name }) => name)),
    rule: encode(fills.map(({ rule }) => nameOf(rule))),
    missing: counts(({ rows }) => rows.length),
    filled: counts(({ rows, value }) => (value === null ? 0 : rows.length)),
    removed: counts(({ rule, rows }) => (rule === 'drop' ? rows.length : 0)),
    value: encode(fills.map(({ value }) => (value === null ? null : String(value)))),
  });
}

function notesOf({ name, rule, rows, value }: Fill, length: number): Note[] {
  if (rows.length === 0) return [];
  const done =
    rule === 'drop'
      ? 'and were taken out'
      : value === null
        ? 'and still do: no row has one'
        : `and got ${showValue(value)}, the ${typeof rule === 'string' ? rule : 'stated'} value`;
  const message = `${rows.length} of ${length} rows had no ${name} ${done}`;
  return [{ code: 'filled-missing', message, details: { column: name, rule: nameOf(rule), rows: rows.length, value } }];
}
