import type { HistoryTable } from '@clientele/clv';
import {
  checkOptions,
  civilDay,
  frozen,
  type Note,
  type Observation,
  type SummaryOptions,
  type TimeUnit,
  timeUnit,
} from '@clientele/core';
import { withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { historySteps } from '../summary/facts.ts';
import { summaryRules } from '../summary/rules.ts';
import { groupedHistories } from './sql.ts';

/** How purchases are counted, in which unit, and how long that may take. */
export interface GroupHistoriesInOptions extends SummaryOptions, RunOptions {
  /** Unit of tx and T. Default `'day'`. */
  readonly unit?: TimeUnit;
}

/** Purchase histories, each with the number of customers who have it. */
export type GroupedHistories = HistoryTable & {
  readonly length: number;
  readonly columns: Readonly<{
    /** Purchase days less one. */
    x: Float64Array;
    /** From the first purchase day to the last, in units. */
    tx: Float64Array;
    /** From the first purchase day to the last observed day, in units. */
    T: Float64Array;
    /** How many customers a row stands for. */
    weight: Float64Array;
  }>;
} & Observation;

/**
 * Fit far away: the engine groups customers of equal history (x, t_x, T) and counts them, so that a model of purchase
 * histories is fitted to all of them on what fits into a few megabytes. All these models see of a customer is this history:
 * the fit is the one of the whole base.
 *
 * @param engine where the lines are
 * @param lines the table and its columns
 * @param options asOf, occasion and unit, `signal` and `timeout`
 * @returns one row a history, ascending; every fit of `@clientele/clv` takes it
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { toRows } from '@clientele/core';
 * import { groupHistoriesIn } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-05', 20), ('Bo', DATE '2026-01-05', 8), ('Cy', DATE '2026-01-05', 5), ('Cy', DATE '2026-01-12', 5)
 * ) t(customer, time, amount)`);
 * const histories = await groupHistoriesIn(engine, { table: 'orders' }, { asOf: '2026-01-20', unit: 'week' });
 * toRows(histories); // => [{ x: 0, tx: 0, T: 2, weight: 2 }, { x: 1, tx: 1, T: 2, weight: 1 }]
 * await engine.close();
 */
export async function groupHistoriesIn(
  engine: Engine,
  lines: EngineLines,
  options: GroupHistoriesInOptions = {},
): Promise<GroupedHistories> {
  const verb = 'groupHistoriesIn';
  checkOptions(verb, options, { ...summaryRules, ...runRules, unit: timeUnit });
  const { asOf: until, occasion = 'sale', unit = 'day', ...run } = options;
  const { dialect, lines: known, asOf, notes } = await openLines(verb, engine, lines, until, run);
  const { timeZone } = known;
  const lastDay = civilDay(asOf - 1, timeZone);
  const sql = withSteps(historySteps(dialect, known, { asOf, occasion }), groupedHistories(dialect, lastDay, unit));
  const order = ['x', 'tx', 'T'].map(dialect.identifier).join(', ');
  const { length, columns } = await collect(engine.query(`${sql}\nORDER BY ${order}`, run));
  const told: readonly Note[] = frozen([...notes]);
  return Object.freeze({ length, columns, unit, asOf, timeZone, notes: told }) as unknown as GroupedHistories;
}
