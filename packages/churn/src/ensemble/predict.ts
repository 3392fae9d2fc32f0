import type { FeatureSchema } from '@clientele/core';
import { leavesOf, openTree, treeShapley } from '@clientele/stats';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { readColumns } from '../data/feature-columns.ts';
import type { CellSource } from '../data/input.ts';
import { type JoinedTrees, partTrees } from './joined-trees.ts';

interface Ensemble {
  readonly parameters: { readonly trees: JoinedTrees };
  readonly features: readonly FeatureSchema[];
}

/** The sum of the leaves that each row falls into. */
export function sumTrees(
  verb: string,
  { parameters, features }: Ensemble,
  input: CellSource,
  unseen: MissingPolicy,
): Float64Array {
  const read = readColumns(verb, input, features, unseen);
  const cells = read.map(({ values }) => values);
  const levels = read.map((column) => column.levels);
  const sums = new Float64Array(input.length);
  for (const tree of partTrees(parameters.trees)) {
    const leaves = leavesOf(openTree(tree, levels), cells, input.length);
    for (let row = 0; row < sums.length; row++) {
      sums[row] = (sums[row] as number) + (tree.mean[leaves[row] as number] as number);
    }
  }
  return sums;
}

/** What each feature adds to these sums, and their mean over the fit. */
export function sumShapley(
  verb: string,
  { parameters, features }: Ensemble,
  input: CellSource,
  unseen: MissingPolicy,
): { readonly mean: number; readonly columns: readonly Float64Array[] } {
  const read = readColumns(verb, input, features, unseen);
  const cells = read.map(({ values }) => values);
  const levels = read.map((column) => column.levels);
  const columns = cells.map(() => new Float64Array(input.length));
  const trees = partTrees(parameters.trees);
  const mean = trees.reduce((sum, tree) => sum + treeShapley(tree, levels, tree.mean, cells, columns), 0);
  return { mean, columns };
}
