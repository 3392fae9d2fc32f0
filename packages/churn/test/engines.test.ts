import { fitLogistic, fitTree, parseLogisticModel, parseTreeModel, predictChurn } from '@clientele/churn';
import { fitMlCart } from '@clientele/churn/ml-cart';
import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { checkEstimator } from '@clientele/testing';
import { DecisionTreeClassifier } from 'ml-cart';
import { describe, expect, it } from 'vitest';
import { customerSample, readCustomers } from './customer-sample.ts';

const shared = { sample: customerSample, input: readCustomers, readBy: { label: [] } };
const verbs = {
  predictChurn: (model: ReturnType<typeof fitTree> | ReturnType<typeof fitLogistic>, input: never) => ({
    probability: predictChurn(model, input).columns.probability,
  }),
};

const cart = checkEstimator({
  ...shared,
  name: 'fitMlCart',
  parse: parseTreeModel,
  fit: (input, options) => fitMlCart(input, { features: ['recency', 'spend'], minNumSamples: 2, ...options }),
  verbs: verbs as never,
  options: { target: 'left', features: ['spend'], maxDepth: 1, minNumSamples: 9, gainThreshold: 0.4 },
  handlesMissing: {
    recency: 'refused by the fit; a verb sends it right',
    spend: 'as recency',
    left: 'read only as a target, by option',
    w: 'not read',
  },
});

const logistic = checkEstimator({
  ...shared,
  name: 'fitMlLogistic',
  parse: parseLogisticModel,
  fit: (input, options) => fitMlLogistic(input, { features: ['recency', 'spend', 'plan'], ...options }),
  verbs: verbs as never,
  options: { target: 'left', features: ['plan'], missing: 'average', numSteps: 3 },
  handlesMissing: { left: 'read only as a target, by option', w: 'not read' },
  tolerance: 1e-9,
});

describe('fitMlCart keeps the contract of estimators', () => {
  for (const check of cart) it(check.name, check.run);
});

describe('fitMlLogistic keeps the contract of estimators', () => {
  for (const check of logistic) it(check.name, check.run);
});

const x = Array.from({ length: 60 }, (_, i) => (i * 37) % 61);
const z = x.map((value, i) => (value * 7 + i) % 23);
const label = x.map((value, i) => Number(value + 3 * (z[i] as number) + ((i * 11) % 29) > 70));

describe('ml-cart', () => {
  it('gives its own numbers', () => {
    const rows = [...x.keys()].sort((a, b) => (x[a] as number) - (x[b] as number));
    const cells = rows.map((row) => [x[row] as number, z[row] as number]);
    const options = { gainFunction: 'gini', maxDepth: 5, minNumSamples: 3, gainThreshold: 0.001 } as const;
    const engine = new DecisionTreeClassifier(options);
    engine.train(
      cells,
      rows.map((row) => label[row] as number),
    );
    const root = engine.root as unknown as {
      classify(row: number[]): { get(i: number, j: number): number; columns: number };
    };
    const model = fitMlCart({ x, z, label }, { minNumSamples: 3 });
    const { probability } = predictChurn(model, {
      x: cells.map(([a]) => a as number),
      z: cells.map(([, b]) => b as number),
    }).columns;
    cells.forEach((row, at) => {
      const shares = root.classify(row);
      expect(probability[at]).toBeCloseTo(shares.columns > 1 ? shares.get(0, 1) : 0, 12);
    });
  });

  it('misses a cut between tied values that ours finds, and says so in a note', () => {
    const tied = { x: [1, 1, 1, 2, 2, 2], label: [0, 0, 1, 1, 1, 1] };
    const theirs = fitMlCart(tied, { minNumSamples: 1, gainThreshold: 0 });
    expect(theirs.parameters.tree.column).toEqual([-1]);
    expect(theirs.diagnostics.notes.map(({ code }) => code)).toContain('engine-limits');
    expect(fitTree(tied, { minLeaf: 1 }).parameters.tree.threshold[0]).toBe(1.5);
  });

  it('is kept from what it cannot bear', () => {
    expect(() => fitMlCart({ x: ['a', 'b'], label: [0, 1] })).toThrow(InvalidInputError);
    expect(() => fitMlCart({ x: [1, NaN], label: [0, 1] })).toThrow('takes no missing cells');
    const many = Array.from({ length: 10_001 }, (_, i) => i % 2);
    expect(() => fitMlCart({ x: many, label: many })).toThrow('at most 10000 rows');
    expect(() => fitMlCart({ x, label }, { weight: 'x' } as never)).toThrow(InvalidOptionError);
  });
});

describe('ml-logistic-regression', () => {
  it('comes to the maximum that ours finds, once it has an intercept and a step that fits', () => {
    const ours = fitLogistic({ x, z, label });
    const theirs = fitMlLogistic({ x, z, label }, { numSteps: 5000 });
    expect(theirs.diagnostics.status).toBe('converged');
    const pairs = [ours, theirs].map(({ parameters: { intercept, terms } }) => [intercept, ...terms]);
    pairs[0]?.forEach(({ coefficient }, index) => {
      expect(Math.abs(Number(pairs[1]?.[index]?.coefficient) / Number(coefficient) - 1)).toBeLessThan(1e-5);
    });
  });

  it('says where it was stopped too soon', () => {
    const { diagnostics } = fitMlLogistic({ x, z, label }, { numSteps: 2 });
    expect([diagnostics.status, diagnostics.notes.at(-1)?.code]).toEqual(['stopped', 'not-converged']);
  });
});
