import { describeTree, explainChurn, fitTree, predictChurn, toRows, treeRules } from '@clientele/churn';
import { describe, expect, it } from 'vitest';

describe('a decision tree', () => {
  it('finds a cut among tied values whatever the order of the rows (ml-cart 2.1.1 does not)', () => {
    const x = [1, 1, 1, 2, 2, 2];
    for (const label of [
      [0, 0, 1, 1, 1, 1],
      [1, 0, 0, 1, 1, 1],
      [0, 1, 0, 1, 1, 1],
    ]) {
      expect(describeTree(fitTree({ x, label }, { minLeaf: 1 })).split('\n')).toEqual([
        'all: 66.7 % of 6',
        '├─ x < 1.5: 33.3 % of 3',
        '└─ x >= 1.5: 100 % of 3',
      ]);
    }
  });

  it('is cut back by complexity, a share of the spread: 0.5 of 20.75 is 0.024', () => {
    const rows = { x: [1, 2, 3, 4], y: [0, 1, 5, 5] };
    const leaves = (complexity: number): number =>
      treeRules(fitTree(rows, { target: 'y', task: 'regression', minLeaf: 1, complexity })).length;
    expect([0, 0.024, 0.025, 0.97, 0.98].map(leaves)).toEqual([3, 3, 2, 2, 1]);
  });

  it('says its rules in words: ranges, levels, missing cells', () => {
    const rows = {
      tenure: [1, 2, 3, 20, 21, 22, 40, 41, 42, Number.NaN, Number.NaN, Number.NaN],
      plan: ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'],
      label: [1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1],
    };
    const model = fitTree(rows, { minLeaf: 1, complexity: 0 });
    expect(toRows(treeRules(model), ['rule', 'customers', 'mean'])).toEqual([
      { rule: 'tenure < 21.5 or missing', customers: 8, mean: 1 },
      { rule: 'tenure >= 21.5', customers: 4, mean: 0 },
    ]);
    const levels = fitTree({ plan: rows.plan, label: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0] }, { minLeaf: 1 });
    expect(toRows(treeRules(levels), ['rule'])).toEqual([{ rule: 'plan not "c"' }, { rule: 'plan "c"' }]);
  });

  it('explains a customer by the path, and its contributions sum to the risk', () => {
    const rows = { a: [0, 0, 1, 1], b: [0, 1, 0, 1], label: [0, 0, 0, 1], n: [10, 10, 10, 30] };
    const model = fitTree(rows, { weight: 'n', minLeaf: 1, complexity: 0 });
    const { base, scale, contributions, probability, reasons } = explainChurn(model, { a: [1, 1, 0], b: [1, 0, 0] });
    expect([base, scale]).toEqual([0.5, 'probability']);
    expect(reasons).toEqual(['a >= 0.5; b >= 0.5', 'a >= 0.5; b < 0.5', 'a < 0.5']);
    const { a, b } = contributions.columns as Record<'a' | 'b', Float64Array>;
    probability.forEach((p, row) => {
      expect(base + (a[row] as number) + (b[row] as number)).toBeCloseTo(p, 14);
    });
    // by hand: v(a) = 30/40, v(b): 2/6 · 0 + 4/6 · 1, v(ab) = 1, v() = .5; φ_a = ((.75 − .5) + (1 − 2/3)) / 2
    expect(a[0]).toBeCloseTo((0.25 + 1 / 3) / 2, 14);
    expect(b[0]).toBeCloseTo((1 / 6 + 0.25) / 2, 14);
  });

  it('gives churners of a leaf their share', () => {
    const model = fitTree({ x: [1, 1, 1, 5, 5, 5], label: [1, 1, 0, 0, 0, 0] }, { minLeaf: 1 });
    expect(predictChurn(model, { x: [0, 9] }).columns.probability).toEqual(Float64Array.of(2 / 3, 0));
  });
});
