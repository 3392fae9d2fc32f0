import { type CustomerSummary, checkOptions, type SummaryOptions } from '@clientele/core';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { customerRows } from './customer-rows.ts';
import { factSteps } from './facts.ts';
import { summaryRules } from './rules.ts';
import { ofFacts, summaryColumns } from './sql.ts';

/** How purchases are counted, and how long that may take. */
export interface SummarizeInOptions extends SummaryOptions, RunOptions {}

/**
 * `summarizeCustomers` where the lines are: the engine reads and sums, one row a customer comes back. Numbers are those of
 * `summarizeCustomers`, spend to the last bit for amounts of 1/16 and more; rows come in the order of the engine, ids are
 * sorted by it.
 *
 * @param engine from `openDuckDb`, `openSpark`, or an adapter of yours
 * @param lines the table and its columns
 * @param options asOf and occasion as in `summarizeCustomers`, `signal` and `timeout`
 * @returns the summary, as every package takes it
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails; no partial summary is returned
 * @example
 * import { deriveRfm } from '@clientele/rfm';
 * import { summarizeCustomersIn } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-05', 20), ('Ada', DATE '2026-01-15', 30), ('Bo', DATE '2026-01-20', 8)) t(who, day, paid)`);
 * const map = { customer: 'who', time: 'day', amount: 'paid' };
 * const summary = await summarizeCustomersIn(engine, { table: 'orders', map });
 * deriveRfm(summary).columns.monetary; // => Float64Array.of(50, 8)
 * await engine.close();
 */
export async function summarizeCustomersIn(
  engine: Engine,
  lines: EngineLines,
  options: SummarizeInOptions = {},
): Promise<CustomerSummary> {
  const verb = 'summarizeCustomersIn';
  checkOptions(verb, options, { ...summaryRules, ...runRules });
  const { asOf, occasion = 'sale', ...run } = options;
  const open = await openLines(verb, engine, lines, asOf, run);
  const { dialect, lines: known } = open;
  const steps = factSteps(dialect, known, { asOf: open.asOf, occasion });
  const rows = await customerRows(engine, open, steps, ofFacts(dialect, summaryColumns(dialect)), run);
  return rows as CustomerSummary;
}
