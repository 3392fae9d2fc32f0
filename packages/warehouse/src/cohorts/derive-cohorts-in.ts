import {
  type CohortOptions,
  type CohortTable,
  checkOptions,
  civilDay,
  cohortCalendar,
  cohortTable,
  instantOrEnd,
  type OptionRule,
  oneOf,
} from '@clientele/core';
import { withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, ResultTable, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { lineSteps } from '../summary/facts.ts';
import { cohortSteps, countsQuery } from './sql.ts';

/** How far cohorts reach, what they are cut into, and how long that may take. */
export interface DeriveCohortsInOptions extends CohortOptions, RunOptions {}

/** Rules of what cohorts are cut into. */
export const cohortRules: Readonly<Record<'period' | 'weekStart', OptionRule>> = {
  period: oneOf('week', 'month', 'year'),
  weekStart: oneOf('monday', 'sunday'),
};

/**
 * `deriveCohorts` where the lines are: the engine counts, the table comes back whole, periods without a purchase too.
 *
 * @param engine where the lines are
 * @param lines the table and its columns
 * @param options asOf, period and weekStart as in `deriveCohorts`, `signal` and `timeout`
 * @returns one row a cohort and period
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { deriveCohortsIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-05', 20), ('Ada', DATE '2026-02-15', 30), ('Bo', DATE '2026-01-20', 8)) t(customer, time, amount)`);
 * toRows(await deriveCohortsIn(engine, { table: 'orders' }), ['cohort', 'period', 'customers', 'rate']);
 * // => [{ cohort: '2026-01', period: 0, customers: 2, rate: 1 }, { cohort: '2026-01', period: 1, customers: 1, rate: 0.5 }]
 * await engine.close();
 */
export async function deriveCohortsIn(
  engine: Engine,
  lines: EngineLines,
  options: DeriveCohortsInOptions = {},
): Promise<CohortTable> {
  const verb = 'deriveCohortsIn';
  checkOptions(verb, options, { asOf: instantOrEnd, ...cohortRules, ...runRules });
  const { asOf: until, period, weekStart, ...run } = options;
  const choice = { ...(period === undefined ? {} : { period }), ...(weekStart === undefined ? {} : { weekStart }) };
  const calendar = cohortCalendar(verb, choice);
  const { dialect, lines: known, asOf, notes } = await openLines(verb, engine, lines, until, run);
  const steps = { ...lineSteps(dialect, known, asOf), ...cohortSteps(dialect, choice) };
  const counts = await collect(engine.query(withSteps(steps, countsQuery(dialect)), run));
  const last = calendar.of(civilDay(asOf - 1, known.timeZone));
  return cohortTable(filledUp(counts, last), calendar, { asOf, timeZone: known.timeZone, notes });
}

/** Counts of every period from the cohort's own to the last, 0 where nobody bought. */
function filledUp({ length, columns }: ResultTable, last: number): Map<number, Float64Array> {
  const cohorts = new Map<number, Float64Array>();
  for (let row = 0; row < length; row++) {
    const [cohort, later, customers] = ['cohort', 'later', 'customers'].map(
      (name) => columns[name]?.[row] as number,
    ) as Three;
    const counts = cohorts.get(cohort) ?? new Float64Array(last - cohort + 1);
    cohorts.set(cohort, counts);
    counts[later] = customers;
  }
  return cohorts;
}

type Three = [number, number, number];
