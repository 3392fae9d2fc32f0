import { collectIssues, type DataIssues, type OnProgress } from '@clientele/core';
import type { OpenCsv } from '../csv/open-csv.ts';
import type { FoundColumn } from './find-columns.ts';
import { sieveRows } from './sieve.ts';

/** Rows of the wanted columns, a column at a time. */
export interface Chunk {
  /** One list of cells a wanted column; a short row has empty ones. */
  readonly cells: readonly (readonly string[])[];
  /** 1-based physical line of each row. */
  readonly lines: Uint32Array;
}

/** What was read in all. */
export interface Gathered {
  /** Records below the header, those set aside included. */
  readonly rows: number;
  /** Issues of the rows that were set aside before their cells were read. */
  readonly issues: DataIssues;
  /** Gives a row's record number, 0-based, from its place among those that were passed on. */
  readonly rowOf: (place: number) => number;
}

/** How rows are gathered. */
export interface GatherOptions {
  readonly maxIssues: number;
  readonly onProgress?: OnProgress | undefined;
}

/** Rows are passed on in chunks of so many. */
export const chunkRows: number = 65_536;

/**
 * Reads all rows of a file and passes on the wanted columns in chunks, so that no more of the text is held than one chunk.
 *
 * @param columns the columns wanted
 * @param take is given each chunk in turn, an empty one where there are no rows
 */
export async function gatherRows(
  csv: OpenCsv,
  columns: readonly FoundColumn[],
  options: GatherOptions,
  take: (chunk: Chunk) => void,
): Promise<Gathered> {
  const found = collectIssues(options.maxIssues);
  const sieve = sieveRows({ header: csv.header, columns, encoding: csv.encoding, found });
  const indexes = columns.map(({ index }) => index);
  const asideRows: number[] = [];
  let cells: string[][] = indexes.map(() => []);
  let lines: number[] = [];
  let rows = 0;
  let taken = false;
  const passOn = (): void => {
    if (lines.length > 0 || !taken) take({ cells, lines: Uint32Array.from(lines) });
    taken = true;
    cells = indexes.map(() => []);
    lines = [];
    options.onProgress?.({ stage: 'read', done: rows, total: null });
  };
  for (let records = await csv.next(); records !== null; records = await csv.next()) {
    const damaged = csv.damaged();
    for (let at = 0; at < records.rows.length; at++) {
      const row = records.rows[at] as readonly string[];
      const line = records.lines[at] as number;
      if (sieve.passes(row, rows, line, damaged)) {
        for (let wanted = 0; wanted < indexes.length; wanted++)
          cells[wanted]?.push(row[indexes[wanted] as number] ?? '');
        lines.push(line);
      } else asideRows.push(rows);
      rows += 1;
      if (lines.length === chunkRows) passOn();
    }
  }
  passOn();
  return { rows, issues: found.finish(), rowOf: (place) => recordNumber(asideRows, place) };
}

/** The record number of the row at `place` among those not set aside: each row set aside at or before it moves it on by one. */
function recordNumber(asideRows: readonly number[], place: number): number {
  let low = 0;
  let high = asideRows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((asideRows[middle] as number) - middle <= place) low = middle + 1;
    else high = middle;
  }
  return place + low;
}
