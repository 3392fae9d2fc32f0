import {
  explainChurn,
  type ForestModel,
  fitForest,
  fitGradientBoosting,
  type GradientBoostingModel,
  parseForestModel,
  parseGradientBoostingModel,
  predictChurn,
  predictValue,
} from '@clientele/churn';
import { checkEstimator, type RowValues } from '@clientele/testing';
import { describe, it } from 'vitest';
import { customerSample, readCustomers } from './customer-sample.ts';

const features = ['recency', 'spend', 'plan'];
const handlesMissing = {
  recency: 'missing cells go to a side of their own choosing; infinite ones are refused',
  spend: 'as recency',
  left: 'read only as a target, by option',
  w: 'read only as a weight, by option',
};
type Input = ReturnType<typeof readCustomers>;

const verbs = {
  predictChurn: (model: ForestModel | GradientBoostingModel, input: Input): RowValues => ({
    probability: predictChurn(model, input).columns.probability,
  }),
  explainChurn: (model: ForestModel | GradientBoostingModel, input: Input): RowValues => {
    const { probability, contributions, reasons } = explainChurn(model, input);
    return { probability, reasons, ...(contributions.columns as Record<string, Float64Array>) };
  },
};

const boosting = checkEstimator({
  name: 'fitGradientBoosting',
  sample: customerSample,
  input: readCustomers,
  parse: parseGradientBoostingModel,
  handlesMissing,
  readBy: { label: [] },
  fit: (input, options) =>
    fitGradientBoosting(input, { features, rounds: 12, minInformation: 0.2, validation: 0, ...options }),
  verbs,
  options: {
    target: 'left',
    weight: 'w',
    features: ['plan'],
    rounds: 3,
    learningRate: 0.2,
    maxDepth: 1,
    maxLeaves: 2,
    minInformation: 2,
    l2: 5,
    subsample: 0.5,
    validation: 0.4,
    bins: 2,
    seed: 9,
  },
});

const boostedNumber = checkEstimator({
  name: 'fitGradientBoosting',
  sample: customerSample,
  input: readCustomers,
  parse: parseGradientBoostingModel,
  handlesMissing: { recency: handlesMissing.recency, label: 'not read', left: 'not read', w: 'not read' },
  readBy: { spend: [] },
  fit: (input, options) =>
    fitGradientBoosting(input, {
      features: ['recency', 'plan'],
      target: 'spend',
      task: 'regression',
      rounds: 12,
      validation: 0.3,
      ...options,
    }),
  verbs: { predictValue: (model, input) => ({ value: predictValue(model, input).columns.value }) },
  options: { learningRate: 0.2, patience: 1 },
});

const forest = checkEstimator({
  name: 'fitForest',
  sample: customerSample,
  input: readCustomers,
  parse: parseForestModel,
  handlesMissing,
  readBy: { label: [] },
  fit: (input, options) => fitForest(input, { features, trees: 7, minLeaf: 1, ...options }),
  verbs,
  options: {
    target: 'left',
    weight: 'w',
    features: ['plan'],
    trees: 3,
    featuresPerNode: 1,
    maxDepth: 1,
    minLeaf: 4,
    bins: 2,
    seed: 9,
  },
});

describe('fitGradientBoosting keeps the contract of estimators', () => {
  for (const check of boosting) it(check.name, check.run);
});

describe('fitGradientBoosting of a number keeps the contract of estimators', () => {
  for (const check of boostedNumber) it(check.name, check.run);
});

describe('fitForest keeps the contract of estimators', () => {
  for (const check of forest) it(check.name, check.run);
});
