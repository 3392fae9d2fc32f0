import { type Tree, treeShapley } from '@clientele/stats';
import { referenceJson, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const modelPath = 'churn/golden/xgb_telco_20x3.json';
const shapPath = 'churn/golden/xgb_telco_shap.json';
const isThere = referencePath(modelPath) !== null && referencePath(shapPath) !== null;

interface XgbTree {
  readonly left_children: readonly number[];
  readonly right_children: readonly number[];
  readonly split_indices: readonly number[];
  readonly split_conditions: readonly number[];
  readonly default_left: readonly (number | boolean)[];
  readonly sum_hessian: readonly number[];
}

/** A tree of xgboost in preorder; it compares numbers of 32 bits, left where below. */
function fromXgboost(tree: XgbTree): { tree: Tree; values: number[] } {
  const order: number[] = [];
  const walk = (node: number): void => {
    order.push(node);
    if ((tree.left_children[node] as number) < 0) return;
    walk(tree.left_children[node] as number);
    walk(tree.right_children[node] as number);
  };
  walk(0);
  const isLeaf = (node: number): boolean => (tree.left_children[node] as number) < 0;
  const own = (field: (node: number) => number, leaf: number): number[] =>
    order.map((node) => (isLeaf(node) ? leaf : field(node)));
  return {
    tree: {
      column: own((node) => tree.split_indices[node] as number, -1),
      threshold: own((node) => tree.split_conditions[node] as number, 0),
      right: own((node) => order.indexOf(tree.right_children[node] as number), 0),
      missingLeft: own((node) => Number(tree.default_left[node]), 0),
      levelsFrom: [0, ...order.map(() => 0)],
      levels: [],
      weight: order.map((node) => tree.sum_hessian[node] as number),
      gain: order.map(() => 0),
      mean: [],
    },
    values: order.map((node) => (isLeaf(node) ? (tree.split_conditions[node] as number) : 0)),
  };
}

describe.skipIf(!isThere)('Shapley values of trees', () => {
  it('are those of xgboost 1.7.4 on 20 rows of telco, to 1e-6', () => {
    const model = referenceJson<{ learner: { gradient_booster: { model: { trees: XgbTree[] } } } }>(modelPath);
    const golden = referenceJson<{ rows: number[][]; margin: number[]; shap: number[][] }>(shapPath);
    const trees = model.learner.gradient_booster.model.trees.map(fromXgboost);
    const size = (golden.rows[0] as number[]).length;
    const columns = Array.from({ length: size }, (_, column) =>
      Float64Array.from(golden.rows, (row) => Math.fround(row[column] as number)),
    );
    const into = columns.map(({ length }) => new Float64Array(length));
    const noLevels = columns.map(() => 0);
    const base = trees.reduce((sum, { tree, values }) => sum + treeShapley(tree, noLevels, values, columns, into), 0);
    golden.shap.forEach((expected, row) => {
      const given = [...into.map((values) => values[row] as number), base];
      expected.forEach((value, column) => {
        expect(Math.abs((given[column] as number) - value)).toBeLessThan(1e-6);
      });
      const margin = given.reduce((sum, value) => sum + value, 0);
      expect(Math.abs(margin - (golden.margin[row] as number))).toBeLessThan(1e-6);
    });
  });
});
