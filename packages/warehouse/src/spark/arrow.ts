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
import { decimalOf } from '../engine/decimal-of.ts';
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
    return [name, readColumn(name, schema.fields[at]?.type ?? { typeId: Type.NONE }, getChildAt(at), firstRow)];
  });
  return table(Object.fromEntries(columns)) as ResultTable;
}

function boundTable(bytes: Uint8Array): {
  schema: { fields: { name: string; type: CellType }[] };
  numCols: number;
  getChildAt: (at: number) => Column<unknown>;
} {
  const arrow = tableFromIPC(bytes, { useBigInt: true, useDecimalInt: true });
  return { schema: arrow.schema, numCols: arrow.numCols, getChildAt: (at) => arrow.getChildAt(at) };
}

/** What is told of a column's type; decimals have a scale. */
interface CellType {
  readonly typeId: number;
  readonly scale?: number;
}

function readColumn(
  name: string,
  { typeId, scale }: CellType,
  column: Column<unknown>,
  firstRow: number,
): ResultColumn {
  const cells = column.toArray();
  if (cells instanceof Float64Array) return cells;
  if (texts.has(typeId)) return Array.from(cells as ArrayLike<string | null>);
  if (numbers.has(typeId)) {
    return Float64Array.from(cells as ArrayLike<unknown>, (cell, row) => numberOf(name, cell, firstRow + row, scale));
  }
  const expected = 'numbers, texts, dates or timestamps';
  throw new InvalidInputError(`query: column ${name} must hold ${expected}; cast it`, [], { column: name, expected });
}

function numberOf(column: string, cell: unknown, row: number, scale = 0): number {
  if (cell === null || cell === undefined) return Number.NaN;
  const value = scale > 0 ? decimalOf(cell as number | bigint, scale) : cell;
  return typeof value === 'bigint' ? safeNumber('query', column, row, value) : Number(value);
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
