import { checkOptions, InvalidInputError, showValue, table, wholeNumber } from '@clientele/core';
import type { Hierarchy, MergeTable } from './cluster.ts';
import { cutAfter } from './cut.ts';

/** How much of the tree is kept. */
export interface TopBranchesOptions {
  /** Branches where the tree is cut, 2 to 1,000; 20 unless told otherwise. */
  readonly branches?: number;
}

/** The top of a tree: what a picture of it shows. */
export interface TopBranches {
  /** The branch that each customer is in, in input order: 0 is the largest. */
  readonly branch: Float64Array;
  /** Customers in each branch. */
  readonly sizes: Float64Array;
  /** How the branches merge: leaves are branches, branches + i is what merge i makes. */
  readonly merges: MergeTable;
}

/**
 * Cuts the tree of a hierarchical clustering where few branches are left, and gives what is above the cut: a dendrogram that
 * fits on a page, whatever the number of customers.
 *
 * @param hierarchy from `clusterHierarchical`
 * @param options how many branches
 * @returns branches, their sizes, and the merges above them, heights ascending; fewer branches where the tree has fewer leaves
 * @throws InvalidInputError (`invalid-input`) where it is no hierarchy
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { clusterHierarchical, topBranches, toRows } from '@clientele/segmentation';
 * const tree = clusterHierarchical({ visits: [1, 2, 3, 9, 30] }, { linkage: 'single', scale: 'none' });
 * const { sizes, merges } = topBranches(tree, { branches: 3 });
 * [...sizes]; // => [3, 1, 1]
 * toRows(merges); // => [{ first: 0, second: 1, height: 6, customers: 4 }, { first: 2, second: 3, height: 21, customers: 5 }]
 */
export function topBranches(hierarchy: Hierarchy, options: TopBranchesOptions = {}): TopBranches {
  checkOptions('topBranches', options, { branches: wholeNumber(2, 1000) });
  const { first, second, height, customers } = mergesOf(hierarchy);
  const n = hierarchy.leaves;
  const kept = Math.min(options.branches ?? 20, n);
  const merged = n - kept;
  const weight = new Float64Array(n);
  for (const leaf of hierarchy.columns.leaf) weight[leaf] = (weight[leaf] as number) + 1;
  const merges = { first: Uint32Array.from(first), second: Uint32Array.from(second), height, size: customers };
  const branchOf = cutAfter(merges, merged, weight);
  const sizes = new Float64Array(kept);
  for (let leaf = 0; leaf < n; leaf++) {
    const branch = branchOf[leaf] as number;
    sizes[branch] = (sizes[branch] as number) + (weight[leaf] as number);
  }
  const place = placesAbove(merges, n, merged, branchOf);
  const rows = Array.from({ length: kept - 1 }, (_, at) => at + merged);
  const [a, b] = [first, second].map((side) => rows.map((row) => place(side[row] as number))) as [number[], number[]];
  return Object.freeze({
    branch: Float64Array.from(hierarchy.columns.leaf, (leaf) => branchOf[leaf] as number),
    sizes,
    merges: table({
      first: Float64Array.from(a, (one, at) => Math.min(one, b[at] as number)),
      second: Float64Array.from(a, (one, at) => Math.max(one, b[at] as number)),
      height: Float64Array.from(rows, (row) => height[row] as number),
      customers: Float64Array.from(rows, (row) => customers[row] as number),
    }),
  });
}

/** The number that a node of the whole tree has in the top of it: that of its branch, or of its merge. */
function placesAbove(
  { first }: { readonly first: Uint32Array },
  n: number,
  merged: number,
  branchOf: Uint32Array,
): (node: number) => number {
  const kept = n - merged;
  return (node) => {
    if (node >= n + merged) return kept + node - n - merged;
    let below = node;
    while (below >= n) below = first[below - n] as number;
    return branchOf[below] as number;
  };
}

function mergesOf(hierarchy: Hierarchy): Hierarchy['merges']['columns'] {
  const columns: unknown = (hierarchy as Hierarchy | null | undefined)?.merges?.columns;
  if (typeof columns === 'object' && columns !== null) return hierarchy.merges.columns;
  throw new InvalidInputError(`topBranches: expected what clusterHierarchical gives, got ${showValue(hierarchy)}`);
}
