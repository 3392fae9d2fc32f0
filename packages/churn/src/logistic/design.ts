import { type FeatureSchema, InvalidInputError, InvalidOptionError, showValue } from '@clientele/core';
import { type EncodedFeature, encodeFeature } from '../data/encode-feature.ts';
import type { InputColumns } from '../data/input.ts';
import type { Outcomes } from '../data/outcomes.ts';
import { noValue, schemaOf } from '../data/schema.ts';
import { type DesignColumn, standardisedRows } from './design-rows.ts';
import type { LogisticData } from './kernel.ts';
import { termsOf } from './model.ts';
import type { FitLogisticOptions } from './options.ts';

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
  /** What each term's column is made of. */
  readonly columns: readonly DesignColumn[];
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
  { rows, y, w }: Outcomes,
): Design {
  const { missing = 'refuse', reference = {} } = options;
  const features = names.map((name) => withReference(verb, schemaOf(verb, name, input.cells(name), rows), reference));
  refuseStrangeReferences(verb, reference, features);
  const encoded = features.map((feature) =>
    encodeFeature(verb, feature, input.cells(feature.name), { missing, unseen: 'average' }),
  );
  const columns = new Map(features.map(({ name }, index) => [name, encoded[index] as EncodedFeature]));
  const wanted = termsOf(features);
  const scratch = new Float64Array(rows.length);
  const made = wanted.map(({ feature, level }) => {
    const { levels = [] } = features.find(({ name }) => name === feature) as FeatureSchema;
    const position = level === null ? null : levels.indexOf(level);
    const { values } = columns.get(feature) as EncodedFeature;
    const { mean, scale } = spreadOfTerm(verb, feature, termValues(values, position, rows, scratch), w);
    return { term: { feature, level, mean, scale }, column: { values, rows, position, mean, scale } };
  });
  const terms = made.map(({ term }) => term);
  const designColumns = made.map(({ column }) => column);
  const averaged = new Map([...columns].map(([name, { averaged: count }]) => [name, count]));
  const data = { ...standardisedRows(rows.length, designColumns), y, w };
  return { features, terms, columns: designColumns, data, averaged };
}

/** The reference level stands first, and has no term. */
function withReference(
  verb: string,
  schema: FeatureSchema,
  reference: Readonly<Record<string, string>>,
): FeatureSchema {
  const { name, levels } = schema;
  if (levels === undefined || !Object.hasOwn(reference, name)) return schema;
  const first = reference[name] as string;
  if (!levels.includes(first)) throw badReference(verb, `${name} one of ${levels.map(showValue).join(', ')}`, first);
  return { ...schema, levels: [first, ...levels.filter((level) => level !== first)] };
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

/** The number, or 1 for the level and 0 for another; NaN where the mean stands in. Column after column is written to the same `picked`. */
function termValues(
  values: Float64Array,
  position: number | null,
  rows: Uint32Array,
  picked: Float64Array,
): Float64Array {
  if (position === null && rows.length === values.length) return values;
  for (let i = 0; i < picked.length; i++) {
    const value = values[rows[i] as number] as number;
    picked[i] = position === null || Number.isNaN(value) ? value : Number(value === position);
  }
  return picked;
}

/** Mean and standard deviation; a constant column has no spread. */
function spreadOfTerm(
  verb: string,
  feature: string,
  values: Float64Array,
  w: Float64Array,
): Pick<DesignTerm, 'mean' | 'scale'> {
  const { least, most, mean } = centreOf(values, w);
  if (least > most) throw noValue(verb, feature);
  if (least === most) return { mean: least, scale: 0 };
  const scale = spreadOf(values, w, mean);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError(`${verb}: column "${feature}" has numbers too far apart or too close to be told apart`);
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
