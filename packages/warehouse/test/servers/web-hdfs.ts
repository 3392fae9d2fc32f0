import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** WebHDFS on loopback, of files that lie in memory. */
export interface WebHdfs {
  readonly base: string;
  readonly stop: () => Promise<void>;
}

/** @param files by path; each is served in the parts that are asked for */
export async function startWebHdfs(files: ReadonlyMap<string, Uint8Array>): Promise<WebHdfs> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const bytes = files.get(decodeURIComponent(pathname.replace('/webhdfs/v1', '')));
    const from = Number(searchParams.get('offset'));
    if (bytes === undefined) response.writeHead(404).end();
    else if (searchParams.get('op') === 'GETFILESTATUS') {
      response.end(JSON.stringify({ FileStatus: { length: bytes.length, type: 'FILE' } }));
    } else response.end(bytes.subarray(from, from + Number(searchParams.get('length'))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
