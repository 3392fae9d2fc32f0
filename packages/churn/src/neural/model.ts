import {
  countShape,
  diagnosticsShape,
  type FeatureSchema,
  type FitDiagnostics,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  parseModelRecord,
  recordOf,
  type Shape,
  textShape,
  wordShape,
} from '@clientele/core';
import type { MissingPolicy } from '../data/encode-feature.ts';
import type { ChurnTask } from '../data/outcomes.ts';
import type { DesignTerm } from '../logistic/design.ts';
import { termsOf } from '../logistic/model.ts';
import { checkFeatures, featuresShape, refuse } from '../tree/tree-shape.ts';
import { weightCount } from './network.ts';

/** One input of the network: a number, or 1 for a level of a category, standardised by `mean` and `scale`. */
export type NetworkTerm = DesignTerm;

/** What `fitNeuralNetwork` learns. */
export interface NeuralNetworkParameters {
  readonly task: ChurnTask;
  readonly terms: readonly NetworkTerm[];
  /** Units of each layer: inputs, hidden ones, the one output. */
  readonly sizes: readonly number[];
  /** Layer after layer: the weights of each unit, then the biases of all. */
  readonly weights: readonly number[];
  /** What is added to the output of a regression, times `targetScale`; 0 for churn. */
  readonly targetMean: number;
  /** Unit of the output of a regression; 1 for churn. */
  readonly targetScale: number;
  readonly missing: MissingPolicy;
  /** Mean log loss, or mean squared error in units of the target's variance, of the customers held out; null where none were. */
  readonly validationLoss: number | null;
}

/** A neural network of churn, or of a number. A plain JSON record without customers. */
export type NeuralNetworkModel = Model<'churn/neural-network', NeuralNetworkParameters> & {
  readonly features: readonly FeatureSchema[];
};

/** Kind and newest version of the model. */
export const neuralKind = 'churn/neural-network';
/** Rises when a field changes. */
export const neuralVersion = 1;

interface Fields {
  readonly options: NeuralNetworkModel['options'];
  readonly parameters: NeuralNetworkParameters;
  readonly features: readonly FeatureSchema[];
  readonly diagnostics: FitDiagnostics;
}

const fields: { readonly [F in keyof Fields]: Shape<Fields[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf<NeuralNetworkParameters>({
    task: wordShape('classification', 'regression'),
    terms: listOf(
      recordOf<NetworkTerm>({ feature: textShape, level: nullOr(textShape), mean: finiteShape, scale: finiteShape }),
    ),
    sizes: listOf(countShape),
    weights: listOf(finiteShape),
    targetMean: finiteShape,
    targetScale: finiteShape,
    missing: wordShape('refuse', 'average'),
    validationLoss: nullOr(finiteShape),
  }),
  features: featuresShape,
  diagnostics: diagnosticsShape,
};

/**
 * Reads a neural network back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitNeuralNetwork, parseNeuralNetworkModel } from '@clientele/churn';
 * const model = fitNeuralNetwork({ visits: [1, 2, 3, 4], label: [1, 1, 0, 0] }, { validation: 0, epochs: 3, hidden: [2] });
 * parseNeuralNetworkModel(JSON.parse(JSON.stringify(model))).parameters.sizes; // => [1, 2, 1]
 */
export function parseNeuralNetworkModel(value: unknown): NeuralNetworkModel {
  const verb = 'parseNeuralNetworkModel';
  const model = parseModelRecord<typeof neuralKind, Fields>(verb, value, neuralKind, neuralVersion, fields);
  const { sizes, weights, terms } = model.parameters;
  checkFeatures(verb, model.features);
  const wanted = termsOf(model.features);
  const isSame = wanted.every(({ feature, level }, at) => terms[at]?.feature === feature && terms[at]?.level === level);
  if (wanted.length !== terms.length || !isSame) {
    refuse(verb, 'model.parameters.terms', `the ${wanted.length} terms of the features`, terms.length);
  }
  const isNetwork = sizes.length >= 3 && sizes[0] === terms.length && sizes.at(-1) === 1;
  if (!isNetwork) refuse(verb, 'model.parameters.sizes', `${terms.length} inputs, hidden layers, one output`, sizes);
  if (weights.length !== weightCount(sizes)) {
    refuse(verb, 'model.parameters.weights', `${weightCount(sizes)} numbers`, weights.length);
  }
  return model;
}
