import { type Column, InvalidInputError, isNumberColumn, listAt, textAt } from '@clientele/core';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { type AnyTable, columnsOf } from '../write/cell-texts.ts';

/** How a Parquet file is written. */
export interface WriteParquetOptions {
  /** Columns of epoch milliseconds, written as timestamps in UTC. */
  readonly instants?: readonly string[];
}

/**
 * Writes a table as a Parquet file. Numbers are doubles, ids and texts strings, lists JSON arrays, missing cells null.
 *
 * @param source any table; of a customer table, `customer` is the first column
 * @param options which columns are instants
 * @returns the file's bytes
 * @throws InvalidInputError (`invalid-input`) where a column named in `instants` is not there, or holds no numbers
 * @example
 * import { table } from '@clientele/core';
 * import { writeParquet } from '@clientele/io/parquet';
 * const bytes = writeParquet(table({ segment: ['Champions'], customers: [68] }));
 * new TextDecoder().decode(bytes.subarray(0, 4)); // => 'PAR1'
 */
export function writeParquet(source: AnyTable, options: WriteParquetOptions = {}): Uint8Array {
  const columns = columnsOf('writeParquet', source);
  const instants = new Set(options.instants ?? []);
  for (const name of instants) {
    const column = columns.get(name);
    if (column !== undefined && isNumberColumn(column)) continue;
    throw new InvalidInputError(`writeParquet: instants names "${name}", which is no column of numbers of the table`);
  }
  const columnData = [...columns].map(([name, column]) => written(name, column, source.length, instants.has(name)));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function written(name: string, column: Column, length: number, isInstant: boolean): ColumnSource {
  const data = Array.from({ length }, (_, row) => cellOf(column, row, isInstant));
  if (isInstant) return { name, data, type: 'TIMESTAMP', nullable: true };
  return { name, data, type: isNumberColumn(column) ? 'DOUBLE' : 'STRING', nullable: true };
}

function cellOf(column: Column, row: number, isInstant: boolean): number | string | Date | null {
  if (isNumberColumn(column)) {
    const value = column[row] as number;
    if (Number.isNaN(value)) return null;
    return isInstant ? new Date(value) : value;
  }
  if ('offsets' in column) return JSON.stringify(listAt(column, row));
  return 'codes' in column ? textAt(column, row) : (column[row] ?? null);
}
