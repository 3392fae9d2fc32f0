import { openRandom } from '@clientele/stats';

/** Columns of customers, and which of them left. */
export const columnCount = 30;

/**
 * Customers in random order by their very making: 24 bell-shaped columns and six of whole numbers; some act alone, some together. Column after
 * column, the label last; the same for the same arguments.
 */
export function customers(rows: number, seed: number): Float64Array[] {
  const random = openRandom(seed);
  const columns = Array.from({ length: columnCount }, (_, j) =>
    Float64Array.from({ length: rows }, () => (j % 5 === 4 ? random.below(10) : random.normal())),
  );
  const label = Float64Array.from({ length: rows }, (_, row) => {
    const x = (j: number): number => (columns[j] as Float64Array)[row] as number;
    const alone = 0.6 * x(0) - 0.5 * x(1) + 0.05 * x(4) - 1.2;
    const logOdds = alone + 0.4 * x(2) * x(3) + 0.3 * Math.abs(x(5)) - (x(6) > 1 ? 0.8 : 0);
    return random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  return [...columns, label];
}

/** Ids as a shop has them. */
export function ids(rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => `C-${((row * 7919) % 1_000_003).toString(36)}-${row}`);
}
