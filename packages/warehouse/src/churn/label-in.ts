import { type ChurnLabels, calendarSpan, type LabelChurnOptions, someCalendarSpan } from '@clientele/churn';
import {
  checkOptions,
  frozen,
  InsufficientDataError,
  instant,
  instantOrEnd,
  mergeIssues,
  type Note,
  type OptionRule,
} from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { customerRows } from '../summary/customer-rows.ts';
import { factSteps, type Steps } from '../summary/facts.ts';
import { type LabelWindows, labelSteps, labelsQuery } from './sql.ts';
import { labelWindows, observationEnd } from './windows.ts';

/** The windows of a label, and how long it may take. */
export interface LabelChurnInOptions
  extends Pick<LabelChurnOptions, 'asOf' | 'outcome' | 'lead' | 'activeWithin' | 'observedUntil'>,
    RunOptions {}

/** Rules of the windows. */
export const labelRules: Readonly<Record<Exclude<keyof LabelChurnInOptions, keyof RunOptions>, OptionRule>> = {
  asOf: instant,
  outcome: someCalendarSpan,
  lead: calendarSpan,
  activeWithin: someCalendarSpan,
  observedUntil: instantOrEnd,
};

/**
 * `labelChurn` where the lines are: who bought nothing within the outcome window.
 *
 * @param engine where the lines are
 * @param lines the table and its columns
 * @param options the windows as in `labelChurn`, `signal` and `timeout`
 * @returns one row a customer with a history, by id; `joinLabels` takes it
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, missing or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before the histories end
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { labelChurnIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES ('Ada', DATE '2026-01-10', 40), ('Bo', DATE '2026-01-20', 25),
 *   ('Ada', DATE '2026-03-05', 30), ('Cy', DATE '2026-05-30', 10)) t(customer, time, amount)`);
 * const labels = await labelChurnIn(engine, { table: 'orders' }, { asOf: '2026-02-01', outcome: { days: 90 } });
 * toRows(labels, ['customer', 'label']); // => [{ customer: 'Ada', label: 0 }, { customer: 'Bo', label: 1 }]
 * await engine.close();
 */
export async function labelChurnIn(
  engine: Engine,
  lines: EngineLines,
  options: LabelChurnInOptions,
): Promise<ChurnLabels> {
  const verb = 'labelChurnIn';
  const stated = { ...options, asOf: options?.asOf ?? null, outcome: options?.outcome ?? null };
  checkOptions(verb, stated, { ...labelRules, ...runRules });
  const { asOf: until, outcome, lead, activeWithin, observedUntil, ...run } = options;
  const open = await openLines(verb, engine, lines, until, run);
  const { dialect, lines: known, asOf, resolve } = open;
  const end = observationEnd(asOf, lead, known.timeZone);
  const windows: LabelWindows = labelWindows(end, { outcome, activeWithin }, resolve(observedUntil));
  const facts = factSteps(dialect, known, { asOf: end.cutoff, occasion: 'sale' });
  const steps = { ...facts, ...labelSteps(dialect, windows) };
  const { notes, ...table } = await customerRows(engine, open, steps, labelsQuery(dialect, windows), run);
  const { met, known: histories } = await customersOf(engine, dialect, facts, run);
  if (histories === 0) throw new InsufficientDataError(verb, 'customers with a purchase', 1, 0);
  const leftOut = { noHistory: met - histories, inactive: histories - table.length };
  return Object.freeze({
    ...table,
    ...frozen({ ...end, outcomeEnd: windows.outcomeEnd, observedUntil: resolve(observedUntil), leftOut }),
    issues: mergeIssues([]),
    notes: frozen([...notes, ...leftOutNote(leftOut), ...censoredNote(windows)]),
  }) as unknown as ChurnLabels;
}

/** Customers with any line, and those with a purchase in their history. */
async function customersOf(
  engine: Engine,
  dialect: Dialect,
  facts: Steps,
  run: RunOptions,
): Promise<{ met: number; known: number }> {
  const met = `(SELECT COUNT(DISTINCT customer) FROM clientele_cells WHERE a IS NOT NULL AND t IS NOT NULL)`;
  const histories = `(SELECT COUNT(*) FROM clientele_facts)`;
  const statement = `SELECT ${asDouble(dialect, met)} AS met, ${asDouble(dialect, histories)} AS known`;
  const { columns } = await collect(engine.query(withSteps(facts, statement), run));
  return { met: Number(columns['met']?.[0]), known: Number(columns['known']?.[0]) };
}

function leftOutNote(details: ChurnLabels['leftOut']): Note[] {
  const { noHistory, inactive } = details;
  if (noHistory + inactive === 0) return [];
  const message = `${noHistory} customers without a purchase before the histories end and ${inactive} without a recent one have no row`;
  return [{ code: 'customers-left-out', message, details: { noHistory, inactive } }];
}

function censoredNote({ isCensored, outcomeEnd }: LabelWindows): Note[] {
  if (!isCensored) return [];
  const message = 'the outcome window reaches past the data: nobody is labelled';
  return [{ code: 'outcome-censored', message, details: { outcomeEnd } }];
}
