import {
  type CustomerTable,
  checkOptions,
  civilDay,
  type OptionRule,
  oneOf,
  type SummaryOptions,
  wholeNumber,
} from '@clientele/core';
import type { RfmTable } from '@clientele/rfm';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { EngineLines } from '../lines/lines.ts';
import { openLines } from '../lines/look-over.ts';
import { customerRows } from '../summary/customer-rows.ts';
import { factSteps } from '../summary/facts.ts';
import { summaryRules } from '../summary/rules.ts';
import { type RfmChoices, scoreSteps, scoresQuery } from './sql.ts';

/** What counts, in how many scores, and how long that may take. */
export interface ScoreRfmInOptions extends SummaryOptions, RfmChoices, RunOptions {
  /** Scores of each measure, 1 to 99; five unless told otherwise. */
  readonly bins?: number;
}

/** One row a customer: the three measures and their scores. */
export type RfmScoresOfEngine = CustomerTable<{
  /** Civil days from the last purchase to the end of observation, 1 or more. */
  recency: Float64Array;
  /** Purchases. */
  frequency: Float64Array;
  /** Money, in the currency of the lines. */
  monetary: Float64Array;
  /** Recency score; the latest customers score highest. */
  r: Float64Array;
  /** Frequency score. */
  f: Float64Array;
  /** Monetary score. */
  m: Float64Array;
  /** 100·r + 10·f + m with up to nine bins, 10,000·r + 100·f + m with more. */
  score: Float64Array;
}> &
  Pick<RfmTable, 'asOf' | 'timeZone' | 'notes'>;

/** Rules of what counts. */
export const rfmRules: Readonly<Record<'monetary' | 'frequency' | 'bins', OptionRule>> = {
  monetary: oneOf('net', 'gross'),
  frequency: oneOf('orders', 'days'),
  bins: wholeNumber(1, 99),
};

/**
 * RFM scores where the lines are: measures, cuts and scores in one statement, with exactly the rule for ties of
 * `fitRfmScores` and `scoreRfm` by quantiles.
 *
 * @param engine where the lines are
 * @param lines the table and its columns
 * @param options asOf and occasion, which money and which purchases count, bins, `signal` and `timeout`
 * @returns one row a customer with a purchase, by id
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines lack a customer, time or amount
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails
 * @example
 * import { scoreRfmIn, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb();
 * await engine.command(`CREATE TABLE orders AS SELECT * FROM (VALUES
 *   ('Ada', DATE '2026-01-05', 20), ('Bo', DATE '2026-01-20', 8)) t(customer, time, amount)`);
 * const scores = await scoreRfmIn(engine, { table: 'orders' }, { bins: 2, asOf: '2026-01-21' });
 * toRows(scores, ['customer', 'recency', 'score']);
 * // => [{ customer: 'Ada', recency: 16, score: 112 }, { customer: 'Bo', recency: 1, score: 211 }]
 * await engine.close();
 */
export async function scoreRfmIn(
  engine: Engine,
  lines: EngineLines,
  options: ScoreRfmInOptions = {},
): Promise<RfmScoresOfEngine> {
  const verb = 'scoreRfmIn';
  checkOptions(verb, options, { ...summaryRules, ...runRules, ...rfmRules });
  const { asOf: until, occasion = 'sale', monetary, frequency, bins = 5, ...run } = options;
  const open = await openLines(verb, engine, lines, until, run);
  const { dialect, lines: known, asOf } = open;
  const lastDay = civilDay(asOf - 1, known.timeZone);
  const steps = {
    ...factSteps(dialect, known, { asOf, occasion }),
    ...scoreSteps(dialect, lastDay, { monetary, frequency }, bins),
  };
  const rows = await customerRows(engine, open, steps, scoresQuery(dialect, bins), run);
  return rows as unknown as RfmScoresOfEngine;
}
