import type { CellOptions } from '../cells/cell-options.ts';
import { settleDates } from '../cells/date-cells.ts';
import { type GrowingCells, growCells } from '../cells/growing-cells.ts';
import { type GrowingIds, growIds } from '../cells/growing-ids.ts';
import { settleNumbers } from '../cells/number-cells.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import { isRequired, kindOf, type MapField, mapFields, sourceName } from './fields.ts';
import type { InputChunk } from './input-chunk.ts';
import type { ParseOptions } from './parse-options.ts';

/** One column as read, all rows of the input in it. */
export type SettledColumn =
  | { readonly values: CodedColumn; readonly issues: DataIssues }
  | { readonly values: Float64Array; readonly issues: DataIssues; readonly currency?: string };

/** The columns of a log that still takes rows. */
export interface GrowingLog {
  /** Takes rows `from` up to `to` of a chunk; `lines` are the chunk's. */
  take(chunk: InputChunk, from: number, to: number, lines: Uint32Array | undefined): void;
  /** Whether any chunk had the field's column. */
  has(name: MapField): boolean;
  /** Reads one column over all rows and lets its cells go; call it once, and only where the column is there. */
  settle(name: MapField, currency: string | undefined, lines: Uint32Array | undefined): SettledColumn;
}

type Growing = { readonly ids: GrowingIds } | GrowingCells;

/** Opens the columns of a log: each begins with the first chunk that has it. */
export function growLog(options: ParseOptions, verb: string): GrowingLog {
  const columns = new Map<MapField, Growing>();
  const met = new Set<MapField>();
  let length = 0;

  const cellOptions = (name: MapField): CellOptions => ({
    column: sourceName(options.map, name),
    required: isRequired(name),
    nulls: options.nulls?.[name],
    maxIssues: options.maxIssues,
    verb,
  });
  function open(name: MapField): Growing {
    const growing = kindOf(name) === 'id' ? { ids: growIds(cellOptions(name)) } : growCells(options.maxIssues ?? 1000);
    for (let row = 0; row < length; row++) add(growing, null, undefined);
    columns.set(name, growing);
    met.add(name);
    return growing;
  }
  return {
    has: (name) => met.has(name),
    take(chunk, from, to, lines) {
      for (const name of mapFields) {
        const source = sourceName(options.map, name);
        const isThere = chunk.has(source);
        const growing = columns.get(name) ?? (isThere ? open(name) : undefined);
        if (growing === undefined) continue;
        if (!isThere) for (let row = from; row < to; row++) add(growing, null, lines?.[row]);
        else take(growing, chunk, source, from, to, lines);
      }
      length += to - from;
    },
    settle(name, currency, lines) {
      const growing = columns.get(name) ?? open(name);
      columns.delete(name);
      if ('ids' in growing) return growing.ids.finish();
      const known = { ...cellOptions(name), lines };
      if (kindOf(name) === 'time') {
        const { dateFormat, pivotYear, timeZone } = options;
        return settleDates(growing.finish(), { ...known, dateFormat, pivotYear, timeZone });
      }
      const { decimal, thousands } = options;
      return settleNumbers(growing.finish(), { ...known, decimal, thousands, currency });
    },
  };
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

function add(growing: Growing, cell: unknown, line: number | undefined): void {
  if ('ids' in growing) growing.ids.add(cell, line);
  else growing.add(cell);
}
