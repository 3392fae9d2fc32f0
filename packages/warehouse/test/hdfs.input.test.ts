import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineError, InvalidOptionError } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHdfsFile, readHdfsParquet } from '../src/hdfs.ts';

const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
const asked: { url: string; authorization: string | undefined }[] = [];
let server: Server;
let base: string;

/** A NameNode that answers as its manual says, and as networks and refusals do. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    const path = decodeURIComponent(pathname.replace('/webhdfs/v1', ''));
    const status = { '/secret': 403, '/nobody': 401, '/gone': 404, '/broken': 500 }[path];
    if (status !== undefined) {
      const exception = { exception: 'AccessControlException', message: `no "${path}" for you` };
      response.writeHead(status).end(JSON.stringify({ RemoteException: exception }));
    } else if (searchParams.get('op') === 'GETFILESTATUS') {
      const type = path === '/folder' ? 'DIRECTORY' : 'FILE';
      response.end(JSON.stringify({ FileStatus: { length: bytes.length, type } }));
    } else {
      const offset = Number(searchParams.get('offset'));
      const length = Number(searchParams.get('length'));
      // A DataNode that loses half of what it was asked for.
      response.end(bytes.slice(offset, offset + (path === '/short' ? length / 2 : length)));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

describe('a file on HDFS', () => {
  it('is asked for in parts, by its name and the user’s, with the headers given', async () => {
    const headers = { authorization: 'Basic x' };
    const file = await openHdfsFile(`${base}/`, '/a b/ü #1?.parquet', { user: 'Ada & Bo', headers });
    expect(file.byteLength).toBe(100);
    expect([...new Uint8Array(await file.slice(90))]).toEqual([...bytes.slice(90)]);
    expect([...new Uint8Array(await file.slice(3, 5))]).toEqual([3, 4]);
    const { url, authorization } = asked.at(-1) as (typeof asked)[0];
    expect(url).toBe('/webhdfs/v1/a%20b/%C3%BC%20%231%3F.parquet?op=OPEN&offset=3&length=2&user.name=Ada%20%26%20Bo');
    expect(authorization).toBe('Basic x');
  });

  it.each([
    ['/secret', 'denied', '403: no \\"/secret\\" for you'],
    ['/nobody', 'denied', '401'],
    ['/gone', 'missing-table', '404'],
    ['/broken', 'statement', '500'],
    ['/folder', 'missing-table', 'is a folder'],
  ])('%s is refused as %s', async (path, reason, message) => {
    const failed = openHdfsFile(base, path);
    await expect(failed).rejects.toThrow(EngineError);
    await expect(failed).rejects.toMatchObject({ reason, details: { engine: 'hdfs', path } });
    await expect(failed).rejects.toThrow(message);
  });

  it('that comes short is no file, not half of one', async () => {
    const file = await openHdfsFile(base, '/short');
    await expect(file.slice(0, 10)).rejects.toMatchObject({ reason: 'unavailable' });
    await expect(file.slice(0, 10)).rejects.toThrow('10 bytes were asked for, 5 came');
  });

  it('that is no Parquet is told so', async () => {
    await expect(readHdfsParquet(base, '/noise')).rejects.toMatchObject({ reason: 'statement' });
    await expect(readHdfsParquet(base, '/noise')).rejects.toThrow('/noise is no Parquet file');
  });

  it.each([{ user: '' }, { headers: 'x' }, { signal: 1 }, { users: 'x' }])('refuses the option %o', async (options) => {
    await expect(openHdfsFile(base, '/x', options as object)).rejects.toThrow(InvalidOptionError);
  });

  it('refuses columns that are no list of names', async () => {
    await expect(readHdfsParquet(base, '/x', { columns: [1] as unknown as string[] })).rejects.toThrow(
      'columns must be',
    );
  });
});
