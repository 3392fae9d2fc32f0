import { InvalidInputError, table } from '@clientele/core';
import {
  type Column,
  columnFromArray,
  float64,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import { distinctNames, safeNumber } from '../engine/collect.ts';
import type { ResultColumn, ResultTable } from '../engine/engine.ts';

const texts: ReadonlySet<number> = new Set([Type.Utf8, Type.LargeUtf8]);
const numbers: ReadonlySet<number> = new Set([
  Type.Null,
  Type.Int,
  Type.Float,
  Type.Bool,
  Type.Decimal,
  Type.Date,
  Type.Timestamp,
]);

/** One Arrow stream as columns. `firstRow` counts the rows of the pieces before. */
export function readArrow(bytes: Uint8Array, firstRow: number): ResultTable {
  // A copy: what is cut out of a message is not aligned, and Arrow insists.
  const { schema, numCols, getChildAt } = boundTable(new Uint8Array(bytes));
  const names = distinctNames(
    'query',
    schema.fields.map(({ name }) => name),
  );
  const columns = Array.from({ length: numCols }, (_, at): [string, ResultColumn] => {
    const name = names[at] as string;
    return [name, readColumn(name, schema.fields[at]?.type.typeId ?? Type.NONE, getChildAt(at), firstRow)];
  });
  return table(Object.fromEntries(columns)) as ResultTable;
}

function boundTable(bytes: Uint8Array): {
  schema: { fields: { name: string; type: { typeId: number } }[] };
  numCols: number;
  getChildAt: (at: number) => Column<unknown>;
} {
  const arrow = tableFromIPC(bytes, { useBigInt: true });
  return { schema: arrow.schema, numCols: arrow.numCols, getChildAt: (at) => arrow.getChildAt(at) };
}

function readColumn(name: string, type: number, column: Column<unknown>, firstRow: number): ResultColumn {
  const cells = column.toArray();
  if (cells instanceof Float64Array) return cells;
  if (texts.has(type)) return Array.from(cells as ArrayLike<string | null>);
  if (numbers.has(type)) {
    return Float64Array.from(cells as ArrayLike<unknown>, (cell, row) => numberOf(name, cell, firstRow + row));
  }
  const expected = 'numbers, texts, dates or timestamps';
  throw new InvalidInputError(`query: column ${name} must hold ${expected}; cast it`, [], { column: name, expected });
}

function numberOf(column: string, cell: unknown, row: number): number {
  if (cell === null || cell === undefined) return Number.NaN;
  return typeof cell === 'bigint' ? safeNumber('query', column, row, cell) : Number(cell);
}

/** Columns as one Arrow stream; NaN becomes NULL. Texts are no dictionaries, of which Spark would read the codes. */
export function writeArrow(columns: Readonly<Record<string, ResultColumn>>): Uint8Array {
  const made = Object.entries(columns).map(([name, values]): [string, Column<unknown>] => {
    if (!(values instanceof Float64Array)) return [name, columnFromArray([...values], utf8())];
    const isWhole = !values.some(Number.isNaN);
    const cells = isWhole ? values : Array.from(values, (value) => (Number.isNaN(value) ? null : value));
    return [name, columnFromArray(cells, float64())];
  });
  const bytes = tableToIPC(tableFromColumns(made), { format: 'stream' });
  if (bytes === null) throw new InvalidInputError('createView: the columns cannot be written as Arrow');
  return bytes;
}
