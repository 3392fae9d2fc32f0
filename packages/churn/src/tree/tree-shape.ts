import {
  type FeatureSchema,
  finiteShape,
  IncompatibleModelError,
  listOf,
  optional,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';
import type { Tree } from '@clientele/stats';

/** Features that are numbers or categories. */
export const featuresShape: Shape<readonly FeatureSchema[]> = listOf(
  recordOf<Pick<FeatureSchema, 'name' | 'type' | 'levels'>>({
    name: textShape,
    type: wordShape('number', 'category'),
    levels: optional(listOf(textShape)),
  }),
);

const numbers = listOf(finiteShape);

/** The fields of a tree. */
export const treeShape: Shape<Tree> = recordOf<Tree>({
  column: numbers,
  threshold: numbers,
  right: numbers,
  missingLeft: numbers,
  levelsFrom: numbers,
  levels: numbers,
  weight: numbers,
  gain: numbers,
  mean: numbers,
});

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
  const nodes = tree.column.length;
  const isIn = (value: number, from: number, to: number): boolean =>
    Number.isInteger(value) && value >= from && value < to;
  if (nodes === 0) refuse(verb, `${path}.column`, 'one node or more', tree.column);
  for (const field of ['threshold', 'right', 'missingLeft', 'weight', 'gain', 'mean'] as const) {
    if (tree[field].length !== nodes) refuse(verb, `${path}.${field}`, `${nodes} numbers`, tree[field].length);
  }
  if (tree.levelsFrom.length !== nodes + 1) {
    refuse(verb, `${path}.levelsFrom`, `${nodes + 1} numbers`, tree.levelsFrom.length);
  }
  tree.column.forEach((column, node) => {
    if (!isIn(column, -1, features.length)) refuse(verb, `${path}.column[${node}]`, 'a feature, or -1', column);
    const [from, to] = [tree.levelsFrom[node] as number, tree.levelsFrom[node + 1] as number];
    if (!isIn(from, 0, to + 1) || to > tree.levels.length) {
      refuse(verb, `${path}.levelsFrom[${node}]`, 'positions that rise', from);
    }
    if (column < 0) return;
    const right = tree.right[node] as number;
    if (!isIn(right, node + 2, nodes)) refuse(verb, `${path}.right[${node}]`, 'a node further on', right);
    const { levels = [] } = features[column] as FeatureSchema;
    tree.levels.slice(from, to).forEach((level, at) => {
      if (!isIn(level, 0, levels.length)) refuse(verb, `${path}.levels[${from + at}]`, 'a level of the feature', level);
    });
  });
}

/** Throws the refusal of a field. */
export function refuse(verb: string, path: string, expected: string, received: unknown): never {
  throw new IncompatibleModelError(verb, path, expected, showValue(received));
}
