import { readFileSync } from 'node:fs';
import { parseTransactions, summarizeCustomers } from '@clientele/core';
import { beforeAll, expect, inject, it } from 'vitest';
import { openHdfsFile, readHdfsParquet } from '../src/hdfs.ts';
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
