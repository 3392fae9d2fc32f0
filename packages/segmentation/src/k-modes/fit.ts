import { checkOptions, type OptionRule } from '@clientele/core';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import { asGiven } from '../k-means/build.ts';
import { kMeansRules } from '../k-means/fit.ts';
import { type FitKPrototypesOptions, readMixed, searched } from '../k-prototypes/fit.ts';
import { modesOf } from '../k-prototypes/words.ts';
import { featureModel } from '../model/feature-model.ts';
import { asTexts } from './as-texts.ts';
import { type KModesModel, kModesKind } from './model.ts';

/** What is clustered, into how many clusters, and how hard the search is. */
export type FitKModesOptions = Omit<FitKPrototypesOptions, 'gamma' | 'scale'>;

const { tolerance: _, scale: __, ...rules } = kMeansRules;
const checked: Readonly<Record<keyof FitKModesOptions, OptionRule>> = rules;

/**
 * Finds k clusters of customers by texts alone (k-modes, Huang 1998): each cluster has the most frequent text of each column, and
 * a customer belongs where the fewest texts differ. Numbers are taken as texts, so codes such as 1, 2, 3 may be used; for
 * amounts `fitKPrototypes` is right.
 *
 * @param data a table, columns or rows
 * @param options features, k and the search
 * @returns the model: modes, sizes and cost of one run; `diagnostics.objective` is the cost
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { assignClusters, fitKModes, toRows } from '@clientele/segmentation';
 * const customers = { city: ['Ulm', 'Ulm', 'Bonn', 'Bonn', 'Ulm'], tariff: [1, 1, 3, 3, 2] };
 * const model = fitKModes(customers, { k: 2 });
 * model.parameters.modes; // => [['Ulm', '1'], ['Bonn', '3']]
 * toRows(assignClusters(model, { city: ['Bonn'], tariff: [2] })); // => [{ cluster: 1, distance: 1 }]
 */
export function fitKModes(data: ClusterInput, options: FitKModesOptions = {}): KModesModel {
  const verb = 'fitKModes';
  checkOptions(verb, options, checked);
  const { coordinates, w, learnt } = readMixed(verb, asTexts(verb, openColumns(verb, data), options.weight), options);
  const { found, points, notes } = searched({ ...coordinates, w, gamma: 1 }, learnt, options);
  return featureModel(kModesKind, {
    options: asGiven(options),
    parameters: {
      modes: modesOf(found.C, points, learnt.features),
      sizes: Object.freeze(Array.from(found.count)),
      weights: Object.freeze(Array.from(found.W)),
      cost: found.cost,
    },
    features: learnt.features,
    status: found.isConverged ? 'converged' : 'stopped',
    rows: points.n,
    iterations: found.iterations,
    objective: found.cost,
    notes,
  });
}
