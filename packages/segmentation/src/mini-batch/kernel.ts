import { batchesOf, sampleRows } from '../k-means/canonical.ts';
import { squaredDistance, takePoints, type WeightedPoints } from '../k-means/points.ts';
import { assigned, type Clustering, settle } from '../k-means/settle.ts';
import { type KMeansRun, kMeans, meanVariance } from '../k-means/starts.ts';

/** How mini-batch k-means is run. */
export interface MiniBatchRun extends Omit<KMeansRun, 'starts' | 'tolerance'> {
  readonly starts: number;
  readonly tolerance: number;
  readonly batchSize: number;
}

/** Centres start from k-means on this many batches. */
const startBatches = 3;

/**
 * k-means by batches (D. Sculley, "Web-scale k-means clustering", WWW 2010, algorithm 1, a batch at a time): each centre
 * moves towards the mean of its points of the batch by their share of all points that it has met. One full pass at the end
 * takes centres as means.
 *
 * @returns the clustering; `iterations` are passes over all batches
 */
export function miniBatch(points: WeightedPoints, run: MiniBatchRun): Clustering {
  const { k, seed, starts, batchSize, maxIterations, tolerance, onProgress } = run;
  const sample = takePoints(points, sampleRows(points, Math.max(startBatches * batchSize, 2 * k), seed));
  const start = kMeans(sample, { k, seed, starts, maxIterations: 300, tolerance, onProgress: undefined });
  const C = Float64Array.from(start.C);
  const met = new Float64Array(C.length / points.d);
  const leastMove = tolerance * meanVariance(sample);
  const batches = batchesOf(points, batchSize, seed).map((rows) => takePoints(points, rows));
  let isConverged = false;
  let pass = 0;
  while (!isConverged && pass < maxIterations) {
    const before = Float64Array.from(C);
    for (const batch of batches) follow(batch, C, met);
    pass += 1;
    onProgress?.({ stage: 'passes', done: pass, total: maxIterations });
    isConverged = movedBy(before, C, points.d) <= leastMove;
  }
  const end = { C, labels: assigned(points, C).labels, iterations: pass, isConverged: false };
  return { ...settle(points, end, { maxIterations: 1, leastMove }), iterations: pass, isConverged };
}

/** Moves centres towards the points of one batch; `met` counts what each centre has met. */
function follow(batch: WeightedPoints, C: Float64Array, met: Float64Array): void {
  const { d } = batch;
  const { S, W } = assigned(batch, C);
  for (let j = 0; j < met.length; j++) {
    const weight = W[j] as number;
    if (weight === 0) continue;
    met[j] = (met[j] as number) + weight;
    const rate = 1 / (met[j] as number);
    for (let c = j * d; c < (j + 1) * d; c++) {
      const x = C[c] as number;
      C[c] = x + rate * ((S[c] as number) - weight * x);
    }
  }
}

function movedBy(before: Float64Array, after: Float64Array, d: number): number {
  let sum = 0;
  for (let j = 0; j < before.length / d; j++) sum += squaredDistance(before, j, after, j, d);
  return sum;
}
