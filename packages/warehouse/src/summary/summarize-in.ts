import {
  type CustomerSummary,
  checkOptions,
  customerTable,
  encode,
  frozen,
  type Note,
  type Occasion,
  type SummaryOptions,
} from '@clientele/core';
import { withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, ResultTable, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { type OpenLines, openLines } from '../lines/look-over.ts';
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
  return summaryOf(engine, await openLines(verb, engine, lines, asOf, run), occasion, run);
}

/** The summary of lines that were looked over. */
export async function summaryOf(
  engine: Engine,
  { dialect, lines, asOf, notes }: OpenLines,
  occasion: Occasion,
  run: RunOptions,
): Promise<CustomerSummary> {
  const steps = factSteps(dialect, lines, { asOf, occasion });
  const sql = `${withSteps(steps, ofFacts(dialect, summaryColumns(dialect)))}\nORDER BY ${dialect.byBytes('customer')}`;
  const found = await collect(engine.query(sql, run));
  return observed(found, asOf, lines.timeZone, notes) as CustomerSummary;
}

/** A table of customers from the result of a statement, with what it looked at. */
export function observed(
  { columns }: ResultTable,
  asOf: number,
  timeZone: string,
  notes: readonly Note[],
): Omit<CustomerSummary, 'columns'> & { readonly columns: Readonly<Record<string, Float64Array>> } {
  const { customer, ...numbers } = columns;
  const table = customerTable(encode((customer ?? []) as readonly string[]), numbers as Record<string, Float64Array>);
  return Object.freeze({ ...table, asOf, timeZone, notes: frozen([...notes]) });
}
