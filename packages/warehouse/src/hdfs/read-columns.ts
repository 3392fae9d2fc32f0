import { InvalidInputError } from '@clientele/core';
import { type AsyncBuffer, type FileMetaData, type ParquetParsers, parquetRead, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { safeNumber } from '../engine/collect.ts';
import type { ResultColumn } from '../engine/engine.ts';
import { isDecimal, storedDecimal, storedParsers, withStoredDecimals } from './decimals.ts';

/** Epoch milliseconds, with what is left of a microsecond behind the point: as from an engine. */
const parsers: Partial<ParquetParsers> = {
  ...storedParsers,
  timestampFromMilliseconds: milliseconds,
  timestampFromMicroseconds: (value) => milliseconds(value) / 1000,
  timestampFromNanoseconds: (value) => milliseconds(value / 1000n) / 1000,
};

/** The library hands a missing cell on as it is, whatever its types say. */
function milliseconds(value: bigint | undefined): number {
  return value === undefined || value === null ? Number.NaN : Number(value);
}

/**
 * Reads columns of a Parquet file.
 *
 * @param verb begins messages
 * @param file its bytes
 * @param metadata what its end says
 * @param elements of the columns, by name
 * @returns numbers (NaN for NULL) or texts (null) by name
 * @throws InvalidInputError (`invalid-input`) where a column holds neither, or an integer beyond 2^53
 */
export async function readColumns(
  verb: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  elements: ReadonlyMap<string, SchemaElement>,
): Promise<Record<string, ResultColumn>> {
  const rows = Number(metadata.num_rows);
  const cells = new Map([...elements.keys()].map((name) => [name, new Array<unknown>(rows).fill(null)]));
  await parquetRead({
    file,
    metadata: withStoredDecimals(metadata),
    compressors,
    parsers,
    columns: [...elements.keys()],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = cells.get(columnName) ?? [];
      for (let at = 0; at < columnData.length; at++) column[rowStart + at] = columnData[at];
    },
  });
  const read = [...elements].map(([name, element]) => [name, columnOf(verb, element, cells.get(name) ?? [])] as const);
  return Object.fromEntries(read);
}

function columnOf(verb: string, element: SchemaElement, cells: readonly unknown[]): ResultColumn {
  const { name, scale = 0 } = element;
  if (isDecimal(element))
    return numbersOf(
      verb,
      name,
      cells.map((cell) => storedDecimal(cell, scale)),
    );
  const first = cells.find((cell) => cell !== null && cell !== undefined);
  if (typeof first === 'string') return cells.map((cell) => (typeof cell === 'string' ? cell : null));
  return numbersOf(verb, name, cells);
}

function numbersOf(verb: string, column: string, cells: readonly unknown[]): Float64Array {
  return Float64Array.from(cells, (cell, row) => {
    if (cell === null || cell === undefined) return Number.NaN;
    if (typeof cell === 'bigint') return safeNumber(verb, column, row, cell);
    if (typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) return Number(cell);
    throw new InvalidInputError(`${verb}: column "${column}" holds neither numbers nor texts`, [], { column });
  });
}
