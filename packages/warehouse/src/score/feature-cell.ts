import type { FeatureSchema } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { isBeyond, usableNumber } from '../dialect/words.ts';
import type { SqlScore } from './layers.ts';

/** A feature's cell: a number that can be used, or a text. */
function featureCell(dialect: Dialect, { name, type }: FeatureSchema, most: number): string {
  const cell = dialect.identifier(name);
  return type === 'category' ? `CAST(${cell} AS ${dialect.types.text})` : usableNumber(dialect, cell, most);
}

/**
 * The features of a model as inputs `in_0`, `in_1`, …, NULL where a cell is missing. A number beyond `most` is not missing but wrong:
 * no model has an answer for infinity, not even one that can do without the cell.
 */
export function featureCells(
  dialect: Dialect,
  features: readonly FeatureSchema[],
  most: number = Number.MAX_VALUE,
): Pick<SqlScore, 'inputs' | 'refused'> {
  const cells = features.map((feature, at) => [`in_${at}`, featureCell(dialect, feature, most)]);
  const beyond = features.flatMap(({ name, type }, at) => {
    const test = isBeyond(dialect, dialect.identifier(name), most);
    return type === 'category' ? [] : [[`beyond_${at}`, `CASE WHEN ${test} THEN 1 ELSE 0 END`] as const];
  });
  return { inputs: Object.fromEntries([...cells, ...beyond]), refused: beyond.map(([alias]) => `${alias} = 1`) };
}
