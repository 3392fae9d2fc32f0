import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { splitRecords } from './csv.ts';
import { referencePath } from './path.ts';

/**
 * Reads a text file of the reference data; `.gz` is unpacked.
 *
 * @param file path inside the reference folder
 * @returns the whole text
 * @throws Error where the file is not there: ask `referencePath` first
 */
export function referenceText(file: string): string {
  const path = referencePath(file);
  if (path === null) throw new Error(`referenceText: ${file} is not in the reference folder`);
  const bytes = readFileSync(path);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/**
 * Reads a JSON file of the reference data; the caller says what is in it.
 *
 * @param file path inside the reference folder, `.json` or `.json.gz`
 * @returns the value
 */
export function referenceJson<T>(file: string): T {
  return JSON.parse(referenceText(file)) as T;
}

/**
 * Reads a CSV file of the reference data as columns of text, so that a half-million lines stay cheap.
 *
 * @param file path inside the reference folder, `.csv` or `.csv.gz`, with a header
 * @returns one array of cells a column, by the header's names; every record is as long as the header
 * @throws Error where a record is shorter or longer than the header
 */
export function referenceCsv(file: string): ReadonlyMap<string, readonly string[]> {
  const [header, ...records] = splitRecords(referenceText(file));
  if (header === undefined) throw new Error(`referenceCsv: ${file} is empty`);
  const odd = records.findIndex((record) => record.length !== header.length);
  if (odd >= 0) throw new Error(`referenceCsv: ${file}, record ${odd}: ${header.length} cells expected`);
  return new Map(header.map((name, at) => [name, records.map((record) => record[at] as string)]));
}

/**
 * Reads one column of numbers of a CSV file of the reference data.
 *
 * @param columns what `referenceCsv` gave
 * @param name the column
 * @returns its numbers; an empty cell or `NA` is NaN
 * @throws Error where the column is not there or a cell is no number
 */
export function referenceNumbers(columns: ReadonlyMap<string, readonly string[]>, name: string): Float64Array {
  const cells = columns.get(name);
  if (cells === undefined) throw new Error(`referenceNumbers: no column ${name}; there are ${[...columns.keys()]}`);
  return Float64Array.from(cells, (cell, row) => {
    if (cell === '' || cell === 'NA') return Number.NaN;
    const value = Number(cell);
    if (Number.isNaN(value)) throw new Error(`referenceNumbers: ${name}, record ${row}: ${cell} is no number`);
    return value;
  });
}
