import { collectIssues, type DataIssues, growDictionary, type ListColumn, showValue } from '@clientele/core';

/** A column of lists as read. */
export interface ListCells {
  readonly values: ListColumn;
  readonly issues: DataIssues;
  /** Places of the cells that are no list. */
  readonly unreadable: readonly number[];
}

/** Reads cells that hold a JSON array of texts each. */
export function readListCells(cells: readonly string[], column: string, maxIssues: number | undefined): ListCells {
  const dictionary = growDictionary();
  const found = collectIssues(maxIssues);
  const codes: number[] = [];
  const offsets = new Uint32Array(cells.length + 1);
  const unreadable: number[] = [];
  for (const [row, cell] of cells.entries()) {
    const items = itemsOf(cell);
    if (items === null) {
      unreadable.push(row);
      found.add({
        code: 'invalid-id',
        row,
        column,
        expected: 'a JSON array of texts',
        received: showValue(cell),
        action: 'dropped',
      });
    }
    for (const item of items ?? []) codes.push(dictionary.codeFor(item));
    offsets[row + 1] = codes.length;
  }
  return {
    values: Object.freeze({ dictionary: dictionary.finish(), offsets, codes: Uint32Array.from(codes) }),
    issues: found.finish(),
    unreadable,
  };
}

function itemsOf(cell: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}
