import { checkKind, refuseOptions, type Table } from '@clientele/core';
import { byPlaces, type ClusterColumns } from '../assign/by-places.ts';
import { type PlainColumns, plainColumns } from '../features/plain-columns.ts';
import { type KMeansModel, kMeansKind } from './model.ts';

/**
 * Assigns customers to the clusters of k-means: what the verb of this name in the main entry says, without the kernels of all other
 * models.
 *
 * @param model clusters of k-means
 * @param data a table or columns; rows are for the main entry
 * @param options none
 * @returns a table of `cluster` and `distance` alone, in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where there are options
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitKMeans } from '@clientele/segmentation';
 * import { assignClusters, parseKMeansModel } from '@clientele/segmentation/k-means';
 * const file = JSON.stringify(fitKMeans({ visits: [1, 1, 1, 31, 31] }, { k: 2, scale: 'none' }));
 * const { cluster, distance } = assignClusters(parseKMeansModel(JSON.parse(file)), { visits: [3, 40] }).columns;
 * [...cluster, ...distance]; // => [0, 1, 2, 9]
 */
export function assignClusters(model: KMeansModel, data: PlainColumns, options?: undefined): Table<ClusterColumns> {
  const verb = 'assignClusters';
  refuseOptions(verb, options);
  checkKind(verb, model, kMeansKind.kind);
  const source = plainColumns(verb, data);
  const columns = byPlaces(model.features, source, model.parameters.centers);
  return Object.freeze({ length: source.length, columns: Object.freeze(columns) });
}
