import type { Significance } from './options.ts';

/**
 * Corrects p-values for their number.
 *
 * @param p p-values, each 0 to 1
 * @param method `'holm'` (1979), `'bonferroni'`, `'fdr'` (Benjamini and Hochberg 1995) or `'none'`
 * @returns adjusted p-values in the same order: reject where they are at most alpha
 */
export function adjustP(p: Float64Array, method: NonNullable<Significance['adjust']>): Float64Array {
  const m = p.length;
  if (method === 'none') return p.slice();
  if (method === 'bonferroni') return p.map((value) => Math.min(1, value * m));
  const order = Uint32Array.from(p.keys()).sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = new Float64Array(m);
  let reached = method === 'holm' ? 0 : 1;
  for (let step = 0; step < m; step++) {
    const rank = method === 'holm' ? step : m - 1 - step;
    const at = order[rank] as number;
    const value = (p[at] as number) * (method === 'holm' ? m - rank : m / (rank + 1));
    reached = method === 'holm' ? Math.max(reached, Math.min(1, value)) : Math.min(reached, value);
    adjusted[at] = reached;
  }
  return adjusted;
}
