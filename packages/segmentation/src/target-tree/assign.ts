import { leavesOf, openTree } from '@clientele/stats';
import type { ColumnSource } from '../features/columns.ts';
import { cellsLikeFit } from '../features/encode.ts';
import { badCell } from '../features/refuse.ts';
import { levelPositions } from '../tree/columns.ts';
import type { TargetTreeModel } from './model.ts';

/** The columns that assignment by a tree toward a target adds. */
export type TargetColumns = {
  /** Number of the segment: 0 is the largest of the fit. */
  cluster: Float64Array;
  /** Mean of the target among the customers of the fit who are in it, in the target's unit. */
  value: Float64Array;
};

/** Walks each customer down the tree; a text that the fit did not meet goes where missing ones go. */
export function byTargetTree({ features, parameters }: TargetTreeModel, source: ColumnSource): TargetColumns {
  const { tree, cluster } = parameters;
  const columns = features.map((feature) => {
    const cells = cellsLikeFit('assignClusters', source, feature);
    if ('codes' in cells) return levelPositions(cells, feature.levels ?? []);
    const bad = cells.findIndex((cell) => Math.abs(cell) === Number.POSITIVE_INFINITY);
    if (bad >= 0) throw badCell('assignClusters', feature.name, bad, 'a finite number, or nothing', cells[bad]);
    return cells;
  });
  const levels = features.map((feature) => feature.levels?.length ?? 0);
  const leaves = leavesOf(openTree(tree, levels), columns, source.length);
  return {
    cluster: Float64Array.from(leaves, (leaf) => cluster[leaf] as number),
    value: Float64Array.from(leaves, (leaf) => tree.mean[leaf] as number),
  };
}
