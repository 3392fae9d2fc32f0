import { type Column as ArrowColumn, type DataType, Type, tableFromIPC } from '@uwdata/flechette';
import { civilDateText, localTimeText } from '../cells/dates.ts';
import { decimalOf } from '../cells/decimal-of.ts';
import { type OpenCells, unreadable } from '../cells/open-cells.ts';
import type { CsvSource } from '../source/source.ts';
import { bytesOf } from '../source/whole.ts';
import { checkEnds, checkRows } from './check-ends.ts';

/** Where Arrow IPC comes from, as a file or a stream of it: a `File` or `Blob`, a stream of bytes, bytes. */
export type ArrowSource = Exclude<CsvSource, string>;

const nestedTypes: ReadonlySet<number> = new Set([
  Type.List,
  Type.LargeList,
  Type.ListView,
  Type.LargeListView,
  Type.FixedSizeList,
  Type.Struct,
  Type.Union,
  Type.Map,
]);

/**
 * Opens Arrow IPC.
 *
 * @param verb the function on whose behalf; it begins the messages
 * @param source a `File` or `Blob`, a stream of bytes, bytes
 * @returns its columns, ready to be read; `csvOfCells` makes a CSV file of them
 * @example
 * import { table } from '@clientele/core';
 * import { openArrow, writeArrow } from '@clientele/io/arrow';
 * (await openArrow('openArrow', writeArrow(table({ city: ['Rome'], visits: [3] })))).header; // => ['city', 'visits']
 * @throws InvalidInputError (`invalid-input`) where it is none, is cut short, or is compressed
 */
export async function openArrow(verb: string, source: ArrowSource): Promise<OpenCells> {
  const bytes = await bytesOf(verb, source);
  checkEnds(verb, bytes);
  const { schema, children, numRows } = typed(verb, () =>
    tableFromIPC(bytes, { useBigInt: true, useDecimalInt: true }),
  );
  checkRows(verb, bytes, numRows);
  const columns = new Map(schema.fields.map(({ name }, at) => [name, children[at]]));
  return {
    header: schema.fields.map(({ name }) => name),
    nested: new Set(schema.fields.filter(({ type }) => nestedTypes.has(type.typeId)).map(({ name }) => name)),
    async *batches(names) {
      yield typed(verb, () => names.map((name) => cellsOf(columns.get(name))));
    },
  };
}

/** What the library throws, as our error: it reads cells late, and damage may stand anywhere. */
function typed<T>(verb: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(verb, 'Arrow file or stream', cause);
  }
}

function cellsOf(column: ArrowColumn<unknown> | undefined): unknown[] {
  if (column === undefined) return [];
  const read = readerOf(column.type);
  return Array.from({ length: column.length }, (_, row) => {
    const cell = column.at(row);
    return cell === null || cell === undefined ? null : read(cell);
  });
}

/** A dictionary's cells are those of its values. */
function readerOf(type: DataType): (cell: unknown) => unknown {
  if (type.typeId === Type.Dictionary) return readerOf(type.dictionary);
  if (type.typeId === Type.Date) return (cell) => civilDateText(Math.floor(Number(cell) / 86_400_000));
  if (type.typeId === Type.Bool) return String;
  // As a sum of whole part and rest, as the library would, a decimal of many digits misses the nearest double.
  if (type.typeId === Type.Decimal) return (cell) => decimalOf(cell, type.scale);
  if (type.typeId !== Type.Timestamp) return (cell) => cell;
  const isLocal = type.timezone === null || type.timezone === undefined;
  return (cell) => {
    const milliseconds = Math.floor(Number(cell));
    return isLocal ? localTimeText(milliseconds) : new Date(milliseconds);
  };
}
