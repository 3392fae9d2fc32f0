import { checkOptions } from '@clientele/core';
import type { Engine, ResultTable, RunOptions } from '../engine/engine.ts';
import { runRules } from '../engine/run-rules.ts';
import type { ScoringTable } from './layers.ts';
import { type SqlModel, scoringRules, toSql } from './to-sql.ts';

/** Which table is scored, and how long that may take. */
export interface ScoreInOptions extends ScoringTable, RunOptions {}

/**
 * Scores a table where it lies, and streams the scores as columns: as many rows as there are, a few thousand at a time.
 *
 * @param engine where the table is
 * @param model any that `toSql` takes
 * @param options `table` and `id` as in `toSql`, `signal` and `timeout`
 * @returns the id and the scores, piece by piece, in the order of the engine
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the engine fails, on the way too
 * @example
 * import { fitRfmScores } from '@clientele/rfm';
 * import { scoreIn } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const columns = { recency: Float64Array.of(1, 9), frequency: Float64Array.of(5, 1), monetary: Float64Array.of(90, 10) };
 * const engine = await openDuckDb();
 * await engine.createView('customers', { customer: ['Ada', 'Bo'], ...columns });
 * const scores = [];
 * for await (const { columns: piece } of scoreIn(engine, fitRfmScores(columns, { bins: 2 }), { table: 'customers' })) {
 *   scores.push(...piece['score']);
 * }
 * scores; // => [222, 111]
 * await engine.close();
 */
export function scoreIn(engine: Engine, model: SqlModel, options: ScoreInOptions): AsyncIterable<ResultTable> {
  checkOptions('scoreIn', options, { ...scoringRules, ...runRules });
  const { signal, timeout, ...scoring } = options;
  const run = { ...(signal === undefined ? {} : { signal }), ...(timeout === undefined ? {} : { timeout }) };
  return engine.query(toSql(model, engine.dialect, scoring), run);
}
