import { type FeatureSchema, finiteShape, listOf, recordOf, type Shape } from '@clientele/core';
import { type Tree, treeFields } from '@clientele/stats';
import { checkTree, refuse } from '../tree/tree-shape.ts';

/** Many trees, one array a field: those of `Tree`, tree after tree; positions count within each tree. */
export interface JoinedTrees extends Tree {
  /** Where the nodes of each tree begin; one entry more than trees. */
  readonly nodesFrom: readonly number[];
}

/** The fields of joined trees. */
export const joinedTreesShape: Shape<JoinedTrees> = recordOf<JoinedTrees>({
  ...treeFields,
  nodesFrom: listOf(finiteShape),
});

const perNode = ['column', 'threshold', 'right', 'missingLeft', 'weight', 'gain', 'mean'] as const;

/** Puts trees one after the other. */
export function joinTrees(trees: readonly Tree[]): JoinedTrees {
  const nodesFrom = [0];
  const levelsFrom = [0];
  const levels: number[] = [];
  for (const tree of trees) {
    nodesFrom.push((nodesFrom.at(-1) as number) + tree.column.length);
    const before = levels.length;
    for (const from of tree.levelsFrom.slice(1)) levelsFrom.push(before + from);
    for (const level of tree.levels) levels.push(level);
  }
  const fields = perNode.map((field) => [field, trees.flatMap((tree) => tree[field])]);
  return { nodesFrom, levelsFrom, levels, ...(Object.fromEntries(fields) as Pick<Tree, (typeof perNode)[number]>) };
}

/** Takes them apart again. */
export function partTrees(joined: JoinedTrees): Tree[] {
  return joined.nodesFrom.slice(1).map((to, index) => {
    const from = joined.nodesFrom[index] as number;
    const start = joined.levelsFrom[from] as number;
    const fields = perNode.map((field) => [field, joined[field].slice(from, to)]);
    return {
      levelsFrom: joined.levelsFrom.slice(from, to + 1).map((at) => at - start),
      levels: joined.levels.slice(start, joined.levelsFrom[to]),
      ...(Object.fromEntries(fields) as Pick<Tree, (typeof perNode)[number]>),
    };
  });
}

/**
 * Checks each tree.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkJoinedTrees(verb: string, joined: JoinedTrees, features: readonly FeatureSchema[]): void {
  const path = 'model.parameters.trees';
  const { nodesFrom } = joined;
  const nodes = joined.column.length;
  const isRising = nodesFrom.every((from, tree) => Number.isInteger(from) && from > (nodesFrom[tree - 1] ?? -1));
  if (!isRising || nodesFrom[0] !== 0 || nodesFrom.at(-1) !== nodes) {
    refuse(verb, `${path}.nodesFrom`, `positions that rise from 0 to ${nodes}`, nodesFrom);
  }
  if (joined.levelsFrom.length !== nodes + 1) {
    refuse(verb, `${path}.levelsFrom`, `${nodes + 1} numbers`, joined.levelsFrom.length);
  }
  for (const field of perNode) {
    if (joined[field].length !== nodes) refuse(verb, `${path}.${field}`, `${nodes} numbers`, joined[field].length);
  }
  for (const [index, tree] of partTrees(joined).entries()) checkTree(verb, `${path}[${index}]`, tree, features);
}
