import { openRandom } from '@clientele/stats';

/** Overlapping groups of customers, rows shuffled by their very making; the same for the same arguments. */
export function overlapping(rows: number, columns: number, groups: number, seed: number): Float64Array[] {
  const random = openRandom(seed);
  const centers = Array.from({ length: groups * columns }, () => 1.5 * random.normal());
  const cells = Array.from({ length: columns }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const group = random.below(groups);
    for (const [c, column] of cells.entries()) {
      column[row] = (centers[group * columns + c] as number) + random.normal();
    }
  }
  return cells;
}

/** Ids as a shop has them. */
export function ids(rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => `C-${((row * 7919) % 1_000_003).toString(36)}-${row}`);
}
