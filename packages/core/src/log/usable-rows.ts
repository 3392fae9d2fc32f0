import { type CodedColumn, growDictionary, NO_CODE } from '../table/dictionary.ts';

/**
 * Which rows of the required columns can be used.
 *
 * @param unusable rows that cannot for another reason
 * @returns the numbers of those rows, or `null` where it is all of them
 */
export function usableRows(
  customer: CodedColumn,
  time: Float64Array,
  amount: Float64Array,
  unusable: ReadonlySet<number>,
): Uint32Array | null {
  const isUsable = (row: number): boolean =>
    customer.codes[row] !== NO_CODE &&
    !Number.isNaN(time[row]) &&
    !Number.isNaN(amount[row]) &&
    !(unusable.size > 0 && unusable.has(row));
  let count = 0;
  for (let row = 0; row < time.length; row++) if (isUsable(row)) count += 1;
  if (count === time.length) return null;
  const rows = new Uint32Array(count);
  for (let row = 0, at = 0; at < count; row++) if (isUsable(row)) rows[at++] = row;
  return rows;
}

/** The cells of the given rows, or the column itself for `null`. */
export function numbersOfRows(values: Float64Array, rows: Uint32Array | null): Float64Array {
  return rows === null ? values : Float64Array.from(rows, (row) => values[row] as number);
}

/** The ids of the given rows, or the column itself for `null`; ids that only other rows had leave the dictionary. */
export function idsOfRows(column: CodedColumn, rows: Uint32Array | null): CodedColumn {
  if (rows === null) return column;
  const kept = growDictionary();
  const codes = Uint32Array.from(rows, (row) => {
    const code = column.codes[row] as number;
    return code === NO_CODE ? NO_CODE : kept.codeFor(column.dictionary.values[code] as string);
  });
  return Object.freeze({ dictionary: kept.finish(), codes });
}
