import { IncompatibleModelError, showValue } from '@clientele/core';
import type { GradientBoostingModel } from '../boosting/model.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import type { CellSource } from '../data/input.ts';
import type { ChurnTask } from '../data/outcomes.ts';
import { boostingScores, forestScores } from '../ensemble/scores.ts';
import type { ForestModel } from '../forest/model.ts';
import type { LinearRegressionModel } from '../linear-regression/model.ts';
import type { LogisticModel } from '../logistic/model.ts';
import type { NeuralNetworkModel } from '../neural/model.ts';
import { networkOutputs } from '../neural/predict.ts';
import type { TreeModel } from '../tree/model.ts';
import { treeScores } from '../tree/scores.ts';
import { linearParts, logisticScores, logOddsOf, probabilityOf } from './linear.ts';

/** Every model of churn, or of a number. */
export type ChurnModel =
  | LogisticModel
  | LinearRegressionModel
  | TreeModel
  | ForestModel
  | GradientBoostingModel
  | NeuralNetworkModel;

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

/** Probabilities, or values, as the model's task is, row by row. */
export function scoresOf(verb: string, model: ChurnModel, input: CellSource, unseen: MissingPolicy): Float64Array {
  switch (model?.kind) {
    case 'churn/logistic':
      return logisticScores(verb, model, input, unseen);
    case 'churn/linear-regression':
      return logOddsOf(linearParts(verb, model, input, unseen));
    case 'churn/tree':
      return treeScores(verb, model, input, unseen);
    case 'churn/forest':
      return forestScores(verb, model, input, unseen);
    case 'churn/gradient-boosting':
      return boostingScores(verb, model, input, unseen);
    case 'churn/neural-network': {
      const outputs = networkOutputs(verb, model, input, unseen);
      return model.parameters.task === 'classification' ? outputs.map(probabilityOf) : outputs;
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

/** The kinds are a closed union; a caller without types may still give another. */
export function unknownKind(verb: string, model: never): never {
  const kind: unknown = (model as { kind?: unknown } | undefined)?.kind;
  throw new IncompatibleModelError(verb, 'model.kind', 'a kind of @clientele/churn', showValue(kind));
}
