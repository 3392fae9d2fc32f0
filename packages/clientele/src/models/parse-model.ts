import { type NextItemModel, parseNextItemModel } from '@clientele/association-rules';
import {
  type ChurnModel,
  parseForestModel,
  parseGradientBoostingModel,
  parseLinearRegressionModel,
  parseLogisticModel,
  parseNeuralNetworkModel,
  parseTreeModel,
} from '@clientele/churn';
import {
  type GammaGammaModel,
  parseBetaDiscreteWeibullModel,
  parseBgBbModel,
  parseBgCnbdKModel,
  parseBgNbdModel,
  parseGammaGammaModel,
  parseGammaGompertzNbdModel,
  parseMbgCnbdKModel,
  parseMbgNbdModel,
  parseNbdModel,
  parseParetoNbdModel,
  parseShiftedBetaGeometricModel,
  type RetentionModel,
  type TransactionModel,
} from '@clientele/clv';
import { IncompatibleModelError, showValue } from '@clientele/core';
import {
  type CalibrationModel,
  type NboModel,
  parseCalibrationModel,
  parseEaseModel,
  parseImplicitAlsModel,
  parseItemSimilarityModel,
  parseNextBasketModel,
  parsePopularityModel,
  parseSarModel,
} from '@clientele/nbo';
import { parseRfmScoresModel, type RfmScoresModel } from '@clientele/rfm';
import {
  type ClusterModel,
  parseGaussianMixtureModel,
  parseKMeansModel,
  parseKMedoidsModel,
  parseKModesModel,
  parseKPrototypesModel,
  parseMiniBatchModel,
  parseTargetTreeModel,
} from '@clientele/segmentation';
import { parseSentimentLinearModel, type SentimentLinearModel } from '@clientele/sentiment';

/** Every model that this release can read. */
export type KnownModel =
  | TransactionModel
  | RetentionModel
  | GammaGammaModel
  | RfmScoresModel
  | ClusterModel
  | ChurnModel
  | NboModel
  | NextItemModel
  | CalibrationModel
  | SentimentLinearModel;

const parsers: ReadonlyMap<unknown, (value: unknown) => KnownModel> = new Map<string, (value: unknown) => KnownModel>([
  ['association-rules/next-item', parseNextItemModel],
  ['churn/forest', parseForestModel],
  ['churn/gradient-boosting', parseGradientBoostingModel],
  ['churn/linear-regression', parseLinearRegressionModel],
  ['churn/logistic', parseLogisticModel],
  ['churn/neural-network', parseNeuralNetworkModel],
  ['churn/tree', parseTreeModel],
  ['clv/beta-discrete-weibull', parseBetaDiscreteWeibullModel],
  ['clv/bg-bb', parseBgBbModel],
  ['clv/bg-cnbd-k', parseBgCnbdKModel],
  ['clv/bg-nbd', parseBgNbdModel],
  ['clv/gamma-gamma', parseGammaGammaModel],
  ['clv/gamma-gompertz-nbd', parseGammaGompertzNbdModel],
  ['clv/mbg-cnbd-k', parseMbgCnbdKModel],
  ['clv/mbg-nbd', parseMbgNbdModel],
  ['clv/nbd', parseNbdModel],
  ['clv/pareto-nbd', parseParetoNbdModel],
  ['clv/shifted-beta-geometric', parseShiftedBetaGeometricModel],
  ['nbo/calibration', parseCalibrationModel],
  ['nbo/item-similarity', parseItemSimilarityModel],
  ['nbo/next-basket', parseNextBasketModel],
  ['nbo/popularity', parsePopularityModel],
  ['nbo/sar', parseSarModel],
  ['nbo/ease', parseEaseModel],
  ['nbo/implicit-als', parseImplicitAlsModel],
  ['rfm/scores', parseRfmScoresModel],
  ['segmentation/gaussian-mixture', parseGaussianMixtureModel],
  ['segmentation/k-means', parseKMeansModel],
  ['segmentation/k-medoids', parseKMedoidsModel],
  ['segmentation/k-modes', parseKModesModel],
  ['segmentation/k-prototypes', parseKPrototypesModel],
  ['segmentation/mini-batch', parseMiniBatchModel],
  ['segmentation/target-tree', parseTargetTreeModel],
  ['sentiment/linear', parseSentimentLinearModel],
]);

/**
 * Reads a model of any kind back from JSON: its `kind` decides which fields are checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen; a switch over `kind` narrows its type
 * @throws IncompatibleModelError (`incompatible-model`) where the kind is unknown, or naming the field
 * @example
 * import { fitRfmScores, parseModel } from 'clientele';
 * const model = fitRfmScores({ recency: [1, 9, 30], frequency: [5, 2, 1], monetary: [90, 40, 10] }, { bins: 3 });
 * parseModel(JSON.parse(JSON.stringify(model))).kind; // => 'rfm/scores'
 */
export function parseModel(value: unknown): KnownModel {
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  const parse = parsers.get(kind);
  if (parse !== undefined) return parse(value);
  const known = [...parsers.keys()].join(', ');
  throw new IncompatibleModelError('parseModel', 'kind', `one of ${known}`, showValue(kind));
}
