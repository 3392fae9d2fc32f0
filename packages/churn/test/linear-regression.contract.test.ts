import { explainValue, fitLinearRegression, parseLinearRegressionModel, predictValue } from '@clientele/churn';
import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { checkEstimator } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { customerSample, readCustomers } from './customer-sample.ts';

const features = ['recency', 'label', 'plan'];
const checks = checkEstimator({
  name: 'fitLinearRegression',
  sample: customerSample,
  input: readCustomers,
  parse: parseLinearRegressionModel,
  fit: (input, options) => fitLinearRegression(input, { features, target: 'spend', ...options }),
  verbs: {
    predictValue: (model, input) => ({ value: predictValue(model, input).columns.value }),
    explainValue: (model, input) => ({ reasons: explainValue(model, input).reasons }),
  },
  options: {
    target: 'w',
    weight: 'w',
    features: ['plan'],
    reference: { plan: 'team' },
    l2: 1,
    missing: 'average',
    confidence: 0.9,
  },
  readBy: { spend: [] },
  handlesMissing: { left: 'not read', w: 'read only by option' },
  tolerance: 1e-11,
});

describe('fitLinearRegression keeps the contract of estimators', () => {
  for (const check of checks) it(check.name, check.run);
});

describe('a linear regression', () => {
  it('is that of Anscombe’s first quartet (1973): 3.0001 + 0.5001 x, R² 0.6665, errors 1.1247 and 0.1179', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const { intercept, terms, rSquared, residualDeviation } = fitLinearRegression({ x, y }, { target: 'y' }).parameters;
    expect(intercept.coefficient).toBeCloseTo(3.000090909, 8);
    expect(terms[0]?.coefficient).toBeCloseTo(0.500090909, 8);
    expect(intercept.standardError).toBeCloseTo(1.124747, 5);
    expect(terms[0]?.standardError).toBeCloseTo(0.117906, 5);
    expect(rSquared).toBeCloseTo(0.666542, 5);
    expect(residualDeviation).toBeCloseTo(1.236603, 5);
  });

  it('names columns that others determine, and constant ones', () => {
    const x = [1, 2, 3, 4, 5];
    const model = fitLinearRegression({ x, twice: x.map((v) => 2 * v), one: x.map(() => 1), y: x }, { target: 'y' });
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['constant-column', 'aliased-columns']);
    expect(model.parameters.terms.map(({ coefficient }) => coefficient === null)).toEqual([false, true, true]);
  });

  it('explains against the mean customer: base and contributions sum to the value', () => {
    const model = fitLinearRegression({ x: [1, 2, 3], y: [3, 5, 7] }, { target: 'y' });
    const { base, scale, contributions, value, reasons } = explainValue(model, { x: [4] });
    expect([scale, base.toFixed(9), value[0]?.toFixed(9)]).toEqual(['value', '5.000000000', '9.000000000']);
    expect((contributions.columns['x'] as Float64Array)[0]).toBeCloseTo(4, 9);
    expect(reasons).toEqual(['x 4 (mean 2) raises the value by 4']);
  });

  it('refuses what is no number, and options that it does not have', () => {
    expect(() => fitLinearRegression({ x: [1], y: [NaN] }, { target: 'y' })).toThrow(InvalidInputError);
    expect(() => fitLinearRegression({ x: [], y: [] }, { target: 'y' })).toThrow(InsufficientDataError);
    expect(() => fitLinearRegression({ x: [1], y: [2] }, { maxIterations: 3 } as never)).toThrow(InvalidOptionError);
  });
});
