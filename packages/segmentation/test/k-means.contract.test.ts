import {
  assignClusters,
  type ClusterModel,
  fitKMeans,
  fitKMedoids,
  type KMeansModel,
  type KMedoidsModel,
  parseKMeansModel,
  parseKMedoidsModel,
} from '@clientele/segmentation';
import { type FitMlKMeansOptions, fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import { openRandom } from '@clientele/stats';
import { checkEstimator, type RowValues, type SampleColumns } from '@clientele/testing';
import { describe, it } from 'vitest';

const random = openRandom(21);
const sample: SampleColumns = {
  customer: Array.from({ length: 40 }, (_, row) => `customer ${row}`),
  recency: Array.from({ length: 40 }, () => 1 + random.below(300)),
  frequency: Array.from({ length: 40 }, () => 1 + random.below(9)),
  monetary: Array.from({ length: 40 }, () => random.below(100_000) / 64),
  weight: Array.from({ length: 40 }, () => 1 + random.below(3)),
};

type Input = Readonly<Record<string, readonly number[]>>;

const input = ({ customer: _, ...columns }: SampleColumns): Input =>
  Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells.map(Number)]));

const verbs = {
  assignClusters: (model: ClusterModel, data: Input): RowValues => assignClusters(model, data).columns,
};
/** Few starts, so that the seed shows. */
const usual = { k: 7, starts: 1 };
const unchanged = (parameters: unknown): unknown => parameters;
const shared = {
  sample,
  input,
  verbs,
  tolerance: 1e-13,
  scale: [{ column: 'monetary', factor: 1024, expected: unchanged }],
};
const options = {
  k: 3,
  seed: 9,
  starts: 40,
  maxIterations: 1,
  tolerance: 10,
  features: ['recency', 'frequency', 'monetary'],
  scale: 'robust',
};

describe('fitKMeans keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, KMeansModel>({
    ...shared,
    name: 'fitKMeans',
    parse: parseKMeansModel,
    fit: (data, given) => fitKMeans(data, { ...usual, ...given }),
    options: { ...options, weight: 'weight' },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitMlKMeans keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, KMeansModel>({
    ...shared,
    name: 'fitMlKMeans',
    parse: parseKMeansModel,
    fit: (data, given) => fitMlKMeans(data, { ...usual, ...given } as FitMlKMeansOptions),
    options: { ...options, initialization: 'random' },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitKMedoids keeps the contract of estimators', () => {
  const { tolerance: _, ...searched } = options;
  const checks = checkEstimator<Input, KMedoidsModel>({
    ...shared,
    name: 'fitKMedoids',
    parse: parseKMedoidsModel,
    fit: (data, given) => fitKMedoids(data, { k: 9, seed: 5, starts: 1, ...given }),
    options: { ...searched, seed: 1, weight: 'weight' },
  });
  for (const check of checks) it(check.name, check.run);
});
