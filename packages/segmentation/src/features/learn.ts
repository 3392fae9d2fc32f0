import {
  type CodedColumn,
  type FeatureSchema,
  InvalidOptionError,
  NO_CODE,
  type Note,
  showValue,
} from '@clientele/core';
import { median, quantiles } from '@clientele/stats';
import { columnOf, type FeatureChoice, type FeatureOptions, type FeatureScaling } from './choices.ts';
import type { ColumnSource } from './columns.ts';
import { badCell, demandLevels, demandNumbers } from './refuse.ts';
import { scaleOf } from './scaling.ts';
import { transformed } from './transform.ts';

/** The features of a fit, and what is worth knowing about them. */
export interface LearntFeatures {
  readonly features: readonly FeatureSchema[];
  readonly notes: readonly Note[];
}

type Learnt = readonly [FeatureSchema, readonly Note[]];

/** Levels of a text that get an indicator each, unless told otherwise. */
const mostIndicators = 12;
const percentiles = Array.from({ length: 101 }, (_, percent) => percent / 100);
/** Never features unless they are named: ids, and what segmentation itself adds. */
const notFeatures = new Set(['customer', 'id', 'cluster', 'distance', 'probability', 'leaf', 'segment', 'action']);

/**
 * Learns how columns become coordinates: transforms, centres, scales, levels.
 *
 * @param verb begins messages
 * @param source the columns
 * @param options which of them, and how
 * @param weights one a row, or empty
 * @param leftOut a column that is no feature unless it is named
 * @param usualMaxLevels levels of a text that stand by themselves, where a choice does not say
 * @throws InvalidInputError (`invalid-input`) where a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where a choice does not fit its column, or no column is left
 */
export function learnFeatures(
  verb: string,
  source: ColumnSource,
  options: FeatureOptions,
  weights: Float64Array,
  leftOut?: string,
  usualMaxLevels: number = mostIndicators,
): LearntFeatures {
  const usual = options.features === undefined ? usualFeatures(source, leftOut) : undefined;
  const choices = options.features ?? usual?.names ?? [];
  if (choices.length === 0)
    refuseOption(verb, 'features', 'the name of a column or more, since none is a feature by itself', choices);
  const learnt = choices.map((given): Learnt => {
    const choice = typeof given === 'string' ? { column: given } : given;
    const cells = source.cells(columnOf(given));
    return 'codes' in cells
      ? category(verb, { maxLevels: usualMaxLevels, ...choice }, cells, weights, options.scale)
      : number(verb, choice, cells, weights, options.scale);
  });
  return {
    features: Object.freeze(learnt.map(([schema]) => schema)),
    notes: [...(usual?.notes ?? []), ...learnt.flatMap(([, notes]) => notes)],
  };
}

function usualFeatures(source: ColumnSource, leftOut: string | undefined): { names: string[]; notes: Note[] } {
  const possible = source.names.filter((name) => !notFeatures.has(name) && name !== leftOut);
  const names = possible.filter((name) => source.isFeature(name));
  const others = possible.filter((name) => !names.includes(name));
  if (others.length === 0) return { names, notes: [] };
  const message = `lists, mixtures, and texts that differ for most customers are no features unless named; left out: ${others.join(', ')}`;
  return { names, notes: [{ code: 'columns-left-out', message, details: { columns: others } }] };
}

function number(
  verb: string,
  { column, transform, missing, scale: own, maxLevels }: FeatureChoice,
  given: Float64Array,
  weights: Float64Array,
  usual: FeatureScaling = 'z-score',
): Learnt {
  if (maxLevels !== undefined) refuseOption(verb, `features.${column}.maxLevels`, 'left out for numbers', maxLevels);
  if (typeof missing === 'string' && missing !== 'median') {
    refuseOption(verb, `features.${column}.missing`, 'a number or "median" for numbers', missing);
  }
  const filler = missing === 'median' ? medianOf(verb, column, given) : missing;
  const cells = demandNumbers(verb, column, given, filler);
  const knots = transform === 'rank' ? Object.freeze(quantiles(cells, percentiles)) : undefined;
  const values = transform === undefined ? cells : cells.map((x) => transformed(x, { transform, knots }));
  const { isConstant, isFallback, center, scale } = scaleOf(values, weights, own ?? usual);
  const schema: FeatureSchema = Object.freeze({
    name: column,
    type: 'number',
    ...(transform === undefined ? {} : { transform }),
    ...(knots === undefined ? {} : { knots }),
    center: center + 0,
    scale,
    ...(filler === undefined ? {} : { missing: filler }),
  });
  return [schema, [...(isConstant ? [constantNote(column)] : []), ...(isFallback ? [fallbackNote(column)] : [])]];
}

function medianOf(verb: string, column: string, given: Float64Array): number {
  demandNumbers(verb, column, given, 0);
  const there = given.filter((cell) => !Number.isNaN(cell));
  if (there.length === 0) throw badCell(verb, column, 0, 'one number at least, to take the median of', Number.NaN);
  return median(there);
}

function category(
  verb: string,
  { column, transform, missing, scale: own, maxLevels = mostIndicators }: FeatureChoice,
  given: CodedColumn,
  weights: Float64Array,
  usual: FeatureScaling = 'z-score',
): Learnt {
  if (transform !== undefined) refuseOption(verb, `features.${column}.transform`, 'left out for texts', transform);
  if (typeof missing === 'number') refuseOption(verb, `features.${column}.missing`, 'a text for texts', missing);
  const shares = levelShares(demandLevels(verb, column, given, missing), given, weights, missing);
  const levels = shares.slice(0, maxLevels).map(([level]) => level);
  const pooled = shares.length - levels.length;
  const kept = shares.slice(0, maxLevels).map(([, share]) => share);
  const rest = 1 - kept.reduce((sum, share) => sum + share, 0);
  const variance = 1 - [...kept, pooled > 0 ? rest : 0].reduce((sum, share) => sum + share * share, 0);
  const isConstant = shares.length <= 1;
  const schema: FeatureSchema = Object.freeze({
    name: column,
    type: 'category',
    levels: Object.freeze(levels),
    pooled,
    scale: isConstant || (own ?? usual) === 'none' ? 1 : Math.sqrt(variance),
    ...(missing === undefined ? {} : { missing }),
  });
  return [schema, isConstant ? [constantNote(column)] : []];
}

/** Levels with their share of the rows, the most frequent first, equal ones by code unit. */
function levelShares(
  codes: Uint32Array,
  { dictionary }: CodedColumn,
  weights: Float64Array,
  missing: string | undefined,
): [string, number][] {
  const sums = new Map<string, number>();
  let total = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const level = code === NO_CODE ? (missing as string) : (dictionary.values[code] as string);
    const weight = weights[row] ?? 1;
    total += weight;
    sums.set(level, (sums.get(level) ?? 0) + weight);
  }
  return [...sums]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([level, sum]): [string, number] => [level, sum / total]);
}

function constantNote(column: string): Note {
  const message = `every customer has the same ${column}: it cannot set clusters apart`;
  return { code: 'constant-column', message, details: { column } };
}

function fallbackNote(column: string): Note {
  const message = `the quartiles of ${column} are equal, so its standard deviation is the scale`;
  return { code: 'quartiles-equal', message, details: { column } };
}

function refuseOption(verb: string, option: string, allowed: string, received: unknown): never {
  throw new InvalidOptionError(verb, [{ option, allowed, received: showValue(received) }]);
}
