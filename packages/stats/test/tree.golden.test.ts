import { anyNumber, binColumns, growTree, leavesOf, openTree, pruningPath, type TreeLimits } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const free: TreeLimits = { maxDepth: 9, maxLeaves: Number.POSITIVE_INFINITY, leastWeight: 1, leastGain: 0, penalty: 0 };
const ones = (length: number): Float64Array => new Float64Array(length).fill(1);

function onNumbers(x: number[], ...targets: number[][]): ReturnType<typeof growTree> {
  const columns = binColumns([{ values: Float64Array.from(x), levels: 0 }], 100);
  return growTree({ columns, weight: ones(x.length), targets: targets.map((y) => Float64Array.from(y)) }, free);
}

describe('a tree', () => {
  it('parts tied values wherever the labels change in the order of the rows (ml-cart 2.1.1 finds no split here)', () => {
    const tree = onNumbers([1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 1]);
    expect(tree.column).toEqual([0, -1, -1]);
    expect(tree.threshold[0]).toBe(1.5);
    expect(tree.mean).toEqual([4 / 6, 1 / 3, 1]);
  });

  it('has Gini’s index of classes: 10 rows, 6 + 4, parted into 5 + 0 and 1 + 4', () => {
    // n · Gini: 10 (1 − .36 − .16) = 4.8; 0; 5 (1 − 1/25 − 16/25) = 1.6
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const classes = [0, 0, 0, 0, 0, 1, 0, 1, 1, 1];
    const [no, yes] = [classes.map((y) => 1 - y), classes];
    expect(onNumbers(x, no, yes).gain[0]).toBeCloseTo(4.8 - 1.6, 12);
    // one column of 0 and 1 has half of it, hence the same splits
    expect(onNumbers(x, yes).gain[0]).toBeCloseTo((4.8 - 1.6) / 2, 12);
    expect(onNumbers(x, yes).threshold).toEqual(onNumbers(x, no, yes).threshold);
  });

  it('tells three classes apart', () => {
    const kinds = [0, 0, 1, 1, 2, 2];
    const tree = onNumbers([5, 6, 1, 2, 8, 9], ...[0, 1, 2].map((kind) => kinds.map((k) => Number(k === kind))));
    expect(tree.column.filter((column) => column < 0).length).toBe(3);
    expect(tree.mean.slice(-3)).toEqual([0, 0, 1]);
  });

  it('parts a set of levels that no cut in their order would part', () => {
    const values = Float64Array.of(0, 1, 2, 3, 0, 1, 2, 3);
    const columns = binColumns([{ values, levels: 5 }], 100);
    const tree = growTree({ columns, weight: ones(8), targets: [Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1)] }, free);
    expect(tree.levels).toEqual([0, 2, 4]); // of equal sides the left one takes the level that was not met
    expect(tree.mean).toEqual([0.5, 0, 1]);
    const leaves = leavesOf(openTree(tree, [5]), [Float64Array.of(0, 1, 4, Number.NaN)], 4);
    expect([...leaves]).toEqual([1, 2, 1, 1]);
  });

  it('asks whether a value is known where that tells most', () => {
    const tree = onNumbers([1, Number.NaN, 2, Number.NaN, 1, 2], [0, 1, 0, 1, 0, 0]);
    expect(tree.threshold[0]).toBe(anyNumber);
    expect(tree.missingLeft[0]).toBe(0);
    expect(tree.mean).toEqual([2 / 6, 0, 1]);
  });

  it('sends a missing value where the heavier side went, if the fit met none', () => {
    const tree = onNumbers([1, 2, 3, 4], [1, 0, 0, 0]);
    expect(tree.missingLeft[0]).toBe(0);
    expect(onNumbers([1, 2, 3, 4], [0, 0, 0, 1]).missingLeft[0]).toBe(1);
  });

  it('puts its threshold above the lower neighbour, however near', () => {
    const low = 1;
    const tree = onNumbers([low, low + Number.EPSILON], [0, 1]);
    expect(tree.threshold[0]).toBe(low + Number.EPSILON);
    expect(onNumbers([-1.7e308, 1.7e308], [0, 1]).threshold[0]).toBe(0);
  });

  it('takes no split that gains nothing', () => {
    expect(onNumbers([1, 1, 1], [0, 1, 0]).column).toEqual([-1]);
    expect(onNumbers([1, 2, 3], [0.1, 0.1, 0.1]).column).toEqual([-1]);
    expect(onNumbers([1], [3]).mean).toEqual([3]);
  });

  it('is cut back weakest branch first: y 0, 1, 5, 5 on x 1, 2, 3, 4', () => {
    // root: Σ (y − 2.75)² = 20.75, parted at 2.5 leaves 0.5, hence gain 20.25; then 0.5 for the pair 0, 1
    const path = pruningPath(onNumbers([1, 2, 3, 4], [0, 1, 5, 5]));
    expect(path).toEqual([
      { price: 0, leaves: 3, lost: 0 },
      { price: 0.5, leaves: 2, lost: 0.5 },
      { price: 20.25, leaves: 1, lost: 20.75 },
    ]);
  });
});
