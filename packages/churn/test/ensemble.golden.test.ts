import { explainChurn, fitForest, fitGradientBoosting, fitTree, predictChurn, predictValue } from '@clientele/churn';
import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const bare = { validation: 0, subsample: 1 };

describe('gradient boosting', () => {
  it('adds in its first tree −ν G / (H + λ): by hand, two leaves of two', () => {
    // y 1, 1, 0, 0 at p = 1/2: G = −1 and 1, H = 1/2 each; λ = 1, ν = 1/2: ± 1/2 · 1 / 1.5
    const model = fitGradientBoosting(
      { x: [1, 1, 2, 2], label: [1, 1, 0, 0] },
      { ...bare, rounds: 1, learningRate: 0.5, minInformation: 0.1 },
    );
    expect(model.parameters.base).toBe(0);
    expect(model.parameters.trees.mean).toEqual([0, expect.closeTo(1 / 3, 12), expect.closeTo(-1 / 3, 12)]);
    const { probability } = predictChurn(model, { x: [1, 2] }).columns;
    expect(probability[0]).toBeCloseTo(1 / (1 + Math.exp(-1 / 3)), 12);
  });

  it('of a number with one tree, no shrinkage and ν = 1 is the regression tree', () => {
    const rows = { x: [1, 2, 3, 4, 5, 6, 7, 8], y: [1, 2, 1, 2, 9, 8, 9, 40] };
    const common = { target: 'y', task: 'regression', maxDepth: 2 } as const;
    const tree = fitTree(rows, { ...common, minLeaf: 1, complexity: 0 });
    const boosted = fitGradientBoosting(rows, { ...common, ...bare, rounds: 1, learningRate: 1, l2: 0 });
    const [a, b] = [tree, boosted].map((model) => predictValue(model, rows).columns.value);
    a?.forEach((value, row) => {
      expect(b?.[row]).toBeCloseTo(value, 9);
    });
  });

  it('learns what acts together, where a logistic regression cannot, from missing cells and levels as well', () => {
    const size = 800;
    const x = Array.from({ length: size }, (_, i) => (i % 4 < 2 ? 1 : Number.NaN));
    const plan = Array.from({ length: size }, (_, i) => ['a', 'b'][i % 2] as string);
    const label = plan.map((level, i) => Number(Number.isNaN(x[i]) === (level === 'a')));
    const model = fitGradientBoosting({ x, plan, label }, { rounds: 100, learningRate: 0.2, validation: 0 });
    const { probability } = predictChurn(model, { x: [1, 1, NaN, NaN], plan: ['a', 'b', 'a', 'b'] }).columns;
    expect(Array.from(probability, Math.round)).toEqual([0, 1, 1, 0]);
  });

  it('ends where those held out gain no more, and keeps the trees up to there', () => {
    const x = Array.from({ length: 400 }, (_, i) => (i * 7919) % 400);
    const label = x.map((_, i) => Number((i * 104729) % 7 < 3));
    const model = fitGradientBoosting({ x, label }, { patience: 5 });
    expect(model.diagnostics.status).toBe('converged');
    expect(model.diagnostics.iterations).toBeLessThan(50);
    expect(model.parameters.trees.nodesFrom.length - 1).toBe(model.diagnostics.iterations);
  });

  it('explains: base and contributions sum to the log-odds', () => {
    const rows = { x: [1, 2, 3, 4, 5, 6, 7, 8], z: [1, 0, 1, 0, 1, 0, 1, 0], label: [1, 1, 1, 0, 1, 0, 0, 0] };
    const model = fitGradientBoosting(rows, { ...bare, rounds: 20, minInformation: 0.1 });
    const { base, scale, contributions, probability, reasons } = explainChurn(model, rows);
    expect(scale).toBe('log-odds');
    const { x, z } = contributions.columns as Record<'x' | 'z', Float64Array>;
    probability.forEach((p, row) => {
      expect(base + (x[row] as number) + (z[row] as number)).toBeCloseTo(Math.log(p / (1 - p)), 12);
    });
    expect(reasons[0]).toMatch(/^x 1 raises the odds/);
  });

  it('keeps the rows of a customer together when it draws: ids decide, not the order or the number of rows', () => {
    const customer = Array.from({ length: 300 }, (_, i) => `c${i % 100}`);
    const x = customer.map((_, i) => (i * 37) % 101);
    const label = x.map((value) => Number(value < 40));
    const plain = fitGradientBoosting({ customer, x, label }, { rounds: 10 });
    const others = fitGradientBoosting({ customer: customer.map((id) => `${id}!`), x, label }, { rounds: 10 });
    expect(others.parameters.trees).not.toEqual(plain.parameters.trees);
  });

  it('refuses what it cannot learn from', () => {
    const x = [1, 2, 3, 4];
    expect(() => fitGradientBoosting({ x, label: [1, 1, 1, 1] })).toThrow(InsufficientDataError);
    expect(() => fitGradientBoosting({ x: [1, 2, Infinity, 4], label: [1, 0, 1, 0] })).toThrow(InvalidInputError);
    expect(() => fitGradientBoosting({ x: x.map(() => NaN), label: [1, 0, 1, 0] })).toThrow(InvalidInputError);
    expect(() => fitGradientBoosting({ label: [1, 0, 1, 0] })).toThrow(InvalidInputError);
    expect(() => fitGradientBoosting({ x, label: [1, 0, 1, 0] }, { validation: 0.9 })).toThrow(InvalidOptionError);
    const stop = (): never => {
      throw new RangeError('enough');
    };
    expect(() => fitGradientBoosting({ x, label: [1, 0, 1, 0] }, { ...bare, onProgress: stop })).toThrow('enough');
  });
});

describe('a forest', () => {
  const x = Array.from({ length: 200 }, (_, i) => i % 50);
  const label = x.map((value, i) => Number(i % 10 === 0 ? value >= 20 : value < 20));

  it('answers between its trees, and knows its error out of bag', () => {
    const model = fitForest({ x, label }, { trees: 40 });
    const { probability } = predictChurn(model, { x: [5, 45] }).columns;
    expect(probability[0]).toBeGreaterThan(0.7);
    expect(probability[1]).toBeLessThan(0.3);
    // nine of ten follow x: .1 · .9 is the least, .25 what the mean alone gives
    expect(model.parameters.outOfBagError).toBeGreaterThan(0.07);
    expect(model.parameters.outOfBagError).toBeLessThan(0.13);
  });

  it('gives certainty where its trees agree (ml-random-forest 2.1.0 drops its first one), also with few trees', () => {
    for (const trees of [1, 2, 3, 10]) {
      const model = fitForest({ x, label: x.map((value) => Number(value < 25)) }, { trees, minLeaf: 1 });
      expect([...predictChurn(model, { x: [0, 49] }).columns.probability]).toEqual([1, 0]);
    }
  });

  it('explains: base and contributions sum to the probability', () => {
    const model = fitForest({ x, label }, { trees: 5 });
    const { base, scale, contributions, probability } = explainChurn(model, { x: [5, 45] });
    expect(scale).toBe('probability');
    probability.forEach((p, row) => {
      expect(base + ((contributions.columns['x'] as Float64Array)[row] as number)).toBeCloseTo(p, 12);
    });
  });
});
