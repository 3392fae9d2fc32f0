import type { FeatureSchema } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { usableNumber } from '../dialect/words.ts';

/** A feature's cell: a number that can be used, or a text. */
export function featureCell(dialect: Dialect, { name, type }: FeatureSchema): string {
  const cell = dialect.identifier(name);
  return type === 'category' ? `CAST(${cell} AS ${dialect.types.text})` : usableNumber(dialect, cell, Number.MAX_VALUE);
}
