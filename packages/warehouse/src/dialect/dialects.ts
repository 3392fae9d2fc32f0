import { InvalidOptionError, showValue } from '@clientele/core';
import { clickhouse } from './clickhouse.ts';
import type { Dialect, DialectName } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { postgres } from './postgres.ts';
import { spark } from './spark.ts';
import { trino } from './trino.ts';

const dialects: Readonly<Record<DialectName, Dialect>> = { duckdb, spark, clickhouse, postgres, trino };

/** The dialects there are. */
export const dialectNames: readonly DialectName[] = ['duckdb', 'spark', 'clickhouse', 'postgres', 'trino'];

/**
 * @returns the primitives of a dialect
 * @throws InvalidOptionError (`invalid-option`) where there is no such dialect
 */
export function dialectNamed(verb: string, name: DialectName): Dialect {
  if (Object.hasOwn(dialects, name)) return dialects[name];
  const allowed = `one of ${dialectNames.map((known) => `"${known}"`).join(', ')}`;
  throw new InvalidOptionError(verb, [{ option: 'dialect', allowed, received: showValue(name) }]);
}
