import type { TransactionLog } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { type Engine, summarizeCustomersIn } from '../src/index.ts';
import { hostileTexts } from './corpus.ts';
import { openClickHouse } from './dialects/clickhouse.ts';
import { openPostgres } from './dialects/postgres.ts';
import { copied } from './dialects/row-engine.ts';
import { openTrino } from './dialects/trino.ts';
import { scoresEdgesAsMemory } from './edge-scores.ts';
import { bearsHostileData } from './hostile-data.ts';
import { type Bench, givesTheSameAnswers } from './same-answers.ts';
import { givesTheSameScores } from './same-scores.ts';
import { superstore, superstoreLines, superstoreLog } from './superstore.ts';

/** What `superstoreLines` names, days as epoch milliseconds. */
const columns = `"Customer ID", EPOCH_MS("Order Date"::TIMESTAMP) AS "Order Date", "Sales", "Order ID", "Product ID", "Quantity"`;

// Each by an adapter of a few lines: what runs here runs on every server of its kind.
describe.each([
  ['PostgreSQL', openPostgres],
  ['ClickHouse', openClickHouse],
  ['Trino, as sqlglot reads it', openTrino],
] as const)('%s', (_, open) => {
  let engine: Engine;
  let log: TransactionLog;
  beforeAll(async () => {
    const [duckdb, opened, read] = await Promise.all([openDuckDb(), open(), superstoreLog()]);
    [engine, log] = [opened, read];
    await copied(duckdb, `SELECT ${columns} FROM '${superstore.parquet}'`, engine, 'superstore');
    await duckdb.close();
  }, 300_000);
  afterAll(() => engine.close());
  const lines = { ...superstoreLines, time: 'epoch-ms' } as const;

  describe('superstore', () => {
    givesTheSameAnswers((): Bench => ({ engine, lines, log, asOf: '2018-01-01', split: '2017-06-01' }), 2);
  });

  describe('models', () => {
    givesTheSameScores(() => engine);
  });

  describe('cells at the edge', () => {
    scoresEdgesAsMemory(() => engine);
  });

  describe('hostile data', () => {
    bearsHostileData(
      () => engine,
      hostileTexts.filter((name, at) => at % 3 === 0 && name !== '__proto__'),
    );
  });

  it('reads dates, timestamps and zones as it should', async () => {
    const instants = ['2026-03-29T00:30:00Z', '2026-03-29T22:30:00Z'];
    const stamps = instants.map((text) => text.replace('T', ' ').replace('Z', ''));
    await engine.createView('stamped', { customer: ['a', 'b'], time: stamps, amount: Float64Array.of(1, 2) });
    const { columns: summed } = await summarizeCustomersIn(engine, { table: 'stamped' });
    expect(summed.firstPurchase).toEqual(Float64Array.from(instants, (text) => Date.parse(text)));
    const millis = Float64Array.from(instants, (text) => Date.parse(text));
    await engine.createView('zoned', { customer: ['a', 'b'], time: millis, amount: Float64Array.of(1, 2) });
    const zoned = await summarizeCustomersIn(engine, { table: 'zoned', time: 'epoch-ms', timeZone: 'Europe/Berlin' });
    // Half past midnight of the 30th in Berlin: the day after, so that the observation ends a day later.
    expect(zoned.asOf).toBe(Date.parse('2026-03-30T22:00:00Z'));
  });
});
