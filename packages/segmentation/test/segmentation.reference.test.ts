import {
  assignClusters,
  chooseK,
  clusterDbscan,
  clusterHdbscan,
  clusterHierarchical,
  compareClusters,
  evaluateClusters,
  fitGaussianMixture,
  fitKMeans,
  fitKMedoids,
  fitKPrototypes,
} from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import { referenceCsv, referenceJson, referenceNumbers, referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';

interface Best {
  readonly inertia: number;
  readonly silhouette: number;
  readonly calinski: number;
  readonly davies_bouldin: number;
  readonly sizes: readonly number[];
  readonly centers: readonly (readonly number[])[];
}

interface Tree {
  readonly last20: readonly number[];
  readonly sum_heights: number;
  readonly sizes_k5: readonly number[];
  readonly ari_vs_kmeans_k5: number;
}

interface Reference {
  readonly mall_z: { readonly kmeans: Readonly<Record<string, Best>>; readonly agglo: Readonly<Record<string, Tree>> };
}

const file = 'segmentation/cluster_reference.json';
const there = referencePath(file) !== null;
const ks = [2, 3, 4, 5, 6, 7, 8, 9, 10];

function relative(a: number | null | undefined, b: number): number {
  return Math.abs((a ?? Number.NaN) / b - 1);
}

function nearest(point: readonly number[], centers: readonly (readonly number[])[]): number {
  const squares = centers.map((center) => center.reduce((sum, x, c) => sum + (x - (point[c] as number)) ** 2, 0));
  return squares.indexOf(Math.min(...squares));
}

/** scikit-learn 1.2.1, the best of 100 starts, on the mall data (200 shoppers, three columns), z-scored. */
describe.skipIf(!there)('the mall data (skipped where the reference folder is not there)', () => {
  let reference: Reference;
  let mall: Readonly<Record<'age' | 'income' | 'score', Float64Array>>;
  beforeAll(() => {
    reference = referenceJson<Reference>(file);
    const cells = referenceCsv('segmentation/mall_customers.csv');
    mall = {
      age: referenceNumbers(cells, 'Age'),
      income: referenceNumbers(cells, 'Annual Income (k$)'),
      score: referenceNumbers(cells, 'Spending Score (1-100)'),
    };
  });
  const best = (k: number): Best => reference.mall_z.kmeans[k] as Best;

  it.each(ks.filter((k) => k < 10))('k = %i: the least inertia, with the reference’s centres and sizes', (k) => {
    const { parameters } = fitKMeans(mall, { k, starts: 1000 });
    expect(relative(parameters.inertia, best(k).inertia)).toBeLessThan(1e-9);
    expect([...parameters.sizes].sort((a, b) => a - b)).toEqual([...best(k).sizes].sort((a, b) => a - b));
    const ascending = [...parameters.centers].sort((a, b) => (a[0] as number) - (b[0] as number));
    const wanted = [...best(k).centers].sort((a, b) => (a[0] as number) - (b[0] as number));
    for (const [j, center] of ascending.entries()) {
      for (const [c, x] of center.entries()) expect(Math.abs(x - (wanted[j]?.[c] as number))).toBeLessThan(1e-9);
    }
  });

  it('k = 10: less inertia than the best of the reference’s 100 starts', () => {
    const { inertia } = fitKMeans(mall, { k: 10, starts: 3000 }).parameters;
    expect(inertia).toBeCloseTo(81.428991482222, 9);
    expect(inertia).toBeLessThan(best(10).inertia);
  });

  it.each(ks)('k = %i: the call without options is within half a percent of it in every one of 20 seeds', (k) => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(fitKMeans(mall, { k, seed }).parameters.inertia / best(k).inertia).toBeLessThanOrEqual(1.005);
    }
  });

  it.each(ks)('k = %i: the reference’s inertia, silhouette, Calinski-Harabasz and Davies-Bouldin', (k) => {
    const z = referenceCsv('segmentation/X_mall_z.csv.gz');
    const points = ['age', 'income', 'score'].map((name) => referenceNumbers(z, name));
    const cluster = Array.from({ length: 200 }, (_, row) =>
      nearest(
        points.map((x) => x[row] as number),
        best(k).centers,
      ),
    );
    const quality = evaluateClusters({ ...mall, cluster });
    expect(relative(quality.inertia, best(k).inertia)).toBeLessThan(1e-9);
    expect(relative(quality.silhouette, best(k).silhouette)).toBeLessThan(1e-9);
    expect(relative(quality.calinskiHarabasz, best(k).calinski)).toBeLessThan(1e-9);
    expect(relative(quality.daviesBouldin, best(k).davies_bouldin)).toBeLessThan(1e-9);
  });

  it('six clusters are recommended, as the reference’s silhouettes and ratios say', () => {
    const choice = chooseK(mall, { starts: 1000, range: [2, 9] });
    expect(choice.recommended).toBe(6);
    expect(choice.reason).toMatch(
      /^6 clusters have the highest mean silhouette, 0\.427; Calinski-Harabasz agrees; Davies-Bouldin favours 7; /,
    );
    for (const [row, k] of choice.columns.k.entries()) {
      expect(relative(choice.columns.silhouette[row], best(k).silhouette)).toBeLessThan(1e-9);
    }
  });

  it.each(ks)('k = %i: ml-kmeans comes within half a percent of the least inertia by 60 starts', (k) => {
    expect(fitMlKMeans(mall, { k, starts: 60 }).parameters.inertia / best(k).inertia).toBeLessThanOrEqual(1.005);
  });

  it.each(['ward', 'average', 'complete', 'single'] as const)(
    '%s: heights and sizes of SciPy’s tree, and scikit-learn’s adjusted Rand index with k-means',
    (linkage) => {
      const tree = clusterHierarchical(mall, { linkage, k: 5 });
      const wanted = reference.mall_z.agglo[linkage] as Tree;
      const heights = tree.merges.columns.height;
      for (const [at, height] of heights.slice(-20).entries()) {
        expect(relative(height, wanted.last20[at] as number)).toBeLessThan(1e-9);
      }
      expect(
        relative(
          heights.reduce((sum, height) => sum + height, 0),
          wanted.sum_heights,
        ),
      ).toBeLessThan(1e-9);
      const sizes = new Map<number, number>();
      for (const cluster of tree.columns.cluster) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
      expect([...sizes.values()].sort((a, b) => a - b)).toEqual(wanted.sizes_k5);
      const flat = assignClusters(fitKMeans(mall, { k: 5 }), mall).columns.cluster;
      const { adjustedRandIndex } = compareClusters(flat, tree.columns.cluster);
      expect(Math.abs(adjustedRandIndex - wanted.ari_vs_kmeans_k5)).toBeLessThan(1e-9);
    },
  );

  it.each([
    // scikit-learn 1.9.1, GaussianMixture, n_init=100, reg_covar=1e-9: log-likelihood of the z-scored columns
    ['full', 2, -777.7451456363438],
    ['full', 3, -734.9831711935009],
    ['full', 4, -684.771095466195],
    ['full', 5, -658.4172227312274],
    ['diagonal', 2, -799.4586448134905],
    ['diagonal', 3, -728.1518711307307],
    ['diagonal', 4, -691.2208317254406],
    ['diagonal', 5, -670.7874517407158],
    ['spherical', 3, -783.3881689264724],
  ] as const)('a Gaussian mixture (%s, k = %i) is as likely as scikit-learn’s best of 100', (covariance, k, best) => {
    const model = fitGaussianMixture(mall, { k, covariance, starts: 200 });
    expect(model.diagnostics.objective).toBeGreaterThan(best - 1e-3);
  });

  it('k-prototypes cost no more than those of kmodes', () => {
    // kmodes 0.12.2, KPrototypes, n_init=5 for k = 3 and 4, gamma .5; columns z-scored
    const gender = referenceCsv('segmentation/mall_customers.csv').get('Gender') ?? [];
    const costs = [433.386188956437, 339.1834420534993, 248.53229849689558, 209.76178846797765, 174.88887021131023];
    for (const [at, cost] of costs.entries()) {
      const model = fitKPrototypes({ ...mall, gender }, { k: at + 2, gamma: 0.5 });
      expect(model.parameters.cost).toBeLessThanOrEqual(cost * (1 + 1e-12));
    }
  });

  it('finds scikit-learn’s clusters by density', () => {
    // scikit-learn 1.9.1 on the z-scored columns; noise last
    const sizesOf = (cluster: Float64Array): number[] => {
      const noise = cluster.filter((at) => at < 0).length;
      const k = new Set(cluster).size - Math.sign(noise);
      return [...Array.from({ length: k }, (_, j) => cluster.filter((at) => at === j).length), noise];
    };
    const dbscan = clusterDbscan(mall, { radius: 0.5, minPoints: 5 });
    expect(sizesOf(dbscan.columns.cluster)).toEqual([51, 32, 28, 17, 7, 5, 60]);
    const fine = clusterHdbscan(mall, { minClusterSize: 5 }).columns;
    expect(sizesOf(fine.cluster)).toEqual([34, 27, 24, 17, 14, 9, 75]);
    expect(fine.probability.reduce((sum, one) => sum + one, 0)).toBeCloseTo(105.22694398808277, 9);
    const coarse = clusterHdbscan(mall, { minClusterSize: 10, minPoints: 5 }).columns;
    expect(sizesOf(coarse.cluster)).toEqual([127, 34, 39]);
    expect(coarse.probability.reduce((sum, one) => sum + one, 0)).toBeCloseTo(149.59743883757142, 9);
  });

  it('medoids cost no more than those of R’s pam', () => {
    const cells = referenceCsv('segmentation/r_cluster_reference.csv');
    const column = (name: string): readonly string[] => cells.get(name) ?? [];
    const rows = column('metric').flatMap((metric, row) =>
      metric === 'objective_swap_mean_dissim' && column('dataset')[row] === 'mall_z' ? [row] : [],
    );
    expect(rows.length).toBe(3);
    for (const row of rows) {
      const k = Number(column('k')[row]);
      const { meanDistance } = fitKMedoids(mall, { k }).parameters;
      expect(meanDistance).toBeLessThanOrEqual(Number(column('value')[row]) * (1 + 1e-12));
    }
    // where pam ends at .8601
    expect(fitKMedoids(mall, { k: 5 }).parameters.meanDistance).toBeLessThan(0.83735);
  });
});
