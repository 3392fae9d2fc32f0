import type { ForestModel, GradientBoostingModel, TreeModel } from '@clientele/churn';
import type { FeatureSchema } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { numberOf } from '../dialect/words.ts';
import { featureCells } from './feature-cell.ts';
import type { Layer, SqlScore } from './layers.ts';
import { probabilityOf } from './probability.ts';

type SqlTree = TreeModel['parameters']['tree'];

/** So many trees are summed up in one expression: engines bound how deep expressions may be. */
const treesASum = 50;

/** The share of churners, or the mean, of the leaf that a row falls into, as `predictChurn` and `predictValue` give it. */
export function treeScore(dialect: Dialect, { features, parameters }: TreeModel): SqlScore {
  const { tree, task } = parameters;
  return scoreOf(dialect, features, task, [{ answer: nodeOf(dialect, features, tree, 0, 0) }], 'answer');
}

/** The mean of the leaves of all trees, or base and their sum. */
export function ensembleScore(dialect: Dialect, model: ForestModel | GradientBoostingModel): SqlScore {
  const { features, parameters } = model;
  const { trees, task } = parameters;
  const count = trees.nodesFrom.length - 1;
  const leaves: Layer = Object.fromEntries(
    trees.nodesFrom.slice(0, -1).map((from, at) => [`tree_${at}`, nodeOf(dialect, features, trees, from, from)]),
  );
  const sums = chunksOf(Object.keys(leaves)).map((names, at) => [`sum_${at}`, names.join(' + ')] as const);
  const sum = sums.map(([name]) => name).join(' + ');
  if (model.kind === 'churn/forest') {
    const mean = `(${sum}) / ${numberOf(dialect, count)}`;
    return scoreOf(dialect, features, task, [leaves, Object.fromEntries(sums), { answer: mean }], 'answer');
  }
  const base = { answer: `${numberOf(dialect, model.parameters.base)} + (${sum})` };
  const answer = task === 'classification' ? probabilityOf(dialect, 'answer') : 'answer';
  return scoreOf(dialect, features, task, [leaves, Object.fromEntries(sums), base], answer);
}

function chunksOf(names: readonly string[]): string[][] {
  const chunks = Math.ceil(names.length / treesASum);
  return Array.from({ length: chunks }, (_, at) => names.slice(at * treesASum, (at + 1) * treesASum));
}

function scoreOf(
  dialect: Dialect,
  features: readonly FeatureSchema[],
  task: TreeModel['parameters']['task'],
  steps: readonly Layer[],
  answer: string,
): SqlScore {
  // What the fit never saw is refused in memory, and has no score here; a missing cell has its own way down each tree.
  const strange = features.flatMap(({ type, levels = [] }, at) => {
    if (type !== 'category') return [];
    const known = levels.length === 0 ? '' : ` AND in_${at} NOT IN (${levels.map(dialect.text).join(', ')})`;
    return [`(in_${at} IS NOT NULL${known})`];
  });
  const { inputs, refused } = featureCells(dialect, features);
  return {
    inputs,
    refused: [...refused, ...strange],
    steps,
    scores: { [task === 'classification' ? 'probability' : 'value']: answer },
  };
}

/** A node and all below it; `first` is where the nodes of its tree begin, from which children count. */
function nodeOf(
  dialect: Dialect,
  features: readonly FeatureSchema[],
  tree: SqlTree,
  node: number,
  first: number,
): string {
  const column = tree.column[node] as number;
  if (column < 0) return numberOf(dialect, tree.mean[node] as number);
  const below = (child: number): string => nodeOf(dialect, features, tree, child, first);
  const right = first + (tree.right[node] as number);
  return `CASE WHEN ${goesLeft(dialect, features, tree, node)} THEN ${below(node + 1)} ELSE ${below(right)} END`;
}

/** A comparison with NULL is not true, so that a missing value goes right where nothing is added. */
function goesLeft(dialect: Dialect, features: readonly FeatureSchema[], tree: SqlTree, node: number): string {
  const column = tree.column[node] as number;
  const { type, levels = [] } = features[column] as FeatureSchema;
  const cell = `in_${column}`;
  const missing = tree.missingLeft[node] === 1 ? ` OR ${cell} IS NULL` : '';
  if (type !== 'category') return `${cell} < ${numberOf(dialect, tree.threshold[node] as number)}${missing}`;
  const left = tree.levels.slice(tree.levelsFrom[node], tree.levelsFrom[node + 1]);
  const named = left.map((level) => dialect.text(levels[level] as string));
  return `${named.length === 0 ? '1 = 0' : `${cell} IN (${named.join(', ')})`}${missing}`;
}
