import type { RowValues, SampleColumns } from './estimator.ts';

/** How many rows the sample has. */
export function rowCount(sample: SampleColumns): number {
  return Object.values(sample)[0]?.length ?? 0;
}

/** The sample's rows in the order given; a row may stand there twice. */
export function takeRows(sample: SampleColumns, rows: readonly number[]): SampleColumns {
  const taken = Object.entries(sample).map(([name, cells]) => [name, rows.map((row) => cells[row])]);
  return Object.fromEntries(taken) as SampleColumns;
}

/** The verb's answers for the rows given. */
export function takeValues(values: RowValues, rows: readonly number[]): RowValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, cells]) => [name, rows.map((row) => cells[row])] as const),
  );
}

/** The same answers as plain arrays, so that kinds of array do not matter when they are compared. */
export function plainValues(values: RowValues): RowValues {
  return Object.fromEntries(Object.entries(values).map(([name, cells]) => [name, Array.from(cells)] as const));
}

/** The sample with one cell replaced. */
export function withCell(sample: SampleColumns, column: string, row: number, cell: number): SampleColumns {
  const cells = [...(sample[column] ?? [])];
  cells[row] = cell;
  return { ...sample, [column]: cells };
}

/** 0 … n − 1 in an order that is neither the natural one nor its reverse: a fixed, seedless shuffle. */
export function shuffled(n: number): number[] {
  const rows = Array.from({ length: n }, (_, row) => row);
  let state = 2463534242;
  for (let last = n - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (last + 1);
    [rows[last], rows[other]] = [rows[other] as number, rows[last] as number];
  }
  return rows;
}
