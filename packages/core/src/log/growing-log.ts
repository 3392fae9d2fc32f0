import type { CellOptions } from '../cells/cell-options.ts';
import { type DateCellOptions, growDates, settleDates } from '../cells/date-cells.ts';
import { type GrowingCells, growCells } from '../cells/growing-cells.ts';
import { type GrowingIds, growIds } from '../cells/growing-ids.ts';
import { settleNumbers } from '../cells/number-cells.ts';
import { namedFields } from '../custom/custom-fields.ts';
import { type CustomByName, type GrowingCustom, growCustom } from '../custom/growing-custom.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import { isRequired, kindOf, type MapField, mapFields, sourceName } from './fields.ts';
import type { InputChunk } from './input-chunk.ts';
import type { ParseOptions } from './parse-options.ts';

/** One column as read, all rows of the input in it. */
export type SettledColumn =
  | { readonly values: CodedColumn; readonly issues: DataIssues }
  | { readonly values: Float64Array; readonly issues: DataIssues; readonly currency?: string };

/** What is known when a column is settled. */
export interface SettleOptions {
  readonly currency?: string | undefined;
  readonly lines?: Uint32Array | undefined;
  /** Told each row whose number is missing, in the place of an issue. */
  readonly onMissing?: ((row: number) => void) | undefined;
}

/** The columns of a log that still takes rows. */
export interface GrowingLog {
  /** Takes rows `from` up to `to` of a chunk; `lines` are the chunk's. */
  take(chunk: InputChunk, from: number, to: number, lines: Uint32Array | undefined): void;
  /** Whether any chunk had the field's column. */
  has(name: MapField): boolean;
  /** Whether any chunk had a column of a custom field. */
  hasCustom(column: string): boolean;
  /** Reads one column over all rows and lets its cells go; call it once, and only where the column is there. */
  settle(name: MapField, how: SettleOptions): SettledColumn;
  /** The custom columns as their schemas left them; call it once. */
  settleCustom(): CustomByName;
}

type Growing = { readonly ids: GrowingIds } | GrowingCells;

/** Opens the columns of a log: each begins with the first chunk that has it. */
export function growLog(options: ParseOptions, verb: string): GrowingLog {
  const columns = new Map<MapField, Growing>();
  const met = new Set<MapField>();
  const customs = growCustoms(options, verb);
  let length = 0;

  const cellOptions = (name: MapField): CellOptions => ({
    column: sourceName(options.map, name),
    required: isRequired(name),
    nulls: options.nulls?.[name],
    maxIssues: options.maxIssues,
    verb,
  });
  function open(name: MapField, expectedRows?: number): Growing {
    const growing = openColumn(name, { ...cellOptions(name), dateFormat: options.dateFormat }, expectedRows);
    for (let row = 0; row < length; row++) add(growing, null, undefined);
    columns.set(name, growing);
    met.add(name);
    return growing;
  }
  return {
    has: (name) => met.has(name),
    hasCustom: (column) => customs.some((custom) => custom.column === column && custom.isMet),
    take(chunk, from, to, lines) {
      for (const name of mapFields) {
        const source = sourceName(options.map, name);
        const isThere = chunk.has(source);
        const growing =
          columns.get(name) ?? (isThere ? open(name, length === 0 ? chunk.length : undefined) : undefined);
        if (growing === undefined) continue;
        if (!isThere) for (let row = from; row < to; row++) add(growing, null, lines?.[row]);
        else take(growing, chunk, source, from, to, lines);
      }
      for (const custom of customs) {
        custom.isMet ||= chunk.has(custom.column);
        if (chunk.has(custom.column)) {
          chunk.read(custom.column, from, to, (cell, row) => custom.growing.add(cell, lines?.[row]));
        } else for (let row = from; row < to; row++) custom.growing.add(undefined, lines?.[row]);
      }
      length += to - from;
    },
    settleCustom: () => customs.map(({ name, growing }) => [name, growing.finish()]),
    settle(name, { currency, lines, onMissing }) {
      const growing = columns.get(name) ?? open(name);
      columns.delete(name);
      if ('ids' in growing) return growing.ids.finish();
      const known = { ...cellOptions(name), lines };
      if (kindOf(name) === 'time') {
        const { dateFormat, pivotYear, timeZone } = options;
        return settleDates(growing.finish(), { ...known, dateFormat, pivotYear, timeZone });
      }
      const { decimal, thousands } = options;
      return settleNumbers(growing.finish(), { ...known, decimal, thousands, currency }, onMissing);
    },
  };
}

interface OpenCustom {
  readonly name: string;
  readonly column: string;
  readonly growing: GrowingCustom;
  isMet: boolean;
}

function growCustoms({ custom, maxIssues }: ParseOptions, verb: string): OpenCustom[] {
  return namedFields(custom).map((field) => {
    const { name, column } = field;
    return { name, column, growing: growCustom(field, verb, maxIssues), isMet: false };
  });
}

function take(
  growing: Growing,
  chunk: InputChunk,
  source: string,
  from: number,
  to: number,
  lines: Uint32Array | undefined,
): void {
  const typed = chunk.typed(source);
  if ('ids' in growing) {
    const { ids } = growing;
    const cells = chunk.cells(source);
    if (typed !== null && 'codes' in typed) ids.addCoded(typed, from, to, lines);
    else if (cells !== null) ids.addMany(cells, from, to, lines);
    else chunk.read(source, from, to, (cell, row) => ids.add(cell, lines?.[row]));
  } else if (typed instanceof Float64Array) growing.addNumbers(typed.subarray(from, to));
  else chunk.read(source, from, to, growing.add);
}

function openColumn(name: MapField, options: DateCellOptions, expectedRows?: number): Growing {
  const kind = kindOf(name);
  if (kind === 'id') return { ids: growIds(options, expectedRows) };
  return kind === 'time' ? growDates(options, expectedRows) : growCells({ maxIssues: options.maxIssues, expectedRows });
}

function add(growing: Growing, cell: unknown, line: number | undefined): void {
  if ('ids' in growing) growing.ids.add(cell, line);
  else growing.add(cell);
}
