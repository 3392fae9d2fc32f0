import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';

/** An id that was met with two values. */
export interface SpreadId {
  readonly id: string;
  /** The first line that departs. */
  readonly row: number;
  /** The id's first line. */
  readonly earlier: number;
}

/**
 * Finds the ids of a column that stand beside more than one value.
 *
 * @param column the ids
 * @param valueAt the whole number that stands beside a row's id; `NO_CODE` is no value
 * @returns each such id once, in the order of the lines that depart
 */
export function spreadIds(column: CodedColumn, valueAt: (row: number) => number): SpreadId[] {
  const ids = column.dictionary.values;
  const firstRows = new Uint32Array(ids.length).fill(NO_CODE);
  const isFound = new Uint8Array(ids.length);
  const spread: SpreadId[] = [];
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row] as number;
    if (code === NO_CODE || valueAt(row) === NO_CODE || isFound[code] === 1) continue;
    const earlier = firstRows[code] as number;
    if (earlier === NO_CODE) firstRows[code] = row;
    else if (valueAt(earlier) !== valueAt(row)) {
      isFound[code] = 1;
      spread.push({ id: ids[code] as string, row, earlier });
    }
  }
  return spread;
}
