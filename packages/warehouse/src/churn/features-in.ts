import { type BuildFeaturesOptions, type ChurnFeatures, calendarSpan } from '@clientele/churn';
import {
  checkOptions,
  civilDay,
  InsufficientDataError,
  instantOrEnd,
  mergeIssues,
  type OptionRule,
  optionRule,
} from '@clientele/core';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { customerRows } from '../summary/customer-rows.ts';
import { factSteps } from '../summary/facts.ts';
import { featuresQuery, windowSteps } from './sql.ts';
import { observationEnd } from './windows.ts';

/** What features may see, how far the windows go back, and how long it may take. */
export interface BuildFeaturesInOptions extends Pick<BuildFeaturesOptions, 'asOf' | 'lead' | 'windows'>, RunOptions {}

/** Lengths of the windows where none are given. */
export const usualWindows: readonly { readonly days: number }[] = [{ days: 30 }, { days: 90 }, { days: 365 }];

/** Rules of what features may see. */
export const featureRules: Readonly<Record<'asOf' | 'lead' | 'windows', OptionRule>> = {
  asOf: instantOrEnd,
  lead: calendarSpan,
  windows: optionRule(
    'a list of windows such as [{ days: 30 }, { days: 90 }], each of its own length',
    (value) =>
      Array.isArray(value) &&
      value.every((span) => calendarSpan.accepts(span) && 'days' in span && span.days > 0) &&
      new Set(value.map(({ days }) => days)).size === value.length,
  ),
};

/**
 * `buildFeatures` where the lines are: nothing at or after `asOf` less `lead` is seen.
 *
 * @param engine where the lines are
 * @param lines the table and its columns
 * @param options asOf, lead and windows as in `buildFeatures`, `signal` and `timeout`
 * @returns one row a customer with a purchase before the cut-off, by id
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before the cut-off
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { buildFeaturesIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-01', 40), ('Ada', DATE '2026-01-11', 60), ('Ada', DATE '2026-02-05', 99)) t(customer, time, amount)`);
 * const view = { asOf: '2026-02-05', lead: { days: 5 }, windows: [{ days: 25 }] };
 * toRows(await buildFeaturesIn(engine, { table: 'orders' }, view), ['recency', 'tenure', 'spend25', 'trend25']);
 * // => [{ recency: 20, tenure: 30, spend25: 60, trend25: 0 }]
 * await engine.close();
 */
export async function buildFeaturesIn(
  engine: Engine,
  lines: EngineLines,
  options: BuildFeaturesInOptions = {},
): Promise<ChurnFeatures> {
  const verb = 'buildFeaturesIn';
  checkOptions(verb, options, { ...featureRules, ...runRules });
  const { asOf: until, lead, windows = usualWindows, ...run } = options;
  const open = await openLines(verb, engine, lines, until, run);
  const { dialect, lines: known, asOf } = open;
  const end = observationEnd(asOf, lead, known.timeZone);
  const lastDay = civilDay(end.cutoff - 1, known.timeZone);
  const days = windows.map((window) => window.days);
  const steps = {
    ...factSteps(dialect, known, { asOf: end.cutoff, occasion: 'sale' }),
    ...(days.length === 0 ? {} : windowSteps(dialect, lastDay, days)),
  };
  const rows = await customerRows(engine, open, steps, featuresQuery(dialect, lastDay, days), run);
  if (rows.length === 0) throw new InsufficientDataError(verb, 'customers with a purchase', 1, 0);
  return Object.freeze({ ...rows, ...end, issues: mergeIssues([]) }) as unknown as ChurnFeatures;
}
