import { type Column, type CustomerTable, type Table, toRows } from '@clientele/core';

type Cells = Readonly<Record<string, unknown>>;

/** Rows by the named cells, so that two tables can be compared whatever their order. */
function byKey(table: Table<Record<string, Column>>, keys: readonly string[]): Map<string, Cells> {
  const rows = toRows(table as CustomerTable) as unknown as Cells[];
  return new Map(rows.map((row) => [JSON.stringify(keys.map((key) => row[key])), row]));
}

/** What differs between two tables: the largest relative difference of each column of numbers, and what else is wrong. */
export interface Difference {
  readonly rows: number;
  readonly largest: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

/**
 * Compares two tables row by row, found by their keys.
 *
 * @param tolerance of numbers, relative to the larger of 1 and the value; 0 demands the same bits
 */
export function differenceOf(
  ours: Table<Record<string, Column>>,
  theirs: Table<Record<string, Column>>,
  keys: readonly string[],
  tolerance: number,
): Difference {
  const [left, right] = [byKey(ours, keys), byKey(theirs, keys)];
  const largest: Record<string, number> = {};
  const wrong: string[] = ours.length === theirs.length ? [] : [`${ours.length} rows, not ${theirs.length}`];
  for (const [key, row] of left) {
    const other = right.get(key);
    if (other === undefined) wrong.push(`${key} is missing`);
    for (const [name, value] of Object.entries(other === undefined ? {} : row)) {
      const given = other?.[name];
      if (typeof value !== 'number' || typeof given !== 'number') {
        if (value !== given) wrong.push(`${key} ${name}: ${value}, not ${given}`);
        continue;
      }
      const difference = Math.abs(value - given) / Math.max(1, Math.abs(value));
      largest[name] = Math.max(largest[name] ?? 0, difference);
      if (!(difference <= tolerance)) wrong.push(`${key} ${name}: ${value}, not ${given}`);
    }
  }
  return { rows: left.size, largest, wrong: wrong.slice(0, 10) };
}
