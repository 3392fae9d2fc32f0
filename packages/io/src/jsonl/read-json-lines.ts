import { checkOptions, type ParseOptions, parseRules } from '@clientele/core';
import { type ReadLog, readLogOf } from '../cells/read-log.ts';
import { type ReadCellsTable, type ReadCellsTableOptions, readTableOf } from '../cells/read-table.ts';
import type { CsvSource } from '../source/source.ts';
import { openJsonLines } from './open-json-lines.ts';

/**
 * Reads order lines from JSON lines, one object a line, into a transaction log. Whole numbers that a double cannot hold are
 * taken as ids, to the digit.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options the map from our column names to the objects' keys, and what is known of the formats
 * @returns the log, all issues, and the keys met
 * @throws InvalidInputError (`invalid-input`) naming the line that is no object, or in which a key stands twice
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readJsonLines } from '@clientele/io';
 * const { log } = await readJsonLines('{"customer":9007199254740993,"time":"2026-01-05","amount":20}\n');
 * log.customer.dictionary.values; // => ['9007199254740993']
 */
export async function readJsonLines(source: CsvSource, options: ParseOptions = {}): Promise<ReadLog> {
  checkOptions('readJsonLines', options, parseRules);
  return readLogOf('readJsonLines', await openJsonLines('readJsonLines', source), options);
}

/**
 * Reads any table from JSON lines, its columns as stated or as their cells show, by the rules of `readTable`.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options the columns wanted, and the map from our names to the objects' keys
 * @returns the table, all issues, and the keys met
 * @throws InvalidInputError (`invalid-input`) as `readJsonLines`
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { toRows } from '@clientele/core';
 * import { readJsonLinesTable } from '@clientele/io';
 * const { table } = await readJsonLinesTable('{"customer":"007","city":"Rome"}\n{"customer":"008","visits":3}\n');
 * toRows(table); // => [{ customer: '007', city: 'Rome', visits: null }, { customer: '008', city: null, visits: 3 }]
 */
export async function readJsonLinesTable(
  source: CsvSource,
  options: ReadCellsTableOptions = {},
): Promise<ReadCellsTable> {
  return readTableOf('readJsonLinesTable', await openJsonLines('readJsonLinesTable', source), options);
}
