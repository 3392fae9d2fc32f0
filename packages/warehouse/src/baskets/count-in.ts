import {
  checkOptions,
  frozen,
  type Instant,
  InvalidInputError,
  instantOrEnd,
  type Note,
  type Observation,
  type OptionRule,
  type Table,
  type TextColumn,
  wholeNumber,
} from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, ResultTable, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { lineSteps } from '../summary/facts.ts';
import { basketSteps, itemsQuery, pairsQuery } from './sql.ts';

/** How far baskets reach, what is often enough, and how long that may take. */
export interface CountInOptions extends RunOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
  /** Baskets that must hold an item or a pair, 1 or more; 1 unless told otherwise. */
  readonly minCount?: number;
}

/** Items by their bytes, and how many baskets hold each. */
export type ItemCounts = Table<{
  /** Id of the product. */
  item: TextColumn;
  /** Baskets that hold it. */
  count: Float64Array;
  /** All baskets. */
  n: Float64Array;
}> &
  Observation;

/** Pairs of items, the first before the other by their bytes, and how many baskets hold both. */
export type PairCounts = Table<{
  /** Id of the first product. */
  item: TextColumn;
  /** Id of the other product. */
  other: TextColumn;
  /** Baskets that hold both. */
  count: Float64Array;
  /** Baskets that hold the first. */
  itemCount: Float64Array;
  /** Baskets that hold the other. */
  otherCount: Float64Array;
  /** All baskets. */
  n: Float64Array;
}> &
  Observation;

/** The rule of how often is often enough. */
export const minCountRule: OptionRule = wholeNumber(1);

/**
 * Counts the baskets that hold each item, where the lines are. Baskets are those of `deriveBaskets`.
 *
 * @param engine where the lines are
 * @param lines the table and its columns, a product among them
 * @param options asOf, minCount, `signal` and `timeout`
 * @returns one row an item held by enough baskets, by the bytes of its id
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { countItemsIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE lines AS SELECT * FROM (VALUES
 *   ('Ada', 1, 'diapers', 9), ('Ada', 1, 'wipes', 2), ('Bo', 2, 'wipes', 2)) t(customer, "order", product, amount)`);
 * await engine.command(`ALTER TABLE lines ADD COLUMN time DATE DEFAULT DATE '2026-01-05'`);
 * toRows(await countItemsIn(engine, { table: 'lines' }));
 * // => [{ item: 'diapers', count: 1, n: 2 }, { item: 'wipes', count: 2, n: 2 }]
 * await engine.close();
 */
export async function countItemsIn(
  engine: Engine,
  lines: EngineLines,
  options: CountInOptions = {},
): Promise<ItemCounts> {
  return (await counted('countItemsIn', engine, lines, options, itemsQuery)) as unknown as ItemCounts;
}

/**
 * Counts the baskets that hold each pair of items, where the lines are. Support, confidence and lift of the rules between two
 * items follow from these numbers.
 *
 * @param engine where the lines are
 * @param lines the table and its columns, a product among them
 * @param options asOf, minCount, `signal` and `timeout`
 * @returns one row a pair held by enough baskets
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { countPairsIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE lines AS SELECT * FROM (VALUES
 *   ('Ada', 1, 'diapers', 9), ('Ada', 1, 'wipes', 2), ('Bo', 2, 'wipes', 2)) t(customer, "order", product, amount)`);
 * await engine.command(`ALTER TABLE lines ADD COLUMN time DATE DEFAULT DATE '2026-01-05'`);
 * toRows(await countPairsIn(engine, { table: 'lines' }));
 * // => [{ item: 'diapers', other: 'wipes', count: 1, itemCount: 1, otherCount: 2, n: 2 }]
 * await engine.close();
 */
export async function countPairsIn(
  engine: Engine,
  lines: EngineLines,
  options: CountInOptions = {},
): Promise<PairCounts> {
  return (await counted('countPairsIn', engine, lines, options, pairsQuery)) as unknown as PairCounts;
}

async function counted(
  verb: string,
  engine: Engine,
  lines: EngineLines,
  options: CountInOptions,
  query: (dialect: Dialect, minCount: number) => string,
): Promise<ResultTable & Observation> {
  checkOptions(verb, options, { asOf: instantOrEnd, minCount: minCountRule, ...runRules });
  const { asOf: until, minCount = 1, ...run } = options;
  const { dialect, lines: known, asOf, notes } = await openLines(verb, engine, lines, until, run);
  if (known.map.product === undefined) throw new InvalidInputError(`${verb}: the lines have no column "product"`);
  const steps = { ...lineSteps(dialect, known, asOf), ...basketSteps(dialect, known, minCount) };
  const found = await collect(engine.query(withSteps(steps, query(dialect, minCount)), run));
  const told: readonly Note[] = frozen([...notes]);
  return Object.freeze({ ...found, asOf, timeZone: known.timeZone, notes: told });
}
