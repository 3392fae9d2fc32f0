import {
  assignClusters,
  type ClusterModel,
  fitGaussianMixture,
  fitKModes,
  fitKPrototypes,
  fitMiniBatch,
  fitTargetTree,
  type GaussianMixtureModel,
  type KModesModel,
  type KPrototypesModel,
  type MiniBatchModel,
  parseGaussianMixtureModel,
  parseKModesModel,
  parseKPrototypesModel,
  parseMiniBatchModel,
  parseTargetTreeModel,
  type TargetTreeModel,
} from '@clientele/segmentation';
import { openRandom } from '@clientele/stats';
import { checkEstimator, type RowValues, type SampleColumns } from '@clientele/testing';
import { describe, it } from 'vitest';

const random = openRandom(21);
const words = (options: readonly string[]): string[] =>
  Array.from({ length: 40 }, () => options[random.below(options.length)] as string);
const customer = Array.from({ length: 40 }, (_, row) => `customer ${row}`);
const weight = Array.from({ length: 40 }, () => 1 + random.below(3));
const numbers: SampleColumns = {
  customer,
  recency: Array.from({ length: 40 }, () => 1 + random.below(300)),
  frequency: Array.from({ length: 40 }, () => 1 + random.below(9)),
  monetary: Array.from({ length: 40 }, () => random.below(100_000) / 64),
  weight,
};
const texts = { city: words(['Ulm', 'Bonn', 'Kiel']), channel: words(['web', 'shop']), tariff: words(['a', 'b', 'c']) };

type Input = Readonly<Record<string, readonly (number | string)[]>>;

const input = ({ customer: _, ...columns }: SampleColumns): Input => columns;
const verbs = {
  assignClusters: (model: ClusterModel, data: Input): RowValues => assignClusters(model, data as never).columns,
};
const unchanged = (parameters: unknown): unknown => parameters;
const scaled = { scale: [{ column: 'monetary', factor: 1024, expected: unchanged }] };
const search = { k: 3, seed: 91, starts: 40, maxIterations: 1, weight: 'weight' };

describe('fitMiniBatch keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, MiniBatchModel>({
    name: 'fitMiniBatch',
    sample: numbers,
    input,
    verbs,
    ...scaled,
    parse: parseMiniBatchModel,
    fit: (data, given) =>
      fitMiniBatch(data as never, { k: 7, seed: 2, starts: 1, batchSize: 8, tolerance: 0, ...given }),
    options: {
      ...search,
      batchSize: 3,
      tolerance: 10,
      features: ['recency', 'frequency', 'monetary'],
      scale: 'robust',
    },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitGaussianMixture keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, GaussianMixtureModel>({
    name: 'fitGaussianMixture',
    sample: numbers,
    input,
    verbs,
    tolerance: 1e-10,
    parse: parseGaussianMixtureModel,
    fit: (data, given) =>
      fitGaussianMixture(data as never, { k: 4, seed: 2, starts: 1, covariance: 'diagonal', ...given }),
    options: {
      ...search,
      k: 2,
      covariance: 'spherical',
      tolerance: 10,
      features: ['recency', 'frequency', 'monetary'],
      scale: 'robust',
    },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitKPrototypes keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, KPrototypesModel>({
    name: 'fitKPrototypes',
    sample: { ...numbers, ...texts },
    input,
    verbs,
    ...scaled,
    parse: parseKPrototypesModel,
    fit: (data, given) => fitKPrototypes(data as never, { k: 7, starts: 1, ...given }),
    options: { ...search, gamma: 5, features: ['recency', 'frequency', 'city'], scale: 'robust' },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitKModes keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, KModesModel>({
    name: 'fitKModes',
    sample: { customer, ...texts, weight },
    input,
    verbs,
    parse: parseKModesModel,
    fit: (data, given) => fitKModes(data as never, { k: 5, seed: 3, starts: 1, ...given }),
    options: { ...search, features: ['city', 'channel'] },
  });
  for (const check of checks) it(check.name, check.run);
});

describe('fitTargetTree keeps the contract of estimators', () => {
  const checks = checkEstimator<Input, TargetTreeModel>({
    name: 'fitTargetTree',
    sample: { ...numbers, ...texts },
    input,
    verbs,
    readBy: { monetary: [] }, // the target
    handlesMissing: Object.fromEntries(
      ['recency', 'frequency', 'weight'].map((name) => [
        name,
        'missing cells go where they tell most; infinite ones are refused',
      ]),
    ),
    parse: parseTargetTreeModel,
    fit: (data, given) =>
      fitTargetTree(data as never, { target: 'monetary', minCustomers: 3, complexity: 0, ...given }),
    options: {
      target: 'recency',
      features: ['frequency', 'city'],
      k: 2,
      maxDepth: 1,
      minCustomers: 15,
      complexity: 0.9,
    },
  });
  for (const check of checks) it(check.name, check.run);
});
