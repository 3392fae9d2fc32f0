import { explainChurn, explainValue, fitTree, parseTreeModel, predictChurn, predictValue } from '@clientele/churn';
import { checkEstimator, type EstimatorCase } from '@clientele/testing';
import { describe, it } from 'vitest';
import { customerSample, readCustomers } from './customer-sample.ts';

type TreeCase = EstimatorCase<ReturnType<typeof readCustomers>, ReturnType<typeof fitTree>>;

const shared = {
  name: 'fitTree',
  sample: customerSample,
  input: readCustomers,
  parse: parseTreeModel,
  handlesMissing: {
    recency: 'missing cells go to a side of their own choosing; infinite ones are refused',
    spend: 'as recency',
    left: 'read only as a target, by option',
    w: 'read only as a weight, by option',
  },
};

const features = ['recency', 'spend', 'plan'];
const classification: TreeCase = {
  ...shared,
  fit: (input, options) => fitTree(input, { features, minLeaf: 2, ...options }),
  verbs: {
    predictChurn: (model, input) => ({ probability: predictChurn(model, input).columns.probability }),
    explainChurn: (model, input) => {
      const { probability, contributions, reasons } = explainChurn(model, input);
      return { probability, reasons, ...(contributions.columns as Record<string, Float64Array>) };
    },
  },
  options: {
    target: 'left',
    weight: 'w',
    features: ['plan'],
    maxDepth: 1,
    maxLeaves: 2,
    minLeaf: 5,
    complexity: 0.3,
    bins: 2,
  },
  readBy: { label: [] },
};

const regression: TreeCase = {
  ...shared,
  fit: (input, options) =>
    fitTree(input, { features: ['recency', 'plan'], target: 'spend', task: 'regression', minLeaf: 2, ...options }),
  verbs: {
    predictValue: (model, input) => ({ value: predictValue(model, input).columns.value }),
    explainValue: (model, input) => ({ ...explainValue(model, input).contributions.columns }) as Record<string, never>,
  },
  options: { target: 'w', maxDepth: 1 },
  readBy: { spend: [] },
  handlesMissing: {
    recency: 'missing cells go to a side of their own choosing; infinite ones are refused',
    label: 'not read',
    left: 'not read',
    w: 'read only as a target, by option',
  },
};

describe('fitTree keeps the contract of estimators', () => {
  for (const check of checkEstimator(classification)) it(check.name, check.run);
});

describe('fitTree of a number keeps the contract of estimators', () => {
  for (const check of checkEstimator(regression)) it(check.name, check.run);
});
