import type { GradientBoostingModel } from '../boosting/model.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import type { CellSource } from '../data/input.ts';
import type { ForestModel } from '../forest/model.ts';
import { probabilityOf } from '../predict/linear.ts';
import { sumTrees } from './predict.ts';

/** The mean of the trees of a forest, row by row. */
export function forestScores(verb: string, model: ForestModel, input: CellSource, unseen: MissingPolicy): Float64Array {
  const count = model.parameters.trees.nodesFrom.length - 1;
  return sumTrees(verb, model, input, unseen).map((sum) => sum / count);
}

/** What the trees of boosting add up to, as a probability where they foretell churn, row by row. */
export function boostingScores(
  verb: string,
  model: GradientBoostingModel,
  input: CellSource,
  unseen: MissingPolicy,
): Float64Array {
  const { base, task } = model.parameters;
  const isChurn = task === 'classification';
  return sumTrees(verb, model, input, unseen).map((sum) => (isChurn ? probabilityOf(base + sum) : base + sum));
}
