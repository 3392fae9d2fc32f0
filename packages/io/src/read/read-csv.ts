import {
  checkOptions,
  type DataIssues,
  type LogOrigin,
  mapFields,
  mergeIssues,
  namedFields,
  type ParseOptions,
  parseRules,
  requiredFields,
  type TransactionLog,
  transactionLogBuilder,
} from '@clientele/core';
import { openCsv } from '../csv/open-csv.ts';
import { type FileOptions, fileRules } from '../csv/read-options.ts';
import type { CsvSource } from '../source/source.ts';
import { findColumns, type WantedColumn } from './find-columns.ts';
import { type Gathered, gatherRows } from './gather-rows.ts';
import { whereRows } from './where-rows.ts';

/** Options of `readCsv`: those of the file, and those of the log that is made of it. */
export interface ReadCsvOptions extends FileOptions, ParseOptions {}

/** What was found out about a file on the way. */
export interface FileFacts {
  /** Column names, trimmed. */
  readonly header: readonly string[];
  /** Physical line of the header, 1-based. */
  readonly headerLine: number;
  readonly delimiter: string;
  /** Canonical name of the encoding; `null` where the source was text. */
  readonly encoding: string | null;
  /** Whether the source was a gzip file. */
  readonly compressed: boolean;
  /** Records below the header, those set aside included. */
  readonly rows: number;
  /** Records set aside, each with an issue whose action is `dropped`. */
  readonly rowsDropped: number;
}

/** A log read from a file. */
export interface ReadCsv extends FileFacts {
  readonly log: TransactionLog;
  /** What was wrong with rows and cells, each with its physical line. */
  readonly issues: DataIssues;
  /** Record and physical line of each line of the log. */
  readonly origin: LogOrigin;
  /** Records whose missing amount was filled, ascending; there where `missingAmount` says how. */
  readonly filledAmounts?: Uint32Array;
}

/**
 * Reads order lines from a CSV file into a transaction log. Delimiter, encoding, number and date formats are found, or asked
 * for where they cannot be told; gzip is unpacked. The text is never held as a whole.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options the map from our column names to the file's, and what is known of its formats
 * @returns the log, all issues, and what was found out about the file
 * @throws InvalidInputError (`invalid-input`) where the source is empty or no text, a column is missing, a quote is never
 *   closed, or what cannot be told must be stated; the message names line, column and option
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readCsv } from '@clientele/io';
 * const file = 'Kunde;Datum;Umsatz\n007;31.12.2025;"1.234,50"\n008;02.01.2026;(3,00)\n';
 * const { log, delimiter } = await readCsv(file, { map: { customer: 'Kunde', time: 'Datum', amount: 'Umsatz' } });
 * delimiter; // => ';'
 * [...log.amount]; // => [1234.5, -3]
 * log.customer.dictionary.values; // => ['007', '008']
 */
export async function readCsv(source: CsvSource, options: ReadCsvOptions = {}): Promise<ReadCsv> {
  checkOptions('readCsv', options, { ...parseRules, ...fileRules });
  const { delimiter, encoding, skipLines, maxFieldLength, signal, onProgress, ...parsing } = options;
  const builder = transactionLogBuilder(parsing, 'readCsv');
  const csv = await openCsv('readCsv', source, options);
  try {
    const columns = [...findColumns('readCsv', csv, wantedColumns(options)).values()];
    const maxIssues = options.maxIssues ?? 1000;
    const read = await gatherRows(csv, columns, { maxIssues, onProgress }, ({ cells, lines }) => {
      builder.append(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] as string[]])), { lines });
    });
    const { log, issues, origin, filledAmounts } = builder.finish();
    const { header, headerLine, compressed } = csv;
    const facts = { header, headerLine, delimiter: csv.delimiter, encoding: csv.encoding, compressed, rows: read.rows };
    const rowsDropped = read.rows - log.length;
    const all = mergeIssues([read.issues, whereRows(issues, read.rowOf)], maxIssues);
    return Object.freeze({
      log,
      issues: all,
      ...facts,
      rowsDropped,
      origin: recordsOf(origin, log.length, read),
      ...(filledAmounts === undefined ? {} : { filledAmounts: filledAmounts.map(read.rowOf) }),
    });
  } catch (error) {
    await csv.cancel().catch(() => undefined);
    throw error;
  }
}

/** Rows as records of the file, those set aside before their cells were read counted too. */
function recordsOf({ rows, lines }: LogOrigin, length: number, read: Gathered): LogOrigin {
  if (read.rows === length) return Object.freeze(lines === undefined ? {} : { lines });
  const records = Uint32Array.from({ length }, (_, line) => read.rowOf(rows?.[line] ?? line));
  return Object.freeze(lines === undefined ? { rows: records } : { rows: records, lines });
}

function wantedColumns({ map, custom }: ReadCsvOptions): WantedColumn[] {
  const known = mapFields.map((role) => {
    const name = map?.[role];
    const isRequired = (requiredFields as readonly string[]).includes(role);
    return { role, name: name ?? role, optional: name === undefined && !isRequired };
  });
  const own = namedFields(custom).map(({ name, column }) => ({
    role: `custom.${name}`,
    name: column,
    optional: false,
  }));
  return [...known, ...own];
}
