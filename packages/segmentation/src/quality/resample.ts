import { openRandom, type Random } from '@clientele/stats';
import { distinctUpTo } from '../k-means/canonical.ts';
import { assignNearest } from '../k-means/nearest.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import { type KMeansRun, kMeans } from '../k-means/starts.ts';

/** How a fit is repeated on other customers of the same kind. */
export interface ResampleRun extends Omit<KMeansRun, 'starts' | 'onProgress'> {
  readonly starts: number;
  readonly resamples: number;
  readonly onResample?: (done: number) => void;
}

/**
 * Repeats a fit on bootstrap samples, and compares each of its clusters with the one most like it (C. Hennig, "Cluster-wise assessment of
 * cluster stability", Computational Statistics & Data Analysis 52, 2007; each customer drawn counts once).
 *
 * @param points what resamples are drawn of
 * @param C centres of the fit, k × d
 * @returns for each cluster its Jaccard coefficient in every resample that holds some of it
 */
export function likenessesOf(points: WeightedPoints, C: Float64Array, run: ResampleRun): number[][] {
  const { resamples, k, starts, maxIterations, tolerance, seed, onResample } = run;
  const labels = labelsOf(points, C);
  const clusters = C.length / points.d;
  const random = openRandom(seed);
  const found = Array.from({ length: clusters }, () => [] as number[]);
  for (let done = 1; done <= resamples; done++) {
    const part = resampled(points, random);
    const again = kMeans(part.points, {
      k: distinctUpTo(part.points, k),
      seed: random.below(2 ** 32),
      starts,
      maxIterations,
      tolerance,
      onProgress: undefined,
    });
    const own = Uint32Array.from(part.rows, (row) => labels[row] as number);
    const best = likenesses(own, labelsOf(part.points, again.C), clusters, again.count.length);
    for (const [j, likeness] of best.entries()) if (likeness !== null) found[j]?.push(likeness);
    onResample?.(done);
  }
  return found;
}

/** The mean of some numbers; NaN where there are none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function labelsOf({ X, n, d }: WeightedPoints, C: Float64Array): Uint32Array {
  const labels = new Uint32Array(n);
  assignNearest(X, n, d, C, labels, new Float64Array(n));
  return labels;
}

/** n draws with replacement: the rows drawn, once each, weighing as often as they were drawn. */
function resampled(points: WeightedPoints, random: Random): { rows: Uint32Array; points: WeightedPoints } {
  const times = new Float64Array(points.n);
  for (let i = 0; i < points.n; i++) {
    const drawn = random.below(points.n);
    times[drawn] = (times[drawn] as number) + 1;
  }
  const rows = Uint32Array.from(times.keys()).filter((row) => (times[row] as number) > 0);
  const taken = takePoints(points, rows);
  return {
    rows,
    points: { ...taken, w: Float64Array.from(rows, (row, i) => (times[row] as number) * (taken.w[i] ?? 1)) },
  };
}

/** For each cluster of the first clustering the largest Jaccard coefficient with one of the second; `null` where nobody is in it. */
function likenesses(a: Uint32Array, b: Uint32Array, k: number, l: number): (number | null)[] {
  const both = new Float64Array(k * l);
  const [left, right] = [new Float64Array(k), new Float64Array(l)];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    both[x * l + y] = (both[x * l + y] as number) + 1;
    left[x] = (left[x] as number) + 1;
    right[y] = (right[y] as number) + 1;
  }
  return Array.from(left, (size, x) => {
    if (size === 0) return null;
    const shares = Array.from(right, (other, y) => {
      const common = both[x * l + y] as number;
      return common / (size + other - common);
    });
    return Math.max(...shares);
  });
}
