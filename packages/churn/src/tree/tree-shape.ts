import {
  type FeatureSchema,
  IncompatibleModelError,
  listOf,
  optional,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';
import { type Tree, treeFault, treeFields } from '@clientele/stats';

/** Features that are numbers or categories. */
export const featuresShape: Shape<readonly FeatureSchema[]> = listOf(
  recordOf<Pick<FeatureSchema, 'name' | 'type' | 'levels'>>({
    name: textShape,
    type: wordShape('number', 'category'),
    levels: optional(listOf(textShape)),
  }),
);

/** The fields of a tree. */
export const treeShape: Shape<Tree> = recordOf<Tree>(treeFields);

/**
 * Checks that features are named once and have the levels that their type asks for.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkFeatures(verb: string, features: readonly FeatureSchema[]): void {
  features.forEach(({ name, type, levels }, index) => {
    const path = `model.features[${index}]`;
    if (features.findIndex((other) => other.name === name) !== index) refuse(verb, `${path}.name`, 'named once', name);
    const isSound = type === 'number' ? levels === undefined : levels !== undefined && levels.length > 0;
    const wanted = type === 'number' ? 'left out' : 'a list of one level or more';
    if (!isSound) refuse(verb, `${path}.levels`, wanted, levels);
    if (new Set(levels).size !== (levels?.length ?? 0)) refuse(verb, `${path}.levels`, 'each named once', levels);
  });
}

/**
 * Checks that a walk down a tree ends, and asks about nothing that there is not.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkTree(verb: string, path: string, tree: Tree, features: readonly FeatureSchema[]): void {
  const fault = treeFault(tree, features);
  if (fault !== null) refuse(verb, `${path}.${fault.field}`, fault.expected, fault.received);
}

/** Throws the refusal of a field. */
export function refuse(verb: string, path: string, expected: string, received: unknown): never {
  throw new IncompatibleModelError(verb, path, expected, showValue(received));
}
