import {
  checkOptions,
  type DataIssues,
  type FieldMap,
  frozen,
  parseRules,
  type TransactionField,
} from '@clientele/core';
import { openCsv } from '../csv/open-csv.ts';
import { fileRules } from '../csv/read-options.ts';
import { gatherRows } from '../read/gather-rows.ts';
import type { ReadCellsOptions } from '../read/read-cells.ts';
import type { FileFacts } from '../read/read-csv.ts';
import type { CsvSource } from '../source/source.ts';
import { guessColumn, type InspectedColumn } from './column-guess.ts';
import { guessMap } from './guess-map.ts';

/** What a CSV file looks like. */
export interface InspectedCsv extends FileFacts {
  /** One entry a column, in the header's order. */
  readonly columns: readonly InspectedColumn[];
  /** A guess, by the columns' names: look it over and give it as `map`. */
  readonly map: FieldMap<TransactionField>;
  /** Rows that would be set aside whatever is read: surplus cells, bytes that stand for no character. */
  readonly issues: DataIssues;
}

/**
 * Looks a CSV file over: header, delimiter, encoding, the type that each column's cells suggest, and the likely `map` for
 * `readCsv`. Nothing of it is used unasked.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options what is known of the file
 * @returns the facts, one entry a column, and the guessed map
 * @throws InvalidInputError (`invalid-input`) where the source is empty or no text, or a quote is never closed
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { inspectCsv } from '@clientele/io';
 * const { columns, map } = await inspectCsv('Customer ID,Order Date,Sales,Gift\n007,2026-01-05,12.5,\n008,2026-01-06,3,\n');
 * columns.map(({ type }) => type); // => ['id', 'time', 'number', 'unknown']
 * map; // => { customer: 'Customer ID', time: 'Order Date', amount: 'Sales' }
 */
export async function inspectCsv(source: CsvSource, options: ReadCellsOptions = {}): Promise<InspectedCsv> {
  checkOptions('inspectCsv', options, { ...fileRules, maxIssues: parseRules.maxIssues });
  const csv = await openCsv('inspectCsv', source, options);
  try {
    const places = csv.header.map((name, index) => ({ name, index }));
    const guesses = csv.header.map((name) => guessColumn(name));
    const { maxIssues = 1000, onProgress } = options;
    let kept = 0;
    const { rows, issues } = await gatherRows(csv, places, { maxIssues, onProgress }, ({ cells, lines }) => {
      for (const [at, guess] of guesses.entries()) guess.take(cells[at] ?? []);
      kept += lines.length;
    });
    const { header, headerLine, delimiter, encoding, compressed } = csv;
    const facts = { header, headerLine, delimiter, encoding, compressed, rows, rowsDropped: rows - kept };
    const columns = Object.freeze(guesses.map((guess) => guess.finish()));
    return frozen({ ...facts, columns, map: guessMap(header), issues });
  } catch (error) {
    await csv.cancel().catch(() => undefined);
    throw error;
  }
}
