import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitBgNbd } from '@clientele/clv';
import { type Column, type CustomerSummary, deriveBtyd, parseTransactions, summarizeCustomers } from '@clientele/core';
import { deriveRfm, fitRfmScores, scoreRfm } from '@clientele/rfm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import {
  collect,
  type Engine,
  type GroupedHistories,
  groupHistoriesIn,
  scoreRfmIn,
  summarizeCustomersIn,
} from '../src/index.ts';
import { openSpark } from '../src/spark.ts';
import { differenceOf } from './compare.ts';
import { shopTruth, writeLines } from './servers/generated.ts';

/** Five million, unless `CLIENTELE_LINES` says otherwise. */
const lines = Number(process.env['CLIENTELE_LINES'] ?? 5_000_000);
/** Milliseconds that each step may take, on a busy machine too: no test is about time. */
const limit = 180_000 + (lines / 1e6) * 180_000;
const asOf = '2026-01-01';
const file = join(tmpdir(), `clientele-${process.pid}-lines.parquet`);
const table = { table: 'shop_lines' };
let summary: CustomerSummary;
let duckdb: Engine;
let spark: Engine;

beforeAll(async () => {
  duckdb = await openDuckDb();
  spark = await openSpark(inject('sparkUrl'), { requestTimeout: limit });
  await writeLines(duckdb, lines, lines / 10, file);
  await duckdb.command(`CREATE VIEW shop_lines AS FROM '${file}'`);
  await spark.command(`CREATE TEMPORARY VIEW shop_lines USING parquet OPTIONS (path 'file:${file}')`);
  const { columns } = await collect(
    duckdb.query('SELECT customer, EPOCH_MS(time) AS time, amount, "order" FROM shop_lines'),
    { maxRows: lines },
  );
  summary = summarizeCustomers(parseTransactions(columns), { asOf });
}, limit);
afterAll(async () => {
  await duckdb.close();
  await spark.close();
  rmSync(file, { force: true });
});

describe.each([
  ['DuckDB', () => duckdb],
  ['Spark', () => spark],
] as const)('order lines by the million on %s', { timeout: limit }, (_, open) => {
  let grouped: GroupedHistories;
  beforeAll(async () => {
    grouped = await groupHistoriesIn(open(), table, { asOf, unit: 'week' });
  }, limit);
  const apart = (ours: object, theirs: object) => differenceOf(ours as Columns, theirs as Columns, ['customer'], 1e-12);

  it('give the summary of memory to 1e-12', async () => {
    const { rows, wrong } = apart(summary, await summarizeCustomersIn(open(), table, { asOf }));
    expect({ many: rows > lines / 13, wrong }).toEqual({ many: true, wrong: [] });
  });

  it('give the histories of memory, grouped', () => {
    const keyOf = (x: number, tx: number, T: number): string => `${x} ${tx.toPrecision(12)} ${T.toPrecision(12)}`;
    const counted = ({ x, tx, T, weight }: Pick<GroupedHistories['columns'], 'x' | 'tx' | 'T'> & Weights) => {
      const counts = new Map<string, number>();
      x.forEach((times, row) => {
        const key = keyOf(times, tx[row] as number, T[row] as number);
        counts.set(key, (counts.get(key) ?? 0) + (weight?.[row] ?? 1));
      });
      return counts;
    };
    const ours = counted(deriveBtyd(summary, { unit: 'week' }).columns);
    const theirs = counted(grouped.columns);
    expect(theirs.size).toBe(ours.size);
    expect([...ours].filter(([key, count]) => theirs.get(key) !== count).slice(0, 5)).toEqual([]);
  });

  it('give the parameters that the lines were drawn by, within five in a hundred', () => {
    const { parameters, diagnostics } = fitBgNbd(grouped);
    expect(diagnostics.status).toBe('converged');
    for (const [name, truth] of Object.entries(shopTruth)) {
      expect(Math.abs(parameters[name as keyof typeof shopTruth] / truth - 1), name).toBeLessThan(0.05);
    }
  });

  // An amount of a cent loses its last bits in an engine: `exactParts`.
  it('give the scores of memory, spend to 1e-12', async () => {
    const derived = deriveRfm(summary);
    const ours = scoreRfm(fitRfmScores(derived, { bins: 5 }), derived);
    expect(apart(ours, await scoreRfmIn(open(), table, { asOf, bins: 5 })).wrong).toEqual([]);
  });
});

type Weights = { readonly weight?: Float64Array };
type Columns = Parameters<typeof differenceOf>[0] & { readonly columns: Record<string, Column> };
