import type { Merges } from './chain.ts';

/**
 * The cluster of each leaf once `merged` merges are made: numbered from 0 by customers, the most first, then by smallest leaf.
 */
export function cutAfter({ first, second }: Merges, merged: number, weight: Float64Array): Uint32Array {
  const n = weight.length;
  const top = new Int32Array(2 * n - 1).fill(-1); // the highest node above, roots first
  const roots: number[] = [];
  const customers = new Map<number, number>();
  for (let node = n + merged - 1; node >= 0; node--) {
    const root = (top[node] as number) < 0 ? node : (top[node] as number);
    top[node] = root;
    if (node < n) {
      if (!customers.has(root)) roots.push(root);
      customers.set(root, (customers.get(root) ?? 0) + (weight[node] as number));
      continue;
    }
    top[first[node - n] as number] = root;
    top[second[node - n] as number] = root;
  }
  const smallest = new Map<number, number>();
  for (let leaf = n - 1; leaf >= 0; leaf--) smallest.set(top[leaf] as number, leaf);
  const of = (map: ReadonlyMap<number, number>, root: number): number => map.get(root) as number;
  roots.sort((a, b) => of(customers, b) - of(customers, a) || of(smallest, a) - of(smallest, b));
  const numbers = new Map(roots.map((root, number) => [root, number]));
  return Uint32Array.from({ length: n }, (_, leaf) => numbers.get(top[leaf] as number) as number);
}
