import {
  checkOptions,
  EngineError,
  type EngineFailure,
  nonEmptyText,
  type OptionRule,
  optionRule,
} from '@clientele/core';

/** Who asks, and how long. */
export interface HdfsOptions {
  /** The Hadoop user; `hdfs` unless told otherwise. */
  readonly user?: string;
  /** Further headers, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends all requests; the call then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** A file on HDFS that is read in parts: what hyparquet calls an AsyncBuffer. */
export interface HdfsFile {
  readonly byteLength: number;
  /** Bytes from `start` up to `end`, or to the file's end. */
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}

/** Rules of these options. */
export const hdfsRules: Readonly<Record<keyof HdfsOptions, OptionRule>> = {
  user: nonEmptyText,
  headers: optionRule('a record of headers', (value) => typeof value === 'object' && value !== null),
  signal: optionRule('an AbortSignal', (value) => value instanceof AbortSignal),
};

/**
 * Opens a file on HDFS by WebHDFS, which every NameNode serves: only the parts that are asked for travel. Plain `fetch`, no
 * Hadoop on this side.
 *
 * @param base address of the NameNode's web server, such as `http://namenode:9870`
 * @param path of the file, from `/` on
 * @param options user, headers, signal
 * @returns its length, and a function that reads parts
 * @throws EngineError (`engine-failed`) where nobody answers, there is no such file, or it may not be read
 * @example
 * import { openHdfsFile } from '@clientele/warehouse/hdfs';
 * await openHdfsFile('http://127.0.0.1:1', '/shop/orders.parquet'); // throws EngineError
 */
export async function openHdfsFile(base: string, path: string, options: HdfsOptions = {}): Promise<HdfsFile> {
  checkOptions('openHdfsFile', options, hdfsRules);
  const { user = 'hdfs', headers = {}, signal } = options;
  const ask = async (query: string): Promise<Response> => {
    const url = `${base.replace(/\/$/, '')}/webhdfs/v1${encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F')}?${query}&user.name=${encodeURIComponent(user)}`;
    const response = await fetch(url, { headers: { ...headers }, ...(signal === undefined ? {} : { signal }) }).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        throw new EngineError('openHdfsFile', 'unavailable', `${base} does not answer`, { engine: 'hdfs' }, error);
      },
    );
    if (response.ok) return response;
    throw await refusalOf(path, response);
  };
  const { FileStatus: status } = (await (await ask('op=GETFILESTATUS')).json()) as { FileStatus: FileStatus };
  if (status.type !== 'FILE') {
    throw new EngineError('openHdfsFile', 'missing-table', `${path} is a folder, not a file`, { engine: 'hdfs', path });
  }
  const byteLength = status.length;
  const slice = async (start: number, end: number = byteLength): Promise<ArrayBuffer> => {
    const bytes = await (await ask(`op=OPEN&offset=${start}&length=${end - start}`)).arrayBuffer();
    if (bytes.byteLength === end - start) return bytes;
    const message = `${path}: ${end - start} bytes were asked for, ${bytes.byteLength} came`;
    throw new EngineError('openHdfsFile', 'unavailable', message, { engine: 'hdfs', path });
  };
  return Object.freeze({ byteLength, slice });
}

interface FileStatus {
  readonly length: number;
  readonly type: string;
}

const reasons: ReadonlyMap<number, EngineFailure> = new Map([
  [401, 'denied'],
  [403, 'denied'],
  [404, 'missing-table'],
]);

async function refusalOf(path: string, response: Response): Promise<EngineError> {
  const text = await response.text();
  const told = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 200);
  const reason = reasons.get(response.status) ?? 'statement';
  const details = { engine: 'hdfs', path, status: response.status };
  return new EngineError('openHdfsFile', reason, `${path}: WebHDFS says ${response.status}: ${told}`, details);
}
