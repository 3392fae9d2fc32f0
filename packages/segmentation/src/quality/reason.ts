import type { Note } from '@clientele/core';

/** One row a number of clusters. */
export type KColumns = {
  /** Clusters. */
  k: Float64Array;
  /** Sum of squared distances to the centres, in scaled coordinates. */
  inertia: Float64Array;
  /** Mean silhouette, −1 to 1; larger is better. */
  silhouette: Float64Array;
  /** Variance ratio; larger is better. */
  calinskiHarabasz: Float64Array;
  /** Mean likeness of clusters; smaller is better. */
  daviesBouldin: Float64Array;
};

/** Below this there is no substantial structure (L. Kaufman and P. J. Rousseeuw, "Finding Groups in Data", 1990, table 4). */
const weakSilhouette = 0.25;

/** Why a row of the table is recommended, and whether the other measures agree. */
export function choiceReason({ k, silhouette, calinskiHarabasz, daviesBouldin }: KColumns, best: number): string {
  const others: readonly [string, number][] = [
    ['Calinski-Harabasz', k[bestAt(calinskiHarabasz, 1)] as number],
    ['Davies-Bouldin', k[bestAt(daviesBouldin, -1)] as number],
  ];
  const chosen = k[best] as number;
  const agree = others.filter(([, favourite]) => favourite === chosen).map(([name]) => name);
  const differ = others.filter(([, favourite]) => favourite !== chosen);
  const first = `${chosen} clusters have the highest mean silhouette, ${(silhouette[best] as number).toFixed(3)}`;
  const second = agree.length === 0 ? '' : `; ${agree.join(' and ')} ${agree.length === 1 ? 'agrees' : 'agree'}`;
  const third = differ.map(([name, favourite]) => `; ${name} favours ${favourite}`).join('');
  return `${first}${second}${third}`;
}

/** Says so where even the best clustering is hardly one. */
export function weakNote(silhouette: number): readonly Note[] {
  if (silhouette >= weakSilhouette) return [];
  const message = `the mean silhouette of the best clustering is ${silhouette.toFixed(3)}: the customers form no clear clusters`;
  return [{ code: 'weak-clusters', message, details: { silhouette, advised: weakSilhouette } }];
}

/** The first of the largest (sign 1) or smallest (sign −1) values, missing ones aside. */
function bestAt(values: Float64Array, sign: 1 | -1): number {
  let best = -1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!Number.isNaN(value) && (best < 0 || sign * value > sign * (values[best] as number))) best = at;
  }
  return Math.max(best, 0);
}
