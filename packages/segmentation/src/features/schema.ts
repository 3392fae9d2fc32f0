import {
  countShape,
  type FeatureSchema,
  finiteShape,
  IncompatibleModelError,
  type JsonValue,
  listOf,
  optional,
  positiveShape,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';

const missingShape: Shape<JsonValue> = (value, path, refuse) =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : refuse(path, 'a finite number or a text', value);

/** The shape of the features of a model. */
export const featuresShape: Shape<readonly FeatureSchema[]> = listOf(
  recordOf<FeatureSchema>({
    name: textShape,
    type: wordShape('number', 'category', 'boolean'),
    transform: optional(wordShape('log1p', 'rank')),
    knots: optional(listOf(finiteShape)),
    levels: optional(listOf(textShape)),
    pooled: optional(countShape),
    center: optional(finiteShape),
    scale: optional(positiveShape),
    missing: optional(missingShape),
  }) as Shape<FeatureSchema>,
);

/**
 * What the shape alone cannot see: numbers have centre and scale, texts have levels, a rank has its percentiles.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkFeatures(verb: string, features: readonly FeatureSchema[]): void {
  for (const [at, feature] of features.entries()) checkFeature(verb, `model.features[${at}]`, feature);
}

function checkFeature(verb: string, path: string, feature: FeatureSchema): void {
  const { type, transform, knots, levels, pooled, center, scale, missing } = feature;
  const demand = (holds: boolean, field: string, expected: string, received: unknown): void => {
    if (!holds) throw new IncompatibleModelError(verb, `${path}.${field}`, expected, showValue(received));
  };
  demand(type !== 'boolean', 'type', 'number or category', type);
  demand(scale !== undefined, 'scale', 'a number > 0', scale);
  if (type === 'category') {
    demand(levels !== undefined && new Set(levels).size === levels.length, 'levels', 'texts, each once', levels);
    demand(pooled !== undefined, 'pooled', 'a whole number >= 0', pooled);
    demand(transform === undefined, 'transform', 'left out for texts', transform);
    demand(missing === undefined || typeof missing === 'string', 'missing', 'a text', missing);
    return;
  }
  demand(center !== undefined, 'center', 'a finite number', center);
  demand(levels === undefined, 'levels', 'left out for numbers', levels);
  demand(missing === undefined || typeof missing === 'number', 'missing', 'a number', missing);
  const isRank = transform === 'rank';
  demand(
    isRank ? isAscending(knots) : knots === undefined,
    'knots',
    isRank ? 'ascending percentiles' : 'left out',
    knots,
  );
}

function isAscending(knots: readonly number[] | undefined): boolean {
  return (
    knots !== undefined && knots.length > 1 && knots.every((knot, j) => j === 0 || knot >= (knots[j - 1] as number))
  );
}
