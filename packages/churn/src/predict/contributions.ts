import { type FeatureSchema, IncompatibleModelError, showValue } from '@clientele/core';
import { leafPaths, leavesOf, openTree, pathWords, treeShapley } from '@clientele/stats';
import type { GradientBoostingModel } from '../boosting/model.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { readColumns } from '../data/feature-columns.ts';
import { type ChurnInput, type InputColumns, inputColumns } from '../data/input.ts';
import { sumShapley } from '../ensemble/predict.ts';
import type { ForestModel } from '../forest/model.ts';
import type { TreeModel } from '../tree/model.ts';
import { type LinearModel, linearParts, logOddsOf, probabilityOf } from './linear.ts';
import { saidFeatures } from './plain-words.ts';
import { type Reason, type ReasonScale, type ReasonStyle, reasonWords } from './reason-words.ts';
import { type ChurnModel, scoresOf, unknownKind } from './scores.ts';

/** What each feature adds to the answer of a model. */
export interface Contributions {
  readonly input: InputColumns;
  /** What base and contributions sum to. */
  readonly scale: ReasonScale;
  /** The answer for the mean customer, or the mean answer. */
  readonly base: number;
  /** One column a feature, in the model's order. */
  readonly columns: readonly { readonly feature: FeatureSchema; readonly values: Float64Array }[];
  /** Probability or value of each row. */
  readonly scores: Float64Array;
  /** The weightiest reasons of each row in words. */
  reasons(style: ReasonStyle): string[];
}

/** Explains a model of any kind, as exactly as its kind allows. */
export function contributionsOf(
  verb: string,
  model: ChurnModel,
  data: ChurnInput,
  unseen: MissingPolicy,
): Contributions {
  switch (model?.kind) {
    case 'churn/logistic':
    case 'churn/linear-regression':
      return linearContributions(verb, model, data, unseen);
    case 'churn/tree':
      return treeContributions(verb, model, data, unseen);
    case 'churn/forest':
    case 'churn/gradient-boosting':
      return ensembleContributions(verb, model, data, unseen);
    case 'churn/neural-network':
      throw new IncompatibleModelError(verb, 'model.kind', 'a linear model or one of trees', showValue(model.kind));
    default:
      return unknownKind(verb, model);
  }
}

function linearContributions(verb: string, model: LinearModel, data: ChurnInput, unseen: MissingPolicy): Contributions {
  const input = inputColumns(verb, data);
  const parts = linearParts(verb, model, input, unseen);
  const { base, columns } = parts;
  const means = new Map(model.parameters.terms.map(({ feature, mean }) => [feature, mean]));
  const isChurn = model.kind === 'churn/logistic';
  const sums = logOddsOf(parts);
  const scores = isChurn ? sums.map(probabilityOf) : sums;
  const scale = isChurn ? 'log-odds' : 'value';
  return { input, scale, base, columns, scores, reasons: (style) => wordsOf(input, columns, scale, means, style) };
}

function treeContributions(verb: string, model: TreeModel, data: ChurnInput, unseen: MissingPolicy): Contributions {
  const { parameters, features } = model;
  const { tree, task } = parameters;
  const input = inputColumns(verb, data);
  const read = readColumns(verb, input, features, unseen);
  const cells = read.map(({ values }) => values);
  const levels = read.map((column) => column.levels);
  const into = cells.map(() => new Float64Array(input.length));
  const base = treeShapley(tree, levels, tree.mean, cells, into);
  const leaves = leavesOf(openTree(tree, levels), cells, input.length);
  return {
    input,
    scale: task === 'classification' ? 'probability' : 'value',
    base,
    columns: features.map((feature, index) => ({ feature, values: into[index] as Float64Array })),
    scores: Float64Array.from(leaves, (leaf) => tree.mean[leaf] as number),
    reasons: (style) => pathReasons(model, leaves, style),
  };
}

/** Boosting adds up log-odds or values; a forest takes the mean. */
function ensembleContributions(
  verb: string,
  model: ForestModel | GradientBoostingModel,
  data: ChurnInput,
  unseen: MissingPolicy,
): Contributions {
  const { features, parameters } = model;
  const input = inputColumns(verb, data);
  const scores = scoresOf(verb, model, input, unseen);
  const { mean, columns } = sumShapley(verb, model, input, unseen);
  const isForest = model.kind === 'churn/forest';
  const share = isForest ? 1 / (parameters.trees.nodesFrom.length - 1) : 1;
  const named = features.map((feature, index) => ({
    feature,
    values: (columns[index] as Float64Array).map((value) => value * share),
  }));
  const base = mean * share + (model.kind === 'churn/forest' ? 0 : model.parameters.base);
  const churnScale = isForest ? 'probability' : 'log-odds';
  const scale = parameters.task === 'classification' ? churnScale : 'value';
  const reasons = (style: ReasonStyle): string[] => wordsOf(input, named, scale, new Map(), style);
  return { input, scale, base, columns: named, scores, reasons };
}

/** The questions that lead to the leaf. */
function pathReasons(model: TreeModel, leaves: Uint32Array, { top, words: style }: ReasonStyle): string[] {
  const { tree, missingCells } = model.parameters;
  const mayMiss = (column: number): boolean => (missingCells[column] as number) > 0;
  const words = new Map(
    leafPaths(model.parameters.tree).map(({ node, steps }) => {
      const phrases = pathWords(tree, saidFeatures(model.features, style), steps, mayMiss).slice(0, top);
      return [node, phrases.length === 0 ? 'like everybody' : phrases.join('; ')];
    }),
  );
  return Array.from(leaves, (leaf) => words.get(leaf) as string);
}

function wordsOf(
  input: InputColumns,
  columns: Contributions['columns'],
  scale: ReasonScale,
  means: ReadonlyMap<string, number>,
  style: ReasonStyle,
): string[] {
  const features = columns.map(({ feature: { name }, values }) => ({ name, values, cells: input.cells(name) }));
  return Array.from({ length: input.length }, (_, row) => {
    const reasons = features.map(
      ({ name, values, cells }): Reason => ({
        name,
        value: 'codes' in cells ? (cells.dictionary.values[cells.codes[row] as number] ?? null) : numberAt(cells, row),
        mean: means.get(name) ?? null,
        effect: values[row] as number,
      }),
    );
    return reasonWords(reasons, scale, style);
  });
}

function numberAt(cells: Float64Array, row: number): number | null {
  const value = cells[row] as number;
  return Number.isNaN(value) ? null : value;
}
