import { request } from 'node:http';

/**
 * Writes a file by WebHDFS. The DataNode sends an unasked "100 Continue", which Node's fetch takes for an error; node:http
 * copes.
 */
export async function putFile(web: string, path: string, bytes: Uint8Array): Promise<void> {
  const url = `${web}/webhdfs/v1${path}?op=CREATE&user.name=hdfs&overwrite=true&noredirect=true`;
  const { Location } = (await (await fetch(url, { method: 'PUT' })).json()) as { Location: string };
  await new Promise<void>((resolve, reject) => {
    const put = request(Location, { method: 'PUT', headers: { 'content-length': bytes.length } }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode}`))));
    });
    put.on('error', reject);
    put.end(bytes);
  });
}
