import { fitTree, parseTreeModel, predictChurn, predictValue } from '@clientele/churn';
import { IncompatibleModelError, InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const visits = [1, 2, 3, 4, 5, 6];
const label = [1, 1, 1, 0, 0, 0];
const small = { minLeaf: 1 };
const codes = (model: ReturnType<typeof fitTree>): string[] => model.diagnostics.notes.map(({ code }) => code);

describe('fitTree refuses', () => {
  it.each([
    [
      'labels that are not 0 or 1',
      { visits, label: [1, 1, 2, 0, 0, 0] },
      'row 2, column label: expected 0 or 1, got 2',
    ],
    [
      'an infinite cell',
      { visits: [1, 2, Infinity, 4, 5, 6], label },
      'row 2, column visits: expected a finite number',
    ],
    ['a column without a value', { visits: visits.map(() => NaN), label }, 'column "visits" has no value'],
    ['a category without a value', { plan: visits.map(() => null), label }, 'column "plan" has no value'],
    ['a missing target', { visits }, 'no column "label"'],
    ['columns of different lengths', { visits: [1], label }, 'fitTree: '],
  ])('%s', (_, data, message) => {
    expect(() => fitTree(data)).toThrow(InvalidInputError);
    expect(() => fitTree(data)).toThrow(message);
  });

  it('one class, no rows, and no row that counts', () => {
    expect(() => fitTree({ visits, label: visits.map(() => 1) })).toThrow(InsufficientDataError);
    expect(() => fitTree({ visits, label: visits.map(() => 0) })).toThrow(InsufficientDataError);
    expect(() => fitTree({ visits: [], label: [] })).toThrow(InsufficientDataError);
    expect(() => fitTree({ visits: [], label: [] }, { task: 'regression' })).toThrow(InsufficientDataError);
    expect(() => fitTree({ visits, label, w: visits.map(() => 0) }, { weight: 'w' })).toThrow(InsufficientDataError);
  });

  it('a numeric target that is missing, and options out of their range', () => {
    expect(() => fitTree({ visits, label: [1, 2, NaN, 4, 5, 6] }, { task: 'regression' })).toThrow(InvalidInputError);
    for (const options of [{ maxDepth: 0 }, { minLeaf: 0 }, { complexity: 2 }, { bins: 1 }, { depth: 3 }]) {
      expect(() => fitTree({ visits, label }, options as object)).toThrow(InvalidOptionError);
    }
  });
});

describe('fitTree bears', () => {
  it('one row of a number: the tree is its root', () => {
    const model = fitTree({ visits: [3], label: [7] }, { task: 'regression' });
    expect(predictValue(model, { visits: [99] }).columns.value).toEqual(Float64Array.of(7));
    expect(codes(model)).toEqual(['constant-column', 'root-only']);
  });

  it('constant and duplicate columns: the first of two is asked', () => {
    const model = fitTree({ one: visits.map(() => 1), visits, twice: visits, label }, small);
    expect(model.parameters.tree.column[0]).toBe(1);
    expect(codes(model)).toEqual(['constant-column']);
  });

  it('rows of weight 0: as if they were not there', () => {
    const rows = { visits: [...visits, 9], label: [...label, 1] };
    const weighed = fitTree({ ...rows, w: [1, 1, 1, 1, 1, 1, 0] }, { ...small, weight: 'w' });
    expect(weighed.parameters).toEqual(fitTree({ visits, label }, small).parameters);
    expect(codes(weighed)).toEqual(['rows-without-weight']);
  });

  it('columns in another order at prediction, and others beside them', () => {
    const model = fitTree({ visits, spend: [9, 1, 8, 2, 7, 3], label }, small);
    const [one, other] = [
      predictChurn(model, { visits, spend: visits }),
      predictChurn(model, { more: visits, spend: visits, visits }),
    ];
    expect(other.columns.probability).toEqual(one.columns.probability);
  });

  it('levels that the fit never saw: refused, or taken for missing', () => {
    const plan = ['a', 'a', 'a', 'b', 'b', null];
    const model = fitTree({ plan, label }, small);
    expect(() => predictChurn(model, { plan: ['c'] })).toThrow(InvalidInputError);
    const { probability } = predictChurn(model, { plan: ['c', null] }, { unseen: 'average' }).columns;
    expect(probability[0]).toBe(probability[1]);
  });
});

describe('a model of one task', () => {
  it('is refused by the verb of the other', () => {
    const churn = fitTree({ visits, label }, small);
    const value = fitTree({ visits, label }, { ...small, task: 'regression' });
    expect(() => predictValue(churn, { visits })).toThrow(IncompatibleModelError);
    expect(() => predictChurn(value, { visits })).toThrow(IncompatibleModelError);
    expect(() => predictChurn({ kind: 'other' } as never, { visits })).toThrow(IncompatibleModelError);
  });
});

describe('parseTreeModel refuses a tree', () => {
  const model = fitTree({ visits, plan: ['a', 'b', 'a', 'b', 'a', 'b'], label }, small);
  const { tree } = model.parameters;
  const stored = (changed: object): unknown => ({
    ...model,
    parameters: { ...model.parameters, tree: { ...tree, ...changed } },
  });

  it.each([
    ['that asks about no feature there is', { column: [7, -1, -1] }],
    ['that goes back', { right: [0, 0, 0] }],
    ['that goes out of itself', { right: [9, 0, 0] }],
    [
      'without nodes',
      { column: [], threshold: [], right: [], missingLeft: [], weight: [], gain: [], mean: [], levelsFrom: [0] },
    ],
    ['with fields of different lengths', { weight: [1] }],
    ['with levels where there are none', { levelsFrom: [0, 5, 5, 5] }],
    ['with a chance above 1', { mean: [0.5, 1.5, 0] }],
  ])('%s', (_, changed) => {
    expect(() => parseTreeModel(stored({}))).not.toThrow();
    expect(() => parseTreeModel(stored(changed))).toThrow(IncompatibleModelError);
  });
});
