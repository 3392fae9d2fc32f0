import type { FeatureSchema } from '@clientele/core';
import type { TreeColumn } from '@clientele/stats';
import { encodeFeature, type MissingPolicy } from './encode-feature.ts';
import type { CellSource, InputColumns } from './input.ts';
import type { Outcomes } from './outcomes.ts';
import { noValue, schemaOf } from './schema.ts';

/** Features as a method sees them that bears missing values: numbers, or positions of levels, NaN where nothing is known. */
export interface FeatureColumns {
  readonly features: readonly FeatureSchema[];
  readonly columns: readonly TreeColumn[];
  /** Cells without a value, by feature. */
  readonly missingCells: readonly number[];
}

/**
 * Learns what the features are, and reads the rows that count.
 *
 * @throws InvalidInputError (`invalid-input`) where a column has no value, too many levels, or an infinite number
 */
export function learnColumns(
  verb: string,
  input: InputColumns,
  names: readonly string[],
  { rows }: Outcomes,
): FeatureColumns {
  const features = names.map((name) => schemaOf(verb, name, input.cells(name), rows));
  const columns = readColumns(verb, input, features, 'refuse').map(
    ({ values, levels }): TreeColumn => ({
      values: rows.length === input.length ? values : Float64Array.from(rows, (row) => values[row] as number),
      levels,
    }),
  );
  const missingCells = columns.map(({ values }, index) => {
    const count = missingIn(values);
    if (count === values.length && count > 0) throw noValue(verb, names[index] as string);
    return count;
  });
  return { features, columns, missingCells };
}

function missingIn(values: Float64Array): number {
  let count = 0;
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) count++;
  return count;
}

/** Reads the features of a model by name and by value. */
export function readColumns(
  verb: string,
  input: CellSource,
  features: readonly FeatureSchema[],
  unseen: MissingPolicy,
): TreeColumn[] {
  return features.map((feature) => ({
    values: encodeFeature(verb, feature, input.cells(feature.name), { missing: 'average', unseen }).values,
    levels: feature.levels?.length ?? 0,
  }));
}
