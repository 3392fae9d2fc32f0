import { leavesOf, openTree } from '@clientele/stats';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { readColumns } from '../data/feature-columns.ts';
import type { CellSource } from '../data/input.ts';
import type { TreeModel } from './model.ts';

/** The mean of the leaf that each row falls into: a share of churners, or a value. */
export function treeScores(
  verb: string,
  { parameters, features }: TreeModel,
  input: CellSource,
  unseen: MissingPolicy,
): Float64Array {
  const columns = readColumns(verb, input, features, unseen);
  const opened = openTree(
    parameters.tree,
    columns.map(({ levels }) => levels),
  );
  const leaves = leavesOf(
    opened,
    columns.map(({ values }) => values),
    input.length,
  );
  return Float64Array.from(leaves, (leaf) => parameters.tree.mean[leaf] as number);
}
