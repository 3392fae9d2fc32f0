import { InvalidInputError } from '@clientele/core';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type CellBatch, type OpenCells, unreadable } from '../cells/open-cells.ts';
import type { CsvSource } from '../source/source.ts';
import { bytesOf } from '../source/whole.ts';
import { checkPages } from './check-pages.ts';
import { withWholeDecimals } from './decimals.ts';
import { cellParsers, toCells } from './parquet-cells.ts';

/** Where a Parquet file comes from: a `File` or `Blob`, of which only the pieces needed are read; a stream of bytes; bytes. */
export type ParquetSource = Exclude<CsvSource, string>;

/**
 * Opens a Parquet file: its schema is read, no row yet.
 *
 * @param verb the function on whose behalf; it begins the messages
 * @param source a `File` or `Blob`, a stream of bytes, bytes
 * @returns its columns, ready to be read a group of rows at a time; `csvOfCells` makes a CSV file of them
 * @example
 * import { table } from '@clientele/core';
 * import { openParquet, writeParquet } from '@clientele/io/parquet';
 * (await openParquet('openParquet', writeParquet(table({ city: ['Rome'], visits: [3] })))).header; // => ['city', 'visits']
 * @throws InvalidInputError (`invalid-input`) where it is none, is cut short or encrypted
 */
export async function openParquet(verb: string, source: ParquetSource): Promise<OpenCells> {
  const file = await bufferOf(verb, source);
  await checkMagic(verb, file);
  try {
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children;
    if (columns.some(({ element }) => typeof element.name !== 'string')) throw new Error('a column has no name');
    const nested = columns.filter(
      ({ children, element }) => children.length > 0 || element.repetition_type === 'REPEATED',
    );
    return {
      header: columns.map(({ element }) => element.name),
      nested: new Set(nested.map(({ element }) => element.name)),
      batches: (names) => batchesOf(verb, file, metadata, names),
    };
  } catch (cause) {
    throw unreadable(verb, 'Parquet file', cause);
  }
}

/** A batch a row group: the file's own measure of what fits into memory. */
async function* batchesOf(
  verb: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
): AsyncGenerator<CellBatch> {
  let rowStart = 0;
  const whole = withWholeDecimals(metadata);
  const elements = new Map(parquetSchema(metadata).children.map(({ element }) => [element.name, element]));
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const cells = new Map<string, unknown[]>(names.map((name) => [name, []]));
    try {
      for (const { meta_data: column } of group.columns) {
        if (column !== undefined && names.includes(column.path_in_schema[0] ?? ''))
          await checkPages(file, column, rows);
      }
      await parquetRead({
        file,
        metadata: whole,
        columns: [...names],
        rowStart,
        rowEnd: rowStart + rows,
        compressors,
        parsers: cellParsers,
        onChunk: ({ columnName, columnData }) => {
          const taken = cells.get(columnName);
          for (const cell of columnData as ArrayLike<unknown> & Iterable<unknown>) taken?.push(cell);
        },
      });
    } catch (cause) {
      throw unreadable(verb, 'Parquet file', cause);
    }
    rowStart += rows;
    const batch = names.map((name) => toCells(cells.get(name) ?? [], elements.get(name)));
    const short = batch.findIndex((column) => column.length !== rows);
    if (short >= 0) {
      const message = `${verb}: the column "${names[short]}" has ${batch[short]?.length} of ${rows} rows in a group of rows: the file is damaged`;
      throw new InvalidInputError(message, [], { column: names[short] ?? '' });
    }
    yield batch;
  }
}

async function bufferOf(verb: string, source: ParquetSource): Promise<AsyncBuffer> {
  if (typeof source === 'object' && source !== null && 'slice' in source && 'stream' in source) {
    return { byteLength: source.size, slice: (start, end) => source.slice(start, end).arrayBuffer() };
  }
  const bytes = await bytesOf(verb, source);
  // Not the slice() of the bytes: that of a Node Buffer copies nothing, and small ones stand in a buffer with others.
  const { buffer, byteOffset, byteLength } = bytes;
  const place = (at: number): number => byteOffset + Math.min(at < 0 ? byteLength + at : at, byteLength);
  return {
    byteLength,
    slice: (start, end = byteLength) => (buffer as ArrayBuffer).slice(place(start), place(end)),
  };
}

async function checkMagic(verb: string, file: AsyncBuffer): Promise<void> {
  const read = async (start: number, end: number): Promise<string> =>
    new TextDecoder('latin1').decode(await file.slice(start, end));
  const [head, tail] =
    file.byteLength < 12 ? ['', ''] : await Promise.all([read(0, 4), read(file.byteLength - 4, file.byteLength)]);
  if (head === 'PAR1' && tail === 'PAR1') return;
  const what =
    head === 'PARE' || tail === 'PARE'
      ? 'an encrypted Parquet file: decrypt it first'
      : head === 'PAR1'
        ? 'a Parquet file that is cut short: its end is missing'
        : 'no Parquet file: it does not begin with PAR1';
  throw new InvalidInputError(`${verb}: the source is ${what}`, [], { format: 'Parquet file' });
}
