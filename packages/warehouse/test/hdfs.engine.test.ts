import { readFileSync } from 'node:fs';
import { parseTransactions, summarizeCustomers } from '@clientele/core';
import { beforeAll, expect, inject, it } from 'vitest';
import { openHdfsFile, readHdfsParquet } from '../src/hdfs.ts';
import { openSpark } from '../src/spark.ts';
import { putFile } from './servers/put-file.ts';
import { superstore, superstoreLog, superstoreMap } from './superstore.ts';

const path = '/read here/süperstore #1.parquet';
const encoded = encodeURI(path).replace('#', '%23');
beforeAll(() => putFile(inject('hdfsWeb'), encoded, readFileSync(superstore.parquet)));

it('reads Parquet on HDFS without Spark, and sums up the same customers', async () => {
  const { columns, length } = await readHdfsParquet(inject('hdfsWeb'), path, { columns: Object.values(superstoreMap) });
  expect(length).toBe(9994);
  const ours = summarizeCustomers(parseTransactions(columns, { map: superstoreMap }), { asOf: '2018-01-01' });
  expect(ours.columns).toEqual(summarizeCustomers(await superstoreLog(), { asOf: '2018-01-01' }).columns);
});

it.each(['true', 'false'])('reads money that Spark wrote, to the digit; legacy format %s', async (legacy) => {
  const spark = await openSpark(inject('sparkUrl'));
  const money = ['1234567.89', '0.07', '-0.03', '99999999999999.99'];
  const cells = money.map((text) => `(CAST(${text} AS DECIMAL(18, 2)), CAST(${text} AS DECIMAL(38, 4)))`).join(', ');
  await spark.command(`SET spark.sql.parquet.writeLegacyFormat=${legacy}`);
  await spark.command(`INSERT OVERWRITE DIRECTORY '${inject('hdfsUrl')}/money-${legacy}' USING parquet
    SELECT /*+ COALESCE(1) */ * FROM VALUES ${cells} AS t(amount, wide)`);
  await spark.close();
  const listed = await fetch(`${inject('hdfsWeb')}/webhdfs/v1/money-${legacy}?op=LISTSTATUS&user.name=hdfs`);
  const { FileStatuses } = (await listed.json()) as { FileStatuses: { FileStatus: { pathSuffix: string }[] } };
  const file = FileStatuses.FileStatus.find(({ pathSuffix }) => pathSuffix.endsWith('.parquet'))?.pathSuffix;
  const { columns } = await readHdfsParquet(inject('hdfsWeb'), `/money-${legacy}/${file}`);
  const numbers = Float64Array.from(money, Number);
  expect(columns).toEqual({ amount: numbers, wide: numbers });
});

it('reads any part of a file', async () => {
  const file = await openHdfsFile(inject('hdfsWeb'), path);
  const bytes = readFileSync(superstore.parquet);
  expect(file.byteLength).toBe(bytes.length);
  expect(Buffer.from(await file.slice(1000, 1500))).toEqual(bytes.subarray(1000, 1500));
});

it('says what is wrong', async () => {
  const web = inject('hdfsWeb');
  await expect(openHdfsFile(web, '/not/there')).rejects.toMatchObject({ reason: 'missing-table' });
  await expect(openHdfsFile(web, '/')).rejects.toMatchObject({ reason: 'missing-table' });
  await expect(readHdfsParquet(web, path, { columns: ['Nope'] })).rejects.toThrow('no column "Nope"; there are Row ID');
  await putFile(web, '/no.parquet', Buffer.from('this is a text'));
  await expect(readHdfsParquet(web, '/no.parquet')).rejects.toMatchObject({ reason: 'statement' });
  await expect(openHdfsFile('http://127.0.0.1:1', '/x')).rejects.toMatchObject({ reason: 'unavailable' });
  await expect(openHdfsFile(web, path, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
});
