import { checkOptions, type ParseOptions, parseRules } from '@clientele/core';
import { type ReadLog, readLogOf } from '../cells/read-log.ts';
import { type ReadCellsTable, type ReadCellsTableOptions, readTableOf } from '../cells/read-table.ts';
import { type ArrowSource, openArrow } from './open-arrow.ts';

/**
 * Reads order lines from Arrow IPC, file or stream, into a transaction log. Dates are civil dates; timestamps without a zone
 * are local times of `timeZone`; 64-bit ids keep every digit.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes
 * @param options the map from our column names to the file's, and what is known of its formats
 * @returns the log, all issues, and the file's columns
 * @throws InvalidInputError (`invalid-input`) where the source is no Arrow IPC, is cut short or compressed, or a column is
 *   missing or nested, naming it
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { table } from '@clientele/core';
 * import { readArrow, writeArrow } from '@clientele/io/arrow';
 * const file = writeArrow(table({ customer: ['Ada', 'Bo'], time: ['2026-01-05', '2026-01-06'], amount: [20, 12.5] }));
 * [...(await readArrow(file)).log.amount]; // => [20, 12.5]
 */
export async function readArrow(source: ArrowSource, options: ParseOptions = {}): Promise<ReadLog> {
  checkOptions('readArrow', options, parseRules);
  return readLogOf('readArrow', await openArrow('readArrow', source), options);
}

/**
 * Reads any table from Arrow IPC, its columns as stated or as their cells show, by the rules of `readTable`.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes
 * @param options the columns wanted, and the map from our names to the file's
 * @returns the table, all issues, and the file's columns
 * @throws InvalidInputError (`invalid-input`) as `readArrow`
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { table, toRows } from '@clientele/core';
 * import { readArrowTable, writeArrow } from '@clientele/io/arrow';
 * const file = writeArrow(table({ customer: ['007'], visits: [3] }));
 * toRows((await readArrowTable(file)).table); // => [{ customer: '007', visits: 3 }]
 */
export async function readArrowTable(
  source: ArrowSource,
  options: ReadCellsTableOptions = {},
): Promise<ReadCellsTable> {
  return readTableOf('readArrowTable', await openArrow('readArrowTable', source), options);
}
