import { checkOptions, type ParseOptions, parseRules } from '@clientele/core';
import { type ReadLog, readLogOf } from '../cells/read-log.ts';
import { type ReadCellsTable, type ReadCellsTableOptions, readTableOf } from '../cells/read-table.ts';
import { openParquet, type ParquetSource } from './open-parquet.ts';

/**
 * Reads order lines from a Parquet file into a transaction log, a group of rows at a time. Dates are civil dates; timestamps
 * that are not adjusted to UTC are local times of `timeZone`; 64-bit ids keep every digit; decimals become numbers.
 *
 * @param source a `File` or `Blob`, of which only the pieces needed are read; a stream of bytes; bytes
 * @param options the map from our column names to the file's, and what is known of its formats
 * @returns the log, all issues, and the file's columns
 * @throws InvalidInputError (`invalid-input`) where the source is no Parquet file, is cut short or damaged, or a column is
 *   missing or nested, naming it
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { table } from '@clientele/core';
 * import { readParquet, writeParquet } from '@clientele/io/parquet';
 * const file = writeParquet(table({ customer: ['Ada', 'Bo'], day: ['2026-01-05', '2026-01-06'], amount: [20, 12.5] }));
 * const { log, rows } = await readParquet(file, { map: { time: 'day' } });
 * [rows, ...log.amount]; // => [2, 20, 12.5]
 */
export async function readParquet(source: ParquetSource, options: ParseOptions = {}): Promise<ReadLog> {
  checkOptions('readParquet', options, parseRules);
  return readLogOf('readParquet', await openParquet('readParquet', source), options);
}

/**
 * Reads any table from a Parquet file, its columns as stated or as their cells show, by the rules of `readTable`.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes
 * @param options the columns wanted, and the map from our names to the file's
 * @returns the table, all issues, and the file's columns
 * @throws InvalidInputError (`invalid-input`) as `readParquet`
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { table, toRows } from '@clientele/core';
 * import { readParquetTable, writeParquet } from '@clientele/io/parquet';
 * const file = writeParquet(table({ customer: ['007'], city: ['Rome'], visits: [3] }));
 * toRows((await readParquetTable(file)).table); // => [{ customer: '007', city: 'Rome', visits: 3 }]
 */
export async function readParquetTable(
  source: ParquetSource,
  options: ReadCellsTableOptions = {},
): Promise<ReadCellsTable> {
  return readTableOf('readParquetTable', await openParquet('readParquetTable', source), options);
}
