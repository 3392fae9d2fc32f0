import type { Note } from '@clientele/core';
import { stable } from './stability.ts';

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
  /** Bayesian information criterion, of spherical clusters of one width; smaller is better. */
  bic: Float64Array;
  /** 0 to 1: how alike the clusters of bootstrap samples are to these, on the mean; larger is better, from 0.75 on they are stable. */
  stability: Float64Array;
};

/** Below this there is no substantial structure (L. Kaufman and P. J. Rousseeuw, "Finding Groups in Data", 1990, table 4). */
const weakSilhouette = 0.25;
/** Below this clusters should not be trusted (C. Hennig, 2007 and the documentation of fpc). */
const doubtful = 0.6;

/** Why a row of the table is recommended, whether the other measures agree, and whether its clusters would be found again. */
export function choiceReason(columns: KColumns, best: number): string {
  const { k, silhouette, stability } = columns;
  const others: readonly [string, number][] = [
    ['Calinski-Harabasz', favourite(columns, 'calinskiHarabasz', 1)],
    ['Davies-Bouldin', favourite(columns, 'daviesBouldin', -1)],
    ['BIC', favourite(columns, 'bic', -1)],
  ];
  const chosen = k[best] as number;
  const agree = others.filter(([, other]) => other === chosen).map(([name]) => name);
  const differ = others.filter(([, other]) => other !== chosen);
  const first = `${chosen} clusters have the highest mean silhouette, ${(silhouette[best] as number).toFixed(3)}`;
  const second = agree.length === 0 ? '' : `; ${listed(agree)} ${agree.length === 1 ? 'agrees' : 'agree'}`;
  const third = differ.map(([name, other]) => `; ${name} favours ${other}`).join('');
  return `${first}${second}${third}${stabilityWords(stability[best] as number)}`;
}

function favourite(columns: KColumns, name: keyof KColumns, sign: 1 | -1): number {
  return columns.k[bestAt(columns[name], sign)] as number;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function stabilityWords(stability: number): string {
  if (Number.isNaN(stability)) return '';
  const verdict =
    stability >= stable ? 'stable' : stability >= doubtful ? 'a pattern, but not a sure one' : 'not to be trusted';
  return `; resamples find them again with a likeness of ${stability.toFixed(2)}: ${verdict}`;
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

/** Says so where other customers of the same kind would hardly show the clusters again. */
export function unsureNote(k: number, stability: number): readonly Note[] {
  if (!(stability < doubtful)) return [];
  const message = `other customers of the same kind might not show these ${k} clusters again: resamples are alike by ${stability.toFixed(2)}`;
  return [{ code: 'unstable-choice', message, details: { stability, advised: doubtful } }];
}
