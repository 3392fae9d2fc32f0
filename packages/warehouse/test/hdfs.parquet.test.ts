import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidInputError } from '@clientele/core';
import fc from 'fast-check';
import { type FileMetaData, parquetMetadataAsync, parquetSchema } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { storedDecimal } from '../src/hdfs/decimals.ts';
import { readColumns } from '../src/hdfs/read-columns.ts';
import { readHdfsParquet } from '../src/hdfs.ts';
import { collect, type Engine, type ResultTable } from '../src/index.ts';
import { startWebHdfs, type WebHdfs } from './servers/web-hdfs.ts';

const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
const files = new Map<string, Uint8Array>();
let engine: Engine;
let hdfs: WebHdfs;
beforeAll(async () => {
  [engine, hdfs] = await Promise.all([openDuckDb({ threads: 1 }), startWebHdfs(files)]);
});
afterAll(async () => {
  await Promise.all([engine.close(), hdfs.stop()]);
  rmSync(folder, { recursive: true });
});

/** A query's rows as a Parquet file, as WebHDFS hands it out. */
async function written(query: string): Promise<Uint8Array> {
  const file = join(folder, 'written.parquet');
  await engine.command(`COPY (${query}) TO '${file}' (FORMAT parquet)`);
  return readFileSync(file);
}

async function throughHdfs(query: string): Promise<ResultTable> {
  files.set('/shop/rows.parquet', await written(query));
  return readHdfsParquet(hdfs.base, '/shop/rows.parquet');
}

describe('a decimal', () => {
  const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });

  it('is the double nearest to its digits, however it is stored', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 38 }), (whole, scale) => {
        const nearest = Number(`${whole}e-${scale}`);
        expect(storedDecimal(whole, scale)).toBe(nearest);
        expect(storedDecimal(bytesOf(whole, 16), scale)).toBe(nearest);
      }),
    );
  });

  it('of cents is the number that is written with two digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (cents) => {
        expect(storedDecimal(cents, 2)).toBe(cents / 100);
        expect(storedDecimal(BigInt(cents), 2)).toBe(cents / 100);
      }),
    );
  });

  it('is missing where nothing is stored', () => {
    expect([storedDecimal(null, 2), storedDecimal(undefined, 2)]).toEqual([null, null]);
  });
});

describe('Parquet by WebHDFS', () => {
  it('reads money to the digit: the library alone makes 1234567.8900000001 of the first', async () => {
    const money = ['1234567.89', '0.07', '-0.03', '99999999999999.99'];
    const cells = (type: string) => money.map((text) => `(CAST(${text} AS ${type}))`).join(', ');
    for (const type of ['DECIMAL(18, 2)', 'DECIMAL(38, 2)', 'DECIMAL(38, 20)']) {
      const { columns } = await throughHdfs(`SELECT * FROM (VALUES ${cells(type)}, (NULL)) t(amount)`);
      expect(columns['amount'], type).toEqual(Float64Array.from([...money.map(Number), Number.NaN]));
    }
    const { columns } = await throughHdfs('SELECT CAST(1.15 AS DECIMAL(9, 2)) AS a, CAST(0.003 AS DECIMAL(4, 3)) AS b');
    expect([columns['a']?.[0], columns['b']?.[0]]).toEqual([1.15, 0.003]);
  });

  it('reads the cells that an engine reads, kind by kind', async () => {
    const query = `SELECT * FROM (VALUES (TRUE, CAST(1 AS TINYINT), CAST(2 AS UBIGINT), CAST(-3.25 AS DECIMAL(9, 2)), CAST(2.5 AS FLOAT), 0.1::DOUBLE,
        DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMPTZ '2026-01-02 03:04:05.678+01', TIMESTAMP_MS '2026-01-02 03:04:05.678',
        'x', UUID '6d0cbbd9-1b75-4d42-a5a6-6f9f0f1c2f3e'),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) t(b, i, u, d, f, x, day, t, z, ms, s, uuid)`;
    const [here, there] = [await collect(engine.query(query)), await throughHdfs(query)];
    expect(there).toEqual(here);
    expect(there.columns['t']?.[0]).toBe(-0.001);
  });

  it('reads decimals of bytes of any length, as Avro writes them', async () => {
    // -12.34, 0.05 and 2^64 cents as the shortest bytes of two's complement; DuckDB writes such as no decimals.
    const bytes = (await written(
      "SELECT UNNEST(['\\xFB\\x2E'::BLOB, '\\x05'::BLOB, NULL, '\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'::BLOB]) AS amount",
    )) as Uint8Array<ArrayBuffer>;
    const file = {
      byteLength: bytes.length,
      slice: async (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
    };
    const metadata = await parquetMetadataAsync(file);
    const schema = metadata.schema.map((element) =>
      element.name === 'amount' ? { ...element, converted_type: 'DECIMAL' as const, precision: 20, scale: 2 } : element,
    );
    const known: FileMetaData = { ...metadata, schema };
    const elements = new Map(parquetSchema(known).children.map(({ element }) => [element.name, element]));
    const { amount } = await readColumns('test', file, known, elements);
    expect(amount).toEqual(Float64Array.of(-12.34, 0.05, Number.NaN, Number('184467440737095516.16')));
  });

  it('refuses integers that a number cannot hold, whole decimals too, naming row and column', async () => {
    for (const type of ['BIGINT', 'DECIMAL(18, 0)', 'DECIMAL(38, 0)']) {
      const query = `SELECT * FROM (VALUES (CAST(1 AS ${type})), (CAST(9007199254740993 AS ${type}))) t(id)`;
      const failed = throughHdfs(query);
      await expect(failed).rejects.toThrow(InvalidInputError);
      await expect(failed).rejects.toThrow('readHdfsParquet: row 1, column id: expected an integer within');
    }
  });

  it('refuses a column of lists, and reads those beside it', async () => {
    const query = "SELECT [1, 2] AS list, 'a' AS s";
    await expect(throughHdfs(query)).rejects.toThrow('column "list" holds neither numbers nor texts');
    const { columns } = await readHdfsParquet(hdfs.base, '/shop/rows.parquet', { columns: ['s'] });
    expect(columns).toEqual({ s: ['a'] });
  });

  it('reads a table without rows', async () => {
    const { length } = await throughHdfs('SELECT CAST(1 AS DECIMAL(9, 2)) AS d, 1.5 AS x WHERE FALSE');
    expect(length).toBe(0);
  });
});

/** Two's complement, the highest byte first. */
function bytesOf(whole: bigint, length: number): Uint8Array {
  const unsigned = BigInt.asUintN(8 * length, whole);
  return Uint8Array.from({ length }, (_, at) => Number((unsigned >> BigInt(8 * (length - 1 - at))) & 255n));
}
