import { checkOptions, type DataIssues, parseRules } from '@clientele/core';
import { openCsv } from '../csv/open-csv.ts';
import { type FileOptions, fileRules } from '../csv/read-options.ts';
import type { CsvSource } from '../source/source.ts';
import { gatherRows } from './gather-rows.ts';
import type { FileFacts } from './read-csv.ts';

/** Options of `readCells`. */
export interface ReadCellsOptions extends FileOptions {
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

/** The cells of a file, none of them read. */
export interface ReadCells extends FileFacts {
  /** One list of cells a column, in the header's order; a short row has empty cells. */
  readonly cells: readonly (readonly string[])[];
  /** 1-based physical line of each row. */
  readonly lines: Uint32Array;
  /** Rows that were set aside: surplus cells, bytes that stand for no character. */
  readonly issues: DataIssues;
}

/**
 * Reads a CSV file as texts and decides nothing about them.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options what is known of the file
 * @returns the cells by column, the physical line of each row, and what was found out about the file
 * @throws InvalidInputError (`invalid-input`) where the source is empty or no text, or a quote is never closed
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readCells } from '@clientele/io';
 * const { header, cells } = await readCells('a;b\n1;"x\ny"\n2;\n');
 * header; // => ['a', 'b']
 * cells; // => [['1', '2'], ['x\ny', '']]
 */
export async function readCells(source: CsvSource, options: ReadCellsOptions = {}): Promise<ReadCells> {
  checkOptions('readCells', options, { ...fileRules, maxIssues: parseRules.maxIssues });
  const csv = await openCsv('readCells', source, options);
  try {
    const columns = csv.header.map((name, index) => ({ name, index }));
    const cells: string[][] = columns.map(() => []);
    const lines: number[] = [];
    const { maxIssues = 1000, onProgress } = options;
    const { rows, issues } = await gatherRows(csv, columns, { maxIssues, onProgress }, (chunk) => {
      for (const [at, more] of chunk.cells.entries()) for (const cell of more) cells[at]?.push(cell);
      for (const line of chunk.lines) lines.push(line);
    });
    const { header, headerLine, delimiter, encoding, compressed } = csv;
    const facts = { header, headerLine, delimiter, encoding, compressed, rows, rowsDropped: rows - lines.length };
    return Object.freeze({ cells, lines: Uint32Array.from(lines), issues, ...facts });
  } catch (error) {
    await csv.cancel().catch(() => undefined);
    throw error;
  }
}
