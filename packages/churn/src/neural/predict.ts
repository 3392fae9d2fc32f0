import type { FeatureSchema } from '@clientele/core';
import { encodeFeature, type MissingPolicy } from '../data/encode-feature.ts';
import type { CellSource } from '../data/input.ts';
import type { NeuralNetworkModel } from './model.ts';
import { forward, openActivations } from './network.ts';

/** The output of the network for each row: log-odds, or the value. */
export function networkOutputs(
  verb: string,
  { parameters, features }: NeuralNetworkModel,
  input: CellSource,
  unseen: MissingPolicy,
): Float64Array {
  const { terms, sizes, missing, targetMean, targetScale } = parameters;
  const cells = new Map(
    features.map((feature) => [
      feature.name,
      encodeFeature(verb, feature, input.cells(feature.name), { missing, unseen }).values,
    ]),
  );
  const columns = terms.map(({ feature, level, mean, scale }) => {
    const { levels = [] } = features.find(({ name }) => name === feature) as FeatureSchema;
    const position = level === null ? -1 : levels.indexOf(level);
    return { values: cells.get(feature) as Float64Array, position, mean, scale };
  });
  const network = { sizes, weights: Float64Array.from(parameters.weights) };
  const room = openActivations(sizes);
  const first = room.outputs[0] as Float64Array;
  return Float64Array.from({ length: input.length }, (_, row) => {
    columns.forEach(({ values, position, mean, scale }, at) => {
      const value = values[row] as number;
      const known = position < 0 ? value : Number(value === position);
      first[at] = Number.isNaN(value) || scale === 0 ? 0 : (known - mean) / scale;
    });
    return targetMean + targetScale * forward(network, room);
  });
}
