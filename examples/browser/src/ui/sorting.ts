/** By which column rows are sorted. */
export interface SortState {
  readonly column: number;
  readonly descending: boolean;
}

type Cell = number | string | null;

/** @returns the rows in order of a column; missing cells stand last either way, equal ones keep their order */
export function sortedRows<R extends readonly Cell[]>(rows: readonly R[], { column, descending }: SortState): R[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [a[column] ?? null, b[column] ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * compared(first, second);
  });
}

const order = new Intl.Collator('en', { numeric: true });

function compared(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return order.compare(String(a), String(b));
}
