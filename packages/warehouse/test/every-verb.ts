import { fitRfmScores } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';
import {
  buildFeaturesIn,
  collect,
  countItemsIn,
  countPairsIn,
  deriveCohortsIn,
  type Engine,
  type EngineLines,
  groupHistoriesIn,
  labelChurnIn,
  type RunOptions,
  scoreIn,
  scoreRfmIn,
  summarizeCustomersIn,
} from '../src/index.ts';

type Verb = (engine: Engine, lines: EngineLines, run?: RunOptions) => Promise<unknown>;

const asOf = '2026-01-01';
const ofLines: Readonly<Record<string, Verb>> = {
  summarizeCustomersIn: (engine, lines, run) => summarizeCustomersIn(engine, lines, { asOf, ...run }),
  groupHistoriesIn: (engine, lines, run) => groupHistoriesIn(engine, lines, { asOf, ...run }),
  scoreRfmIn: (engine, lines, run) => scoreRfmIn(engine, lines, { asOf, ...run }),
  deriveCohortsIn: (engine, lines, run) => deriveCohortsIn(engine, lines, { asOf, ...run }),
  labelChurnIn: (engine, lines, run) => labelChurnIn(engine, lines, { asOf, outcome: { days: 9 }, ...run }),
  buildFeaturesIn: (engine, lines, run) => buildFeaturesIn(engine, lines, { asOf, ...run }),
  countItemsIn: (engine, lines, run) => countItemsIn(engine, lines, { asOf, ...run }),
  countPairsIn: (engine, lines, run) => countPairsIn(engine, lines, { asOf, ...run }),
};

const model = fitRfmScores({ recency: [1, 9], frequency: [5, 1], monetary: [90, 10] }, { bins: 2 });
const ofTable: Readonly<Record<string, Verb>> = {
  scoreIn: (engine, { table }, run) => collect(scoreIn(engine, model, { table, ...run })),
  query: (engine, { table }, run) => collect(engine.query(`SELECT * FROM ${String(table)}`, run)),
  command: (engine, { table }, run) => engine.command(`CREATE TABLE copied AS SELECT * FROM ${String(table)}`, run),
};

const day = Date.UTC(2025, 11, 1);
/** Lines that are sound but for one: the last, in the column named. */
const linesWith = (column: 'customer' | 'time' | 'amount') => ({
  customer: ['a', 'b', column === 'customer' ? null : 'c'],
  time: Float64Array.of(day, day, column === 'time' ? Number.NaN : day),
  amount: Float64Array.of(1, 2, column === 'amount' ? Number.NaN : 3),
  product: ['x', 'y', 'z'],
});

/**
 * Every verb against every kind of bad input that all of them must refuse, one row each.
 *
 * @param timed verbs that are given too little time; an engine that takes seconds to stop is not asked by all of them
 */
export function everyVerbRefuses(
  open: () => Engine,
  closed: () => Engine,
  slowLines: string,
  timed: readonly string[] = Object.keys(ofLines),
): void {
  const byMillis = { time: 'epoch-ms' } as const;

  describe.each(Object.entries({ ...ofLines, ...ofTable }))('%s', (_, verb) => {
    it('a table that is not there', async () => {
      await expect(verb(open(), { table: 'not_there' })).rejects.toMatchObject({
        code: 'engine-failed',
        reason: 'missing-table',
      });
    });

    it('a caller who has given up before: nothing is asked', async () => {
      const reason = new Error('enough');
      const run = { signal: AbortSignal.abort(reason) };
      await expect(verb(open(), { table: 'not_there' }, run)).rejects.toBe(reason);
    });

    it('an engine that was closed', async () => {
      await expect(verb(closed(), { table: 'x' })).rejects.toMatchObject({ code: 'engine-failed', reason: 'closed' });
    });
  });

  describe.each(Object.entries(ofLines))('%s', (name, verb) => {
    if (timed.includes(name)) {
      it('lines that take longer than allowed, and bears the next question', async () => {
        const engine = open();
        await engine.command(`CREATE OR REPLACE ${slowLines}`);
        const failed = verb(engine, { table: 'slow_lines', ...byMillis }, { timeout: 400 });
        await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'timeout' });
        expect((await collect(engine.query('SELECT 1 AS one'))).length).toBe(1);
      });
    }

    it('a column that is not there', async () => {
      await open().createView('verb_lines', linesWith('amount'));
      const failed = verb(open(), { table: 'verb_lines', map: { amount: 'paid' }, ...byMillis });
      await expect(failed).rejects.toMatchObject({ code: 'invalid-input', details: { missing: ['amount'] } });
      await expect(failed).rejects.toThrow(`${name}: no column "paid" for amount`);
    });

    it.each(['customer', 'time', 'amount'] as const)('a line without %s, counted', async (column) => {
      await open().createView('verb_lines', linesWith(column));
      const failed = verb(open(), { table: 'verb_lines', ...byMillis });
      await expect(failed).rejects.toMatchObject({ code: 'invalid-input', details: { rows: 3, [column]: 1 } });
      await expect(failed).rejects.toThrow(`${name}: of 3 lines 1 without a usable ${column} (column "${column}")`);
    });
  });
}
