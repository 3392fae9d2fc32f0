import { type DataIssue, type DataIssues, encode, mergeIssues, table } from '@clientele/core';
import { type CsvSource, readCells, writeCsv } from '@clientele/io';
import { meetsAll, type RowCondition } from '../arguments/rows.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** The rows of a file that meet the conditions of `--rows`, as a file of their own. */
export interface ChosenRows {
  readonly source: CsvSource;
  /** Options that say how its text is cut into cells. */
  readonly file: FunctionOptions;
  /** Brings findings back to the rows and lines of the user's file. */
  readonly placed: (issues: DataIssues) => DataIssues;
  /** Brings lines back to those of the user's file. */
  readonly lineOf: (line: number) => number;
}

/** @returns the file as it is. */
export function allRows(source: CsvSource, file: FunctionOptions): ChosenRows {
  return { source, file, placed: (issues) => issues, lineOf: (line) => line };
}

/**
 * Chooses rows by the text of their cells, before any cell is read.
 *
 * @param source the file
 * @param file how its text is cut into cells
 * @param conditions all of them must be met
 * @returns the rows that meet them
 * @throws UsageError (`invalid-option`) where a condition names no column
 */
export async function chooseRows(
  source: CsvSource,
  file: FunctionOptions,
  conditions: readonly RowCondition[],
): Promise<ChosenRows> {
  const { header, cells, lines, issues } = await readCells(source, file);
  const columns = new Map(header.map((name, at) => [name, cells[at] as readonly string[]]));
  for (const { column } of conditions) {
    if (!columns.has(column)) throw new UsageError(`--rows: no column "${column}"; there are ${header.join(', ')}`);
  }
  const chosen = [...lines.keys()].filter((row) => meetsAll(conditions, (name) => columns.get(name)?.[row] ?? ''));
  const text = textOf(columns, chosen);
  const newLines = startingLines(columns, chosen);
  const lineOf = (line: number): number => lines[newLines.get(line) ?? -1] ?? line;
  // A duplicate names the row that it repeats.
  const expectedOf = ({ code, expected }: DataIssue): string =>
    code === 'exact-duplicate' ? expected.replace(/\d+$/, (earlier) => String(chosen[Number(earlier)])) : expected;
  const place = (issue: DataIssue): DataIssue => {
    const row = chosen[issue.row];
    return row === undefined ? issue : { ...issue, row, line: lines[row] as number, expected: expectedOf(issue) };
  };
  const placed = (found: DataIssues): DataIssues =>
    mergeIssues([issues, { counts: found.counts, listed: found.listed.map(place) }]);
  return { source: text, file: { delimiter: ',' }, placed, lineOf };
}

function textOf(columns: ReadonlyMap<string, readonly string[]>, rows: readonly number[]): string {
  const kept = [...columns].map(([name, cells]) => [name, encode(rows.map((row) => cells[row]))]);
  return writeCsv(table(Object.fromEntries(kept)));
}

/** From the physical line of the new text to the row of the old one. */
function startingLines(columns: ReadonlyMap<string, readonly string[]>, rows: readonly number[]): Map<number, number> {
  const texts = [...columns.values()];
  const breaksIn = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;
  let line = 2 + [...columns.keys()].reduce((sum, name) => sum + breaksIn(name), 0);
  const starts = new Map<number, number>();
  for (const row of rows) {
    starts.set(line, row);
    line += 1 + texts.reduce((sum, cells) => sum + breaksIn(cells[row] as string), 0);
  }
  return starts;
}
