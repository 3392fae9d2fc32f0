import {
  type CodedColumn,
  type FeatureSchema,
  InvalidInputError,
  InvalidOptionError,
  NO_CODE,
  showValue,
} from '@clientele/core';
import { type EncodedFeature, encodeFeature } from './encode-feature.ts';
import type { FeatureCells, InputColumns } from './input.ts';
import type { LogisticData } from './kernel.ts';
import { termsOf } from './model.ts';
import type { FitLogisticOptions } from './options.ts';

/** More levels than this are ids, not categories. */
const mostLevels = 200;

/** One column of the design before it is standardised. */
export interface DesignTerm {
  readonly feature: string;
  readonly level: string | null;
  readonly mean: number;
  /** Standard deviation over all customers, 0 where the column is constant. */
  readonly scale: number;
}

/** What the rows say, ready for the kernel. */
export interface Design {
  readonly features: readonly FeatureSchema[];
  readonly terms: readonly DesignTerm[];
  /** Ones, then one standardised column a term. */
  readonly data: LogisticData;
  /** Cells in which the mean customer stands, by feature. */
  readonly averaged: ReadonlyMap<string, number>;
}

/**
 * Reads the features of the rows that count, learns their levels, means and spreads, and lays out the design.
 *
 * @param rows the rows that count
 * @param y their outcomes
 * @param w their weights
 */
export function makeDesign(
  verb: string,
  input: InputColumns,
  names: readonly string[],
  options: FitLogisticOptions,
  { rows, y, w }: { readonly rows: Uint32Array; readonly y: Float64Array; readonly w: Float64Array },
): Design {
  const { missing = 'refuse', reference = {} } = options;
  const features = names.map((name) => schemaOf(verb, name, input.cells(name), rows, reference));
  refuseStrangeReferences(verb, reference, features);
  const encoded = features.map((feature) =>
    encodeFeature(verb, feature, input.cells(feature.name), { missing, unseen: 'average' }),
  );
  const columns = new Map(features.map(({ name }, index) => [name, encoded[index] as EncodedFeature]));
  const wanted = termsOf(features);
  const k = wanted.length + 1;
  const X = new Float64Array(rows.length * k);
  for (let i = 0; i < rows.length; i++) X[i * k] = 1;
  const terms = wanted.map(({ feature, level }, index) => {
    const { levels = [] } = features.find(({ name }) => name === feature) as FeatureSchema;
    const position = level === null ? null : levels.indexOf(level);
    const values = termValues(columns.get(feature) as EncodedFeature, position, rows);
    return { feature, level, ...placeStandardised(verb, feature, values, w, X, k, index + 1) };
  });
  const averaged = new Map([...columns].map(([name, { averaged: count }]) => [name, count]));
  return { features, terms, data: { n: rows.length, k, X, y, w }, averaged };
}

function schemaOf(
  verb: string,
  name: string,
  cells: FeatureCells,
  rows: Uint32Array,
  reference: Readonly<Record<string, string>>,
): FeatureSchema {
  if (!('codes' in cells)) return { name, type: 'number' };
  const levels = levelsMet(cells, rows);
  if (levels.length === 0) throw noValue(verb, name);
  if (levels.length > mostLevels) {
    throw new InvalidInputError(
      `${verb}: column "${name}" has ${levels.length} levels, more than ${mostLevels}: an id is no feature, name the others in features`,
    );
  }
  const first = Object.hasOwn(reference, name) ? (reference[name] as string) : (levels[0] as string);
  if (!levels.includes(first)) throw badReference(verb, `${name} one of ${levels.map(showValue).join(', ')}`, first);
  return { name, type: 'category', levels: [first, ...levels.filter((level) => level !== first)] };
}

/** Sorted by code unit, so that the order of rows never shows. */
function levelsMet({ codes, dictionary }: CodedColumn, rows: Uint32Array): string[] {
  const met = new Set<number>();
  for (const row of rows) met.add(codes[row] as number);
  met.delete(NO_CODE);
  return [...met].map((code) => dictionary.values[code] as string).sort();
}

function refuseStrangeReferences(
  verb: string,
  reference: Readonly<Record<string, string>>,
  features: readonly FeatureSchema[],
): void {
  const categories = features.filter(({ type }) => type === 'category').map(({ name }) => name);
  const stranger = Object.keys(reference).find((name) => !categories.includes(name));
  if (stranger === undefined) return;
  throw badReference(
    verb,
    `a level for any of the categories ${categories.join(', ') || '(there are none)'}`,
    stranger,
  );
}

function badReference(verb: string, allowed: string, received: string): InvalidOptionError {
  return new InvalidOptionError(verb, [{ option: 'reference', allowed, received: showValue(received) }]);
}

function noValue(verb: string, name: string): InvalidInputError {
  return new InvalidInputError(`${verb}: column "${name}" has no value in any row that counts`);
}

/** The number, or 1 for the level and 0 for another; NaN where the mean stands in. */
function termValues({ values }: EncodedFeature, position: number | null, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < picked.length; i++) {
    const value = values[rows[i] as number] as number;
    picked[i] = position === null || Number.isNaN(value) ? value : Number(value === position);
  }
  return picked;
}

/** Writes (v − mean) / scale into column j of X; missing values and constant columns become 0, the mean customer. */
function placeStandardised(
  verb: string,
  feature: string,
  values: Float64Array,
  w: Float64Array,
  X: Float64Array,
  k: number,
  j: number,
): Pick<DesignTerm, 'mean' | 'scale'> {
  const { least, most, mean } = centreOf(values, w);
  if (least > most) throw noValue(verb, feature);
  if (least === most) return { mean: least, scale: 0 };
  const scale = spreadOf(values, w, mean);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError(`${verb}: column "${feature}" has numbers too far apart or too close to be told apart`);
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) X[i * k + j] = (value - mean) / scale;
  }
  return { mean, scale };
}

/** Over the values that are there. */
function centreOf(values: Float64Array, w: Float64Array): { least: number; most: number; mean: number } {
  let [least, most, sum, total] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    sum += (w[i] as number) * value;
    total += w[i] as number;
  }
  return { least, most, mean: sum / total };
}

/** Standard deviation over all rows; those where the mean stands in add nothing. */
function spreadOf(values: Float64Array, w: Float64Array, mean: number): number {
  let [squares, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] as number) - mean;
    if (!Number.isNaN(distance)) squares += (w[i] as number) * distance * distance;
    total += w[i] as number;
  }
  return Math.sqrt(squares / total);
}
