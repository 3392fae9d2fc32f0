import type { TransactionLog } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { type Engine, summarizeCustomersIn } from '../src/index.ts';
import { type Bench, givesTheSameAnswers } from './same-answers.ts';
import { superstore, superstoreLines, superstoreLog } from './superstore.ts';

let engine: Engine;
let log: TransactionLog;
beforeAll(async () => {
  [engine, log] = await Promise.all([openDuckDb(), superstoreLog()]);
  await engine.command(`CREATE TABLE superstore AS FROM '${superstore.parquet}'`);
});
afterAll(() => engine.close());

const bench = (): Bench => ({ engine, lines: superstoreLines, log, asOf: '2018-01-01', split: '2017-06-01' });

describe('superstore on DuckDB', () => {
  givesTheSameAnswers(bench, 2);

  it('meets the check sums of the reference', async () => {
    const { columns } = await summarizeCustomersIn(engine, superstoreLines, { asOf: '2018-01-01' });
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    expect(sum(columns.purchaseDays.map((days) => days - 1))).toBe(4199);
    expect(sum(columns.totalSpend)).toBeCloseTo(2_297_200.86, 2);
  });
});
