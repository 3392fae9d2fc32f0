import { openRandom } from '@clientele/stats';

/** Points about `groups` centres, as columns x0, x1, …; the same for the same arguments. */
export function blobs(
  rows: number,
  columns: number,
  { groups = 4, spread = 0.5, seed = 11 } = {},
): Record<string, Float64Array> {
  const random = openRandom(seed);
  const centers = Array.from({ length: groups * columns }, () => random.normal() * 3);
  const names = Array.from({ length: columns }, (_, c) => `x${c}`);
  const cells = names.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const group = random.below(groups);
    for (const [c, column] of cells.entries()) {
      column[row] = (centers[group * columns + c] as number) + spread * random.normal();
    }
  }
  return Object.fromEntries(names.map((name, c) => [name, cells[c] as Float64Array]));
}

/** The columns with their rows in another order: `at[i]` is the row that stands at place i. */
export function reordered<T extends Record<string, ArrayLike<number>>>(columns: T, at: readonly number[]): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, Float64Array.from(at, (row) => cells[row] as number)]),
  ) as unknown as T;
}

/** 0 … n − 1, shuffled. */
export function shuffle(n: number, seed: number = 5): number[] {
  const random = openRandom(seed);
  const rows = Array.from({ length: n }, (_, row) => row);
  for (let last = n - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [rows[last], rows[other]] = [rows[other] as number, rows[last] as number];
  }
  return rows;
}

/** Ten customers as columns: ages, money with a long tail, a city. */
export const shoppers = {
  age: [19, 21, 23, 31, 22, 35, 58, 62, 66, 41],
  spend: [900, 1100, 950, 120, 80, 150, 4000, 5200, 61000, 300],
  city: ['Bonn', 'Bonn', 'Kiel', 'Kiel', 'Kiel', 'Bonn', 'Kiel', 'Bonn', 'Ulm', 'Aalen'],
};
