import { IncompatibleModelError, showValue } from '@clientele/core';
import { leavesOf, openTree } from '@clientele/stats';
import type { GradientBoostingModel } from '../boosting/model.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { readColumns } from '../data/feature-columns.ts';
import { type ChurnInput, type InputColumns, inputColumns } from '../data/input.ts';
import type { ChurnTask } from '../data/outcomes.ts';
import { sumTrees } from '../ensemble/predict.ts';
import type { ForestModel } from '../forest/model.ts';
import type { LinearRegressionModel } from '../linear-regression/model.ts';
import type { LogisticModel } from '../logistic/model.ts';
import type { NeuralNetworkModel } from '../neural/model.ts';
import { networkOutputs } from '../neural/predict.ts';
import type { TreeModel } from '../tree/model.ts';
import { linearParts, logOddsOf, probabilityOf } from './linear.ts';

/** Every model of churn, or of a number. */
export type ChurnModel =
  | LogisticModel
  | LinearRegressionModel
  | TreeModel
  | ForestModel
  | GradientBoostingModel
  | NeuralNetworkModel;

/** The answer of a model for each row. */
export interface Scores {
  readonly input: InputColumns;
  readonly values: Float64Array;
}

/**
 * What a model answers: a probability of churn, or a number.
 *
 * @param model from `fitLogistic`, `fitTree` and their like
 * @returns `'classification'` for churn, which `predictChurn` reads; `'regression'` for a number, which `predictValue` reads
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitTree, taskOfModel } from '@clientele/churn';
 * taskOfModel(fitTree({ visits: [1, 2], label: [0, 1] })); // => 'classification'
 */
export function taskOfModel(model: ChurnModel): ChurnTask {
  return taskOf('taskOfModel', model);
}

function taskOf(verb: string, model: ChurnModel): ChurnTask {
  switch (model?.kind) {
    case 'churn/logistic':
      return 'classification';
    case 'churn/linear-regression':
      return 'regression';
    case 'churn/tree':
    case 'churn/forest':
    case 'churn/gradient-boosting':
    case 'churn/neural-network':
      return model.parameters.task;
    default:
      return unknownKind(verb, model);
  }
}

/** Probabilities, or values, as the model's task is. */
export function scoresOf(verb: string, model: ChurnModel, data: ChurnInput, unseen: MissingPolicy): Scores {
  switch (model?.kind) {
    case 'churn/logistic': {
      const parts = linearParts(verb, model, data, unseen);
      return { input: parts.input, values: logOddsOf(parts).map(probabilityOf) };
    }
    case 'churn/linear-regression': {
      const parts = linearParts(verb, model, data, unseen);
      return { input: parts.input, values: logOddsOf(parts) };
    }
    case 'churn/tree':
      return treeScores(verb, model, data, unseen);
    case 'churn/forest': {
      const { input, sums } = sumTrees(verb, model, data, unseen);
      const count = model.parameters.trees.nodesFrom.length - 1;
      return { input, values: sums.map((sum) => sum / count) };
    }
    case 'churn/neural-network': {
      const { input, outputs } = networkOutputs(verb, model, data, unseen);
      return { input, values: model.parameters.task === 'classification' ? outputs.map(probabilityOf) : outputs };
    }
    case 'churn/gradient-boosting': {
      const { base, task } = model.parameters;
      const { input, sums } = sumTrees(verb, model, data, unseen);
      const isChurn = task === 'classification';
      return { input, values: sums.map((sum) => (isChurn ? probabilityOf(base + sum) : base + sum)) };
    }
    default:
      return unknownKind(verb, model);
  }
}

/**
 * Refuses a model of the other task.
 *
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function checkTask(verb: string, model: ChurnModel, task: ChurnTask): void {
  const given = taskOf(verb, model);
  if (given !== task) throw new IncompatibleModelError(verb, 'model.parameters.task', task, showValue(given));
}

function treeScores(
  verb: string,
  { parameters, features }: TreeModel,
  data: ChurnInput,
  unseen: MissingPolicy,
): Scores {
  const input = inputColumns(verb, data);
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
  return { input, values: Float64Array.from(leaves, (leaf) => parameters.tree.mean[leaf] as number) };
}

/** The kinds are a closed union; a caller without types may still give another. */
export function unknownKind(verb: string, model: never): never {
  const kind: unknown = (model as { kind?: unknown } | undefined)?.kind;
  throw new IncompatibleModelError(verb, 'model.kind', 'a kind of @clientele/churn', showValue(kind));
}
