import { deriveBtyd, InvalidOptionError, type Table } from '@clientele/core';
import { deriveRfm } from '@clientele/rfm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { collect, deriveSql, type Engine, summarizeCustomersIn } from '../src/index.ts';
import { differenceOf } from './compare.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  await engine.command(`CREATE TABLE orders AS SELECT 'c' || (hash(i) % 97) AS who, i // 3 AS bill,
    TIMESTAMP '2025-01-01' + INTERVAL 1 HOUR * (hash(i * 7) % 8000) AS at,
    CAST(hash(i * 13) % 20000 AS DOUBLE) / 100 - 20 AS paid FROM RANGE(2000) lines(i)`);
});
afterAll(() => engine.close());

const lines = { table: 'orders', map: { customer: 'who', time: 'at', amount: 'paid', order: 'bill' } } as const;
const asOf = '2025-11-15';

describe('deriveSql', () => {
  it.each(['day', 'week'] as const)('gives the histories of deriveBtyd, in the unit %s', async (unit) => {
    const ours = deriveBtyd(await summarizeCustomersIn(engine, lines, { asOf }), { unit });
    const theirs = await collect(engine.query(deriveSql('btyd', 'duckdb', lines, { asOf, unit })));
    agrees(ours, theirs);
  });
  it.each([{}, { monetary: 'gross', frequency: 'days' }] as const)(
    'gives the measures of deriveRfm: %o',
    async (options) => {
      const ours = deriveRfm(await summarizeCustomersIn(engine, lines, { asOf }), options);
      agrees(ours, await collect(engine.query(deriveSql('rfm', 'duckdb', lines, { asOf, ...options }))));
    },
  );
  it('gives a summary of all lines, or of those before an end', async () => {
    for (const options of [{}, { asOf: '2025-06-01', occasion: 'net-positive-day' }] as const) {
      const ours = await summarizeCustomersIn(engine, lines, options);
      agrees(ours, await collect(engine.query(deriveSql('summary', 'duckdb', lines, options))));
    }
  });
  it.each([
    ['btyd', {}, 'asOf must be an instant: btyd counts from it'],
    ['rfm', { asOf: 'end' }, 'asOf must be an instant'],
    ['rfm', { asOf, unit: 'week' }, 'unit must be left out for rfm'],
    ['cohorts', {}, 'derivation must be summary, rfm, btyd'],
    ['summary', { asOf: 'soon' }, 'asOf'],
  ] as const)('refuses %s with %o', (name, options, message) => {
    expect(() => deriveSql(name as 'rfm', 'duckdb', lines, options as object)).toThrow(InvalidOptionError);
    expect(() => deriveSql(name as 'rfm', 'duckdb', lines, options as object)).toThrow(message);
  });
});

function agrees(ours: object, theirs: object): void {
  const [a, b] = [ours, theirs] as [Table<Record<string, never>>, Table<Record<string, never>>];
  expect(differenceOf(a, b, ['customer'], 1e-12).wrong).toEqual([]);
}
