import type { Tree } from './tree.ts';

/** One step of cutting a tree back. */
export interface PruningStep {
  /** From this price of a leaf on, the tree of this step is the best one; the same unit as `gain`. */
  readonly price: number;
  readonly leaves: number;
  /** Σ w (y − ȳ)² that the leaves of this step leave more than those of the whole tree. */
  readonly lost: number;
}

/**
 * Cuts a tree back where the gain of a branch is not worth its leaves (minimal cost-complexity pruning, Breiman et al. 1984,
 * chapter 3): the branch with the smallest gain a leaf goes first, until each one left is worth more than `price`.
 *
 * @param tree from `growTree`
 * @param price what a leaf must take off Σ w (y − ȳ)², 0 or more
 * @returns the smaller tree
 * @example
 * import { binColumns, growTree, pruneTree } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2, 3, 4), levels: 0 }], 255);
 * const rows = { columns, weight: new Float64Array(4).fill(1), targets: [Float64Array.of(0, 1, 5, 5)] };
 * const tree = growTree(rows, { maxDepth: 9, maxLeaves: 99, leastWeight: 1, leastGain: 0, penalty: 0 });
 * pruneTree(tree, 1).mean; // => [2.75, 0.5, 5]
 */
export function pruneTree(tree: Tree, price: number): Tree {
  const cut = cutBack(tree, (weakest) => weakest <= price).isCut;
  return withoutBranches(tree, cut);
}

/**
 * The trees that pruning can give, from the whole one to the root alone.
 *
 * @param tree from `growTree`
 * @returns one step a tree, prices rising
 * @example
 * import { binColumns, growTree, pruningPath } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2, 3, 4), levels: 0 }], 255);
 * const rows = { columns, weight: new Float64Array(4).fill(1), targets: [Float64Array.of(0, 1, 5, 5)] };
 * const tree = growTree(rows, { maxDepth: 9, maxLeaves: 99, leastWeight: 1, leastGain: 0, penalty: 0 });
 * pruningPath(tree).map(({ price, leaves }) => [price, leaves]); // => [[0, 3], [0.5, 2], [20.25, 1]]
 */
export function pruningPath(tree: Tree): PruningStep[] {
  const whole = { price: 0, leaves: tree.column.filter((column) => column < 0).length, lost: 0 };
  return [whole, ...cutBack(tree, () => true).steps];
}

/** Cuts the weakest branches, all of equal strength at once, as long as `isWeak` says so. */
function cutBack(tree: Tree, isWeak: (weakest: number) => boolean): { isCut: Uint8Array; steps: PruningStep[] } {
  const size = tree.column.length;
  const isCut = new Uint8Array(size);
  const branch = { gain: new Float64Array(size), leaves: new Float64Array(size) };
  const steps: PruningStep[] = [];
  let lost = 0;
  for (;;) {
    sumBranches(tree, isCut, branch);
    if (branch.leaves[0] === 1) return { isCut, steps };
    const strengthOf = (node: number): number => (branch.gain[node] as number) / ((branch.leaves[node] as number) - 1);
    const inner = innerNodes(tree, isCut);
    const weakest = inner.reduce((least, node) => Math.min(least, strengthOf(node)), Number.POSITIVE_INFINITY);
    if (!isWeak(weakest)) return { isCut, steps };
    const before = branch.gain[0] as number;
    for (const node of inner) if (strengthOf(node) <= weakest * (1 + 1e-12)) isCut[node] = 1;
    sumBranches(tree, isCut, branch);
    lost += before - (branch.gain[0] as number);
    steps.push({ price: weakest, leaves: branch.leaves[0] as number, lost });
  }
}

/** Gain and leaves of the branch under each node; children stand after their parents. */
function sumBranches(
  tree: Tree,
  isCut: Uint8Array,
  { gain, leaves }: { gain: Float64Array; leaves: Float64Array },
): void {
  for (let node = tree.column.length - 1; node >= 0; node--) {
    const isLeaf = (tree.column[node] as number) < 0 || isCut[node] === 1;
    const right = tree.right[node] as number;
    leaves[node] = isLeaf ? 1 : (leaves[node + 1] as number) + (leaves[right] as number);
    gain[node] = isLeaf ? 0 : (tree.gain[node] as number) + (gain[node + 1] as number) + (gain[right] as number);
  }
}

/** Nodes that still part, those under a cut one left out. */
function innerNodes(tree: Tree, isCut: Uint8Array): number[] {
  const isUnder = new Uint8Array(isCut.length);
  const inner: number[] = [];
  for (let node = 0; node < isCut.length; node++) {
    if ((tree.column[node] as number) < 0) continue;
    const isEnd = isCut[node] === 1 || isUnder[node] === 1;
    if (isEnd) {
      isUnder[node + 1] = 1;
      isUnder[tree.right[node] as number] = 1;
    } else inner.push(node);
  }
  return inner;
}

/**
 * The same tree, some nodes turned into leaves.
 *
 * @param tree from `growTree`
 * @param isCut 1 for each node that shall be a leaf
 * @returns the smaller tree
 * @example
 * import { binColumns, growTree, withoutBranches } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2, 3, 4), levels: 0 }], 255);
 * const rows = { columns, weight: new Float64Array(4).fill(1), targets: [Float64Array.of(0, 1, 5, 5)] };
 * const tree = growTree(rows, { maxDepth: 9, maxLeaves: 99, leastWeight: 1, leastGain: 0, penalty: 0 });
 * withoutBranches(tree, Uint8Array.of(0, 1, 0, 0, 0)).mean; // => [2.75, 0.5, 5]
 */
export function withoutBranches(tree: Tree, isCut: Uint8Array): Tree {
  const targets = tree.mean.length / tree.weight.length;
  const kept: number[] = [];
  const place = new Int32Array(isCut.length);
  for (let node = 0; node < isCut.length; ) {
    place[node] = kept.length;
    kept.push(node);
    node = isCut[node] === 1 ? endOf(tree, node) : node + 1;
  }
  const isLeaf = (node: number): boolean => (tree.column[node] as number) < 0 || isCut[node] === 1;
  const levelsOf = (node: number): readonly number[] =>
    isLeaf(node) ? [] : tree.levels.slice(tree.levelsFrom[node], tree.levelsFrom[node + 1]);
  const own = <T extends number>(field: readonly T[], leaf: T): T[] =>
    kept.map((node) => (isLeaf(node) ? leaf : (field[node] as T)));
  const levelsFrom = [0];
  for (const node of kept) levelsFrom.push((levelsFrom.at(-1) as number) + levelsOf(node).length);
  return {
    column: own(tree.column, -1),
    threshold: own(tree.threshold, 0),
    right: kept.map((node) => (isLeaf(node) ? 0 : (place[tree.right[node] as number] as number))),
    missingLeft: own(tree.missingLeft, 0),
    levelsFrom,
    levels: kept.flatMap(levelsOf),
    weight: kept.map((node) => tree.weight[node] as number),
    gain: own(tree.gain, 0),
    mean: kept.flatMap((node) => tree.mean.slice(node * targets, (node + 1) * targets)),
  };
}

/** The first node after a branch. */
function endOf(tree: Tree, node: number): number {
  let last = node;
  while ((tree.column[last] as number) >= 0) last = tree.right[last] as number;
  return last + 1;
}
