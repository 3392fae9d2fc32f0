import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidInputError, toRows } from '@clientele/core';
import { readParquet, readParquetTable } from '@clientele/io/parquet';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Files by another writer than ours: what data platforms hand out.
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true });
});

let files = 0;
async function fileOf(select: string, options = ''): Promise<Uint8Array> {
  files += 1;
  const path = join(folder, `${files}.parquet`);
  await duckdb.run(`copy (${select}) to '${path}' (format parquet${options})`);
  return readFileSync(path);
}

const line = "'Ada' as customer, date '2026-01-05' as time, 12.5::double as amount";
const first = async (bytes: Uint8Array, options = {}) => {
  const { log } = await readParquet(bytes, options);
  return { time: log.time[0], amount: log.amount[0], customer: log.customer.dictionary.values[0] };
};

describe('a Parquet file of DuckDB', () => {
  it.each([
    ['decimal(4, 2)', 12.34], // INT32
    ['decimal(9, 2)', 1234567.89], // INT32
    ['decimal(18, 4)', 12345678901.2345], // INT64
    ['decimal(38, 2)', -1234567890123.45], // FIXED_LEN_BYTE_ARRAY
    ['decimal(38, 20)', 0.1],
    ['decimal(38, 30)', -12345678.123456789],
    ['decimal(18, 0)', 999_999_999_999_999],
    ['float', 12.25],
    ['tinyint', -7],
    ['uinteger', 4_000_000_000],
    ['bigint', 9_007_199_254_740_991],
  ])('has amounts of the type %s', async (type, value) => {
    const select = `select 'Ada' as customer, date '2026-01-05' as time, ${value}::${type} as amount`;
    expect((await first(await fileOf(select))).amount).toBe(value);
  });

  it.each([
    ["timestamp_s '2026-07-01 10:11:12'", '2026-07-01T10:11:12.000Z'],
    ["timestamp_ms '2026-07-01 10:11:12.345'", '2026-07-01T10:11:12.345Z'],
    ["timestamp '2026-07-01 10:11:12.345678'", '2026-07-01T10:11:12.345Z'],
    ["timestamp_ns '2026-07-01 10:11:12.345678901'", '2026-07-01T10:11:12.345Z'],
    ["timestamp '1969-12-31 23:59:59.999999'", '1969-12-31T23:59:59.999Z'],
    ["timestamptz '2026-07-01 10:11:12.345678+02'", '2026-07-01T08:11:12.345Z'],
    ["date '2026-07-01'", '2026-07-01T00:00:00.000Z'],
  ])('has times of each unit: %s', async (time, expected) => {
    const bytes = await fileOf(`select 'Ada' as customer, ${time} as time, 1.0::double as amount`);
    expect(new Date((await first(bytes)).time as number).toISOString()).toBe(expected);
    const tokyo = await first(bytes, { timeZone: 'Asia/Tokyo' });
    const shift = time.startsWith('timestamptz') ? 0 : 9 * 3_600_000; // an instant is one; the others are local times
    expect(tokyo.time).toBe(Date.parse(expected) - shift);
  });

  it.each([
    ['9223372036854775807::bigint', '9223372036854775807'],
    ['18446744073709551615::ubigint', '18446744073709551615'],
    ['99999999999999999999999999999999999999::decimal(38, 0)', '99999999999999999999999999999999999999'],
    ['-7::decimal(9, 0)', '-7'],
    ["'00042'", '00042'],
    ["'ä  '", 'ä  '],
    ["'7'::enum('7', '8')", '7'],
  ])('has ids to the digit: %s', async (id, expected) => {
    const bytes = await fileOf(`select ${id} as customer, date '2026-01-05' as time, 1.0::double as amount`);
    expect((await first(bytes)).customer).toBe(expected);
  });

  it.each([
    ["['Ada']", 'a list'],
    ["{'id': 'Ada'}", 'a struct'],
    ["map {'id': 'Ada'}", 'a map'],
    ["[{'id': ['Ada']}]", 'a list of structs of lists'],
  ])('names the column that holds %s', async (nested) => {
    const bytes = await fileOf(`select ${nested} as customer, date '2026-01-05' as time, 1.0::double as amount`);
    await expect(readParquet(bytes)).rejects.toThrow('the column "customer" holds structures or lists');
    const beside = await fileOf(`select ${line}, ${nested} as more`);
    expect((await first(beside)).amount).toBe(12.5); // nobody asked for it
  });

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'])('is unpacked from %s', async (codec) => {
    const select = `select 'c' || (range % 97) as customer, date '2026-01-05' as time, range::double as amount from range(20000)`;
    const { log } = await readParquet(await fileOf(select, `, compression ${codec}, row_group_size 4096`));
    expect([log.length, log.customer.dictionary.values.length]).toEqual([20_000, 97]);
    expect(log.amount.reduce((sum, value) => sum + value, 0)).toBe((19_999 * 20_000) / 2);
  });

  it('sets rows aside whose cells are null, NaN or infinite', async () => {
    const cells = ['null', "'nan'::double", "'inf'::double", '5.0::double'];
    const select = cells.map((cell) => `select 'Ada' as customer, date '2026-01-05' as time, ${cell} as amount`);
    const { log, issues, rowsDropped } = await readParquet(await fileOf(select.join(' union all ')));
    expect([log.length, rowsDropped]).toEqual([1, 3]);
    expect(issues.counts).toEqual({ 'missing-value': 1, 'invalid-number': 2 });
  });

  it('is refused wherever it is cut short', async () => {
    const bytes = await fileOf(`select ${line}`);
    for (let length = 0; length < bytes.length; length += 7) {
      await expect(readParquet(bytes.subarray(0, length))).rejects.toThrow(InvalidInputError);
    }
  });

  it('has cents to the nearest double, whatever their size', async () => {
    const select = `select 'c' || range as customer, date '2026-01-05' as time, (range * 7919 + 1)::decimal(18, 2) / 100 as cents,
      ((range * 7919 + 1) / 100.0)::decimal(18, 2) as amount from range(5000)`;
    const { log } = await readParquet(await fileOf(select));
    expect([...log.amount]).toEqual(Array.from({ length: 5000 }, (_, row) => (row * 7919 + 1) / 100));
  });

  it('is a table as it stands', async () => {
    const bytes = await fileOf("select '007' as customer, 3 as visits, true as vip, null::double as age");
    expect(toRows((await readParquetTable(bytes)).table)).toEqual([
      { customer: '007', visits: 3, vip: 'true', age: null },
    ]);
  });
});
