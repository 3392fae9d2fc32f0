import type { FeatureSchema } from '@clientele/core';
import { anyNumber, type Tree } from './tree.ts';

/** What words need to know of a column. */
export type NamedColumn = Pick<FeatureSchema, 'name' | 'levels'>;

/** What is known of one feature after the questions down to a node. */
interface Known {
  /** At or above it. */
  readonly from: number;
  /** Below it. */
  readonly below: number;
  /** Levels that are left; null for a number. */
  readonly levels: readonly number[] | null;
  /** Whether a missing cell gets here as well. */
  readonly missing: boolean;
  /** Whether a cell that is there gets here. */
  readonly present: boolean;
}

/** One step down a tree. */
export interface TreeStep {
  readonly node: number;
  readonly isLeft: boolean;
}

/** A leaf with the steps that lead to it from the root. */
export interface LeafPath {
  readonly node: number;
  readonly steps: readonly TreeStep[];
}

/**
 * The leaves of a tree, each with the steps that lead to it.
 *
 * @param tree from `growTree`
 * @returns the leaves from left to right
 * @example
 * import { binColumns, growTree, leafPaths } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2), levels: 0 }], 255);
 * const rows = { columns, weight: Float64Array.of(1, 1), targets: [Float64Array.of(0, 1)] };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * leafPaths(tree)[1]; // => { node: 2, steps: [{ node: 0, isLeft: false }] }
 */
export function leafPaths(tree: Tree): LeafPath[] {
  const paths: LeafPath[] = [];
  const waiting: LeafPath[] = [{ node: 0, steps: [] }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { node, steps } = at;
    if ((tree.column[node] as number) < 0) paths.push(at);
    else {
      waiting.push({ node: tree.right[node] as number, steps: [...steps, { node, isLeft: false }] });
      waiting.push({ node: node + 1, steps: [...steps, { node, isLeft: true }] });
    }
  }
  return paths;
}

/**
 * The questions of a path in words, one phrase a feature, in the order in which they are asked first:
 * `5.5 <= tenure < 12`, `plan "basic" or "pro"`, `visits missing`.
 *
 * @param tree the tree
 * @param features what its columns are
 * @param steps from the root down
 * @param mayMiss whether the fit met missing cells, by feature: else they are not spoken of
 * @returns the phrases; none for the root
 * @example
 * import { binColumns, growTree, leafPaths, pathWords } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2), levels: 0 }], 255);
 * const rows = { columns, weight: Float64Array.of(1, 1), targets: [Float64Array.of(0, 1)] };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * const [left] = leafPaths(tree);
 * pathWords(tree, [{ name: 'visits' }], left?.steps ?? [], () => false); // => ['visits < 1.5']
 */
export function pathWords(
  tree: Tree,
  features: readonly NamedColumn[],
  steps: readonly TreeStep[],
  mayMiss: (column: number) => boolean,
): string[] {
  const known = new Map<number, Known>();
  for (const step of steps) {
    const column = tree.column[step.node] as number;
    const { levels } = features[column] as NamedColumn;
    known.set(column, narrowed(tree, known.get(column) ?? anything(levels?.length, mayMiss(column)), step));
  }
  return [...known].map(([column, what]) => knownWords(features[column] as NamedColumn, what));
}
function anything(levels: number | undefined, missing: boolean): Known {
  const all = levels === undefined ? null : Array.from({ length: levels }, (_, level) => level);
  return { from: Number.NEGATIVE_INFINITY, below: Number.POSITIVE_INFINITY, levels: all, missing, present: true };
}

function narrowed(tree: Tree, known: Known, { node, isLeft }: TreeStep): Known {
  const missing = known.missing && (tree.missingLeft[node] === 1) === isLeft;
  if (known.levels !== null) {
    const left = tree.levels.slice(tree.levelsFrom[node], tree.levelsFrom[node + 1]);
    const levels = known.levels.filter((level) => left.includes(level) === isLeft);
    return { ...known, levels, missing, present: levels.length > 0 };
  }
  const threshold = tree.threshold[node] as number;
  if (threshold === anyNumber) return { ...known, missing, present: known.present && isLeft };
  return isLeft
    ? { ...known, below: Math.min(known.below, threshold), missing }
    : { ...known, from: Math.max(known.from, threshold), missing };
}

function knownWords({ name, levels: names = [] }: NamedColumn, known: Known): string {
  if (!known.present) return `${name} missing`;
  const words = known.levels === null ? rangeWords(name, known) : `${name} ${levelWords(names, known.levels)}`;
  return known.missing ? `${words} or missing` : words;
}

function rangeWords(name: string, { from, below }: Known): string {
  const [hasFrom, hasBelow] = [from !== Number.NEGATIVE_INFINITY, below !== Number.POSITIVE_INFINITY];
  if (hasFrom && hasBelow) return `${numberWords(from)} <= ${name} < ${numberWords(below)}`;
  if (hasFrom) return `${name} >= ${numberWords(from)}`;
  return hasBelow ? `${name} < ${numberWords(below)}` : `${name} known`;
}

/** The shorter of "these" and "all but those". */
function levelWords(names: readonly string[], levels: readonly number[]): string {
  const quoted = (list: readonly number[]): string[] => list.map((level) => JSON.stringify(names[level]));
  const others = names.flatMap((_, level) => (levels.includes(level) ? [] : [level]));
  if (others.length > 0 && others.length < levels.length) return `not ${quoted(others).join(' nor ')}`;
  return quoted(levels).join(' or ');
}

/** Up to six digits that count, without a locale. */
function numberWords(value: number): string {
  return String(Number(value.toPrecision(6)));
}
