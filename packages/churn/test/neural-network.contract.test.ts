import { explainChurn, fitNeuralNetwork, parseNeuralNetworkModel, predictChurn, predictValue } from '@clientele/churn';
import { IncompatibleModelError, InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import { checkEstimator } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { backward, firstWeights, forward, openActivations } from '../src/neural/network.ts';
import { customerSample, readCustomers } from './customer-sample.ts';

const checks = checkEstimator({
  name: 'fitNeuralNetwork',
  sample: customerSample,
  input: readCustomers,
  parse: parseNeuralNetworkModel,
  fit: (input, options) =>
    fitNeuralNetwork(input, { features: ['recency', 'spend', 'plan'], epochs: 20, batch: 4, hidden: [3], ...options }),
  verbs: { predictChurn: (model, input) => ({ probability: predictChurn(model, input).columns.probability }) },
  options: {
    target: 'left',
    weight: 'w',
    features: ['plan'],
    hidden: [4, 2],
    epochs: 3,
    learningRate: 0.1,
    batch: 16,
    l2: 0.5,
    validation: 0,
    patience: 1,
    missing: 'average',
    seed: 7,
  },
  readBy: { label: [] },
  handlesMissing: { left: 'read only as a target, by option', w: 'read only as a weight, by option' },
  tolerance: 1e-9,
});

describe('fitNeuralNetwork keeps the contract of estimators', () => {
  for (const check of checks) it(check.name, check.run);
});

describe('a neural network', () => {
  it.each([[[3, 4, 1]], [[2, 3, 2, 1]]])('back-propagates the slope of its output: %j against differences', (sizes) => {
    const weights = firstWeights(sizes, openRandom(3)).map((value, i) => value + 0.01 * i);
    const room = openActivations(sizes);
    const run = (at: Float64Array): number => {
      (room.outputs[0] as Float64Array).set([0.5, -1, 2].slice(0, sizes[0]));
      return forward({ sizes, weights: at }, room);
    };
    const gradient = new Float64Array(weights.length);
    run(weights);
    backward({ sizes, weights }, room, 1, gradient);
    gradient.forEach((slope, i) => {
      const moved = (step: number): number => run(weights.map((value, j) => (j === i ? value + step : value)));
      expect(Math.abs((moved(1e-5) - moved(-1e-5)) / 2e-5 - slope)).toBeLessThan(1e-8);
    });
  });

  it('learns a number that bends', () => {
    const x = Array.from({ length: 400 }, (_, i) => (i % 100) / 10);
    const customer = x.map((_, i) => `c${i}`);
    const spend = x.map((value) => 100 + 50 * Math.sin(value));
    const model = fitNeuralNetwork({ customer, x, spend }, { target: 'spend', task: 'regression', learningRate: 0.02 });
    const { value } = predictValue(model, { x: [1.6, 4.7] }).columns;
    expect(value[0]).toBeGreaterThan(130);
    expect(value[1]).toBeLessThan(70);
  });

  it('refuses what it cannot learn from, and is not explained feature by feature', () => {
    const x = [1, 2, 3, 4];
    expect(() => fitNeuralNetwork({ x, label: [1, 1, 1, 1] })).toThrow(InsufficientDataError);
    expect(() => fitNeuralNetwork({ x: [1, NaN, 3, 4], label: [1, 0, 1, 0] })).toThrow(InvalidInputError);
    expect(() => fitNeuralNetwork({ label: [1, 0, 1, 0] })).toThrow(InvalidInputError);
    expect(() => fitNeuralNetwork({ x, label: [1, 0, 1, 0] }, { hidden: [1, 2, 3] })).toThrow(InvalidOptionError);
    const model = fitNeuralNetwork({ x, label: [1, 0, 1, 0] }, { epochs: 2 });
    expect(() => explainChurn(model, { x })).toThrow(IncompatibleModelError);
  });
});
