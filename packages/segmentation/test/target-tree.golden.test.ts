import {
  customerTable,
  IncompatibleModelError,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
} from '@clientele/core';
import { assignClusters, fitTargetTree, parseTargetTreeModel, targetTreeRules, toRows } from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

/** Value depends on visits, and for those who come often on the plan. */
const rows = {
  visits: [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16],
  plan: ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'],
  value: [9, 10, 11, 9, 10, 11, 50, 80, 50, 80, 50, 80],
};

describe('fitTargetTree', () => {
  it('asks the most telling question first, and numbers segments by size', () => {
    const model = fitTargetTree(rows, { minCustomers: 2 });
    expect(toRows(targetTreeRules(model))).toEqual([
      { cluster: 2, rule: 'visits >= 8.5; plan "b"', customers: 3, share: 0.25, value: 80 },
      { cluster: 1, rule: 'visits >= 8.5; plan "a"', customers: 3, share: 0.25, value: expect.closeTo(50, 12) },
      { cluster: 0, rule: 'visits < 8.5', customers: 6, share: 0.5, value: expect.closeTo(10, 12) },
    ]);
    // what the leaves leave: 4 of the six who come seldom are 1 off
    expect(model.diagnostics.objective).toBeCloseTo(4 / 12, 12);
    expect(model.diagnostics.iterations).toBe(2);
  });

  it('ends at k segments, at a depth, at a share of the spread', () => {
    const leaves = (options: object): number =>
      targetTreeRules(fitTargetTree(rows, { minCustomers: 2, ...options })).length;
    expect([leaves({ k: 2 }), leaves({ maxDepth: 1 }), leaves({ complexity: 0.2 })]).toEqual([2, 2, 2]);
    expect(leaves({ complexity: 0, k: 12 })).toBeGreaterThan(3);
  });

  it('gives new customers a segment and its value; a new text goes where missing ones go', () => {
    const model = fitTargetTree({ ...rows, plan: [...rows.plan.slice(0, 11), null] }, { minCustomers: 2 });
    const told = assignClusters(model, { visits: [2, 20, 20, 20], plan: ['new', 'b', 'new', null] });
    expect(told.columns.value[0]).toBeCloseTo(10, 12);
    expect(told.columns.cluster[2]).toBe(told.columns.cluster[3]);
    const table = customerTable(['Ada'], { visits: Float64Array.of(20), plan: ['a'] });
    expect(toRows(assignClusters(model, table), ['customer', 'visits', 'value'])).toEqual([
      { customer: 'Ada', visits: 20, value: expect.closeTo(50, 12) },
    ]);
  });

  it('keeps the mean: values by size add up to the target', () => {
    const { x0 = new Float64Array(0), ...others } = blobs(500, 4, { spread: 2 });
    const data = { ...others, value: x0 };
    const told = assignClusters(fitTargetTree(data), data).columns.value;
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    expect(sum(told)).toBeCloseTo(sum(x0), 8);
    const shuffled = fitTargetTree(reordered(data, shuffle(500)));
    expect(shuffled.parameters).toEqual(fitTargetTree(data).parameters);
  });

  it('takes a weight as that many rows', () => {
    const [visits, value, customers] = [
      [1, 2, 3, 8, 9, 12],
      [9, 11, 10, 40, 52, 47],
      [3, 1, 2, 2, 4, 1],
    ];
    const repeated = (cells: readonly number[]): number[] =>
      cells.flatMap((cell, row) => new Array<number>(customers[row] as number).fill(cell));
    const whole = fitTargetTree({ visits: repeated(visits), value: repeated(value) }, { minCustomers: 2 });
    const weighed = fitTargetTree({ visits, value, customers }, { minCustomers: 2, weight: 'customers' });
    expect(weighed.features.map(({ name }) => name)).toEqual(['visits']);
    expect(weighed.diagnostics.objective).toBeCloseTo(whole.diagnostics.objective as number, 10);
    for (const [row, wanted] of toRows(targetTreeRules(whole)).entries()) {
      const { value: mean, ...told } = wanted as { value: number };
      expect(toRows(targetTreeRules(weighed))[row]).toEqual({ ...told, value: expect.closeTo(mean, 10) });
    }
    const heavy = fitTargetTree({ visits: [1, 9], value: [1, 5], n: [1, 3] }, { weight: 'n', features: ['n'] });
    expect(toRows(targetTreeRules(heavy), ['customers', 'value'])).toEqual([
      { customers: 3, value: 5 },
      { customers: 1, value: 1 },
    ]);
    expect(() => fitTargetTree({ visits, value, customers: [0, 1, 1, 1, 1, 1] }, { weight: 'customers' })).toThrow(
      /row 0, column customers/,
    );
  });

  it('says so where there is nothing to tell', () => {
    const flat = fitTargetTree({ x: [1, 2, 3], value: [5, 5, 5] }, { minCustomers: 1 });
    expect(flat.diagnostics.notes.map(({ message }) => message)).toEqual([
      'the target is the same for everybody: there is one segment, and it holds everybody',
    ]);
    expect(toRows(targetTreeRules(flat))).toEqual([{ cluster: 0, rule: 'all', customers: 3, share: 1, value: 5 }]);
  });

  it('refuses what it cannot take, by name', () => {
    expect(() => fitTargetTree({ x: [1, 2], value: [1, null] })).toThrow(/row 1, column value/);
    expect(() => fitTargetTree({ x: [1, Number.POSITIVE_INFINITY], value: [1, 2] })).toThrow(/row 1, column x/);
    expect(() => fitTargetTree({ x: [1, 2], value: ['a', 'b'] })).toThrow(InvalidInputError);
    expect(() => fitTargetTree({ x: [1, 2], y: [1, 2] })).toThrow(/no column "value"/);
    expect(() => fitTargetTree({ value: [1, 2] })).toThrow(InsufficientDataError);
    expect(() => fitTargetTree({ x: [1], value: [1] })).toThrow(InsufficientDataError);
    expect(() => fitTargetTree(rows, { features: ['value'] })).toThrow(/cannot be target and feature/);
    expect(() => fitTargetTree(rows, { k: 1 })).toThrow(InvalidOptionError);
  });

  it('is read back only where every walk ends in a cluster', () => {
    const model = JSON.parse(JSON.stringify(fitTargetTree(rows, { minCustomers: 2 })));
    expect(parseTargetTreeModel(model)).toEqual(model);
    const broken = (change: (parameters: Record<string, never>) => void): (() => unknown) => {
      const copy = structuredClone(model);
      change(copy.parameters);
      return () => parseTargetTreeModel(copy);
    };
    expect(broken(({ tree }) => Object.assign(tree, { right: [0, 0, 0, 0, 0] }))).toThrow(/right\[0\]/);
    expect(broken(({ tree }) => Object.assign(tree, { column: [7, -1, 1, -1, -1] }))).toThrow(IncompatibleModelError);
    expect(broken((parameters) => Object.assign(parameters, { cluster: [0, 1] }))).toThrow(/parameters.cluster/);
    expect(broken((parameters) => Object.assign(parameters, { cluster: [-1, 9, -1, 1, 2] }))).toThrow(/cluster\[1\]/);
    expect(broken((parameters) => Object.assign(parameters, { missingCells: [] }))).toThrow(/missingCells/);
  });
});
