import { readFileSync } from 'node:fs';
import type { TransactionLog } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { collect, type Engine, type EngineLines, summarizeCustomersIn } from '../src/index.ts';
import { openSpark } from '../src/spark.ts';
import { hostileTexts } from './corpus.ts';
import { scoresEdgesAsMemory } from './edge-scores.ts';
import { bearsHostileData } from './hostile-data.ts';
import { refusesAfterClose, refusesBadInput } from './refusals.ts';
import { type Bench, givesTheSameAnswers } from './same-answers.ts';
import { givesTheSameScores } from './same-scores.ts';
import { putFile } from './servers/put-file.ts';
import { superstore, superstoreLines, superstoreLog } from './superstore.ts';

/** A server that starts on a busy machine may be slow at the door. */
const patient = { requestTimeout: 200_000 };
let engine: Engine;
let log: TransactionLog;
beforeAll(async () => {
  [engine, log] = await Promise.all([openSpark(inject('sparkUrl'), patient), superstoreLog()]);
  await putFile(inject('hdfsWeb'), '/shop/superstore.parquet', readFileSync(superstore.parquet));
  await putFile(inject('hdfsWeb'), '/shop/superstore.csv', readFileSync(superstore.csv));
  await engine.command(`CREATE TEMPORARY VIEW superstore AS SELECT * FROM parquet.\`${superstore.parquet}\``);
}, 240_000);
afterAll(() => engine.close());

const bench = (lines: EngineLines): Bench => ({ engine, lines, log, asOf: '2018-01-01', split: '2017-06-01' });

describe('superstore on Spark', () => {
  givesTheSameAnswers(() => bench(superstoreLines), 2);
});

describe('superstore on HDFS, read by Spark', () => {
  it.each([
    ['parquet', ''],
    ['csv', ", header 'true', escape '\"', multiLine 'true'"],
  ])('as %s', async (format, further) => {
    const view = `hdfs_${format}`;
    const path = `${inject('hdfsUrl')}/shop/superstore.${format}`;
    await engine.command(`CREATE TEMPORARY VIEW ${view} USING ${format} OPTIONS (path '${path}'${further})`);
    const local = await summarizeCustomersIn(engine, superstoreLines, { asOf: '2018-01-01' });
    const remote = await summarizeCustomersIn(engine, { ...superstoreLines, table: view }, { asOf: '2018-01-01' });
    expect(remote.columns).toEqual(local.columns);
    expect(remote.customer).toEqual(local.customer);
  });
});

describe('models on Spark', () => {
  givesTheSameScores(() => engine);
});

describe('cells at the edge on Spark', () => {
  scoresEdgesAsMemory(() => engine);
});

describe('hostile data on Spark', () => {
  // Every third, for each takes seconds; templates are refused by us.
  bearsHostileData(
    () => engine,
    hostileTexts.filter((name, at) => at % 3 === 0 && name !== '__proto__' && !name.includes('$')),
  );
});

describe('bad input on Spark', () => {
  refusesBadInput(() => engine, {
    slow: 'SELECT SUM(SQRT(CAST(a.id AS DOUBLE) * b.id)) AS s FROM RANGE(0, 20000000, 1, 2) a, RANGE(0, 100000) b',
    manyRows: 'SELECT id AS x FROM RANGE(0, 10000000, 1, 20)',
    view: 'TEMPORARY VIEW',
  });

  it('says that a row is larger than what travels', async () => {
    // A batch holds whole rows: one text of 150 million letters is above what gRPC takes at once.
    const wide = "SELECT REPEAT('x', 150000000) AS wide";
    await expect(collect(engine.query(wide))).rejects.toMatchObject({ code: 'engine-failed', reason: 'too-large' });
    expect((await collect(engine.query('SELECT 1 AS one'))).length).toBe(1);
  });

  it('leaves the server free once a statement is given up', async () => {
    const slow =
      'SELECT SUM(SQRT(CAST(a.id AS DOUBLE) * b.id)) AS s FROM RANGE(0, 20000000, 1, 2) a, RANGE(0, 100000) b';
    await expect(collect(engine.query(slow, { timeout: 500 }))).rejects.toMatchObject({ reason: 'timeout' });
    // Both cores would be taken for minutes.
    expect((await collect(engine.query('SELECT COUNT(*) AS n FROM RANGE(0, 1000)', { timeout: 20_000 }))).length).toBe(
      1,
    );
  });

  it('a closed engine does nothing more', async () => {
    await refusesAfterClose(await openSpark(inject('sparkUrl')));
  });

  it('sends a view of millions of cells in pieces', async () => {
    const length = 400_000;
    const n = Float64Array.from({ length }, (_, row) => row);
    await engine.createView('large_view', { n, half: n.map((value) => value / 2) });
    const { columns } = await collect(engine.query('SELECT SUM(n) AS n, SUM(half) AS half FROM large_view'));
    expect([columns['n']?.[0], columns['half']?.[0]]).toEqual([79_999_800_000, 39_999_900_000]);
  });

  it('reads every kind of cell', async () => {
    const sql = `SELECT TRUE AS b, CAST(1 AS TINYINT) AS i, CAST(3.25 AS DECIMAL(9, 2)) AS d, CAST(2 AS BIGINT) AS l,
      DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05.678' AS t, 'x' AS s, CAST(NULL AS DOUBLE) AS n,
      CAST(NULL AS STRING) AS nothing`;
    const { columns } = await collect(engine.query(sql));
    expect(Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[0]]))).toEqual({
      b: 1,
      i: 1,
      d: 3.25,
      l: 2,
      day: Date.UTC(2026, 0, 2),
      t: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      s: 'x',
      n: Number.NaN,
      nothing: null,
    });
  });
});
