import { EngineError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { collect, type Engine, scoreRfmIn, summarizeCustomersIn } from '../src/index.ts';
import { hostileTexts } from './corpus.ts';
import { bearsHostileData } from './hostile-data.ts';
import { refusesBadInput } from './refusals.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

describe('hostile data on DuckDB', () => {
  // DuckDB's names are case-insensitive: "select" and "customer" are tried like any other.
  bearsHostileData(
    () => engine,
    hostileTexts.filter((name) => name !== '__proto__'),
  );

  it('refuses a column named __proto__, which no table has', async () => {
    const columns = Object.fromEntries([['__proto__', ['a']]]);
    await expect(engine.createView('x', columns)).rejects.toThrow(InvalidInputError);
  });
});

describe('bad input on DuckDB', () => {
  refusesBadInput(() => engine, {
    slow: 'SELECT SUM(SQRT(a.range * b.range)) AS s FROM RANGE(0, 10000000) a, RANGE(0, 100000) b',
    manyRows: 'SELECT range AS x FROM RANGE(0, 10000000)',
    view: 'VIEW',
  });

  it('says that memory is short', async () => {
    const small = await openDuckDb({ memoryLimit: '10MB', threads: 1 });
    await small.command("SET max_temp_directory_size = '0KB'").catch(() => undefined);
    const wide = 'SELECT LIST(range) AS all_of_them FROM RANGE(0, 50000000)';
    await expect(collect(small.query(`SELECT LEN(all_of_them) AS n FROM (${wide})`))).rejects.toMatchObject({
      code: 'engine-failed',
      reason: 'too-large',
    });
    await small.close();
  });

  it('refuses a file that is no database', async () => {
    const path = new URL('./corpus.ts', import.meta.url).pathname;
    await expect(openDuckDb({ path })).rejects.toThrow(EngineError);
  });

  it.each([{ memoryLimit: '400' }, { threads: 0 }, { path: '' }, { cores: 2 }])(
    'refuses the option %o',
    async (options) => {
      await expect(openDuckDb(options as object)).rejects.toThrow(InvalidOptionError);
    },
  );

  it('lets two results be read side by side', async () => {
    const left = engine.query('SELECT range AS x FROM RANGE(0, 5000)')[Symbol.asyncIterator]();
    const right = engine.query('SELECT range AS y FROM RANGE(0, 5000)')[Symbol.asyncIterator]();
    expect([(await left.next()).done, (await right.next()).done]).toEqual([false, false]);
    await Promise.all([left.return?.(), right.return?.()]);
  });

  it('reads every kind of cell, and says of which it knows none', async () => {
    const sql = `SELECT TRUE AS b, CAST(1 AS TINYINT) AS i, CAST(2 AS UBIGINT) AS u, CAST(3.25 AS DECIMAL(9, 2)) AS d,
      DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05.678' AS t, TIMESTAMPTZ '2026-01-02 03:04:05+01' AS z,
      CAST('x' AS VARCHAR) AS s, CAST(NULL AS DOUBLE) AS n, CAST(NULL AS VARCHAR) AS nothing`;
    const { columns } = await collect(engine.query(sql));
    const cells = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[0]]));
    expect(cells).toEqual({
      b: 1,
      i: 1,
      u: 2,
      d: 3.25,
      day: Date.UTC(2026, 0, 2),
      t: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      z: Date.UTC(2026, 0, 2, 2, 4, 5),
      s: 'x',
      n: Number.NaN,
      nothing: null,
    });
    await expect(collect(engine.query('SELECT [1, 2] AS list'))).rejects.toThrow(InvalidInputError);
  });

  it('gives connections back where a call is refused before it begins', async () => {
    const given = await openDuckDb({ threads: 1 });
    const stopped = { signal: AbortSignal.abort(new Error('enough')) };
    for (let turn = 0; turn < 100; turn++) {
      await expect(given.command('SELECT 1', stopped)).rejects.toThrow('enough');
      await expect(collect(given.query('SELECT 1', { timeout: -1 }))).rejects.toThrow(InvalidOptionError);
      await expect(given.command('SELEKT')).rejects.toThrow(EngineError);
    }
    const { columns } = await collect(given.query('SELECT count AS open FROM duckdb_connection_count()'));
    expect(columns['open']?.[0]).toBe(1);
    await given.close();
  });

  it('gives connections back: a thousand queries, each left early', async () => {
    for (let turn = 0; turn < 1000; turn++) for await (const _ of engine.query('SELECT 1 AS one')) break;
    await expect(scoreRfmIn(engine, { table: 'nowhere' })).rejects.toThrow(EngineError);
    await expect(summarizeCustomersIn(engine, { table: 'nowhere' })).rejects.toThrow(EngineError);
  });
});
