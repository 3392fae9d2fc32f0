import { checkOptions, EngineError, InvalidInputError, optionRule, table } from '@clientele/core';
import { parquetMetadataAsync, parquetSchema } from 'hyparquet';
import type { ResultTable } from '../engine/engine.ts';
import { type HdfsOptions, hdfsRules, openHdfsFile } from './open-file.ts';
import { readColumns } from './read-columns.ts';

/** Which columns are read, and who asks. */
export interface ReadHdfsParquetOptions extends HdfsOptions {
  /** Names of columns; all unless told otherwise. Only theirs travel. */
  readonly columns?: readonly string[];
}

const nameList = optionRule(
  'a list of names',
  (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
);

/**
 * Reads a Parquet file on HDFS into columns, without Spark: by WebHDFS, with the packages `hyparquet` and
 * `hyparquet-compressors`.
 *
 * @param base address of the NameNode's web server, such as `http://namenode:9870`
 * @param path of the file
 * @param options columns, user, headers, signal
 * @returns the columns: numbers (dates as epoch milliseconds, decimals as the nearest double, NaN for NULL) and texts
 * @throws EngineError (`engine-failed`) where nobody answers, there is no such file, or it is no Parquet
 * @throws InvalidInputError (`invalid-input`) where a column is not there, holds neither numbers nor texts, or
 *   an integer beyond 2^53
 * @example
 * import { readHdfsParquet } from '@clientele/warehouse/hdfs';
 * await readHdfsParquet('http://127.0.0.1:1', '/shop/orders.parquet', { columns: ['total'] }); // throws EngineError
 */
export async function readHdfsParquet(
  base: string,
  path: string,
  options: ReadHdfsParquetOptions = {},
): Promise<ResultTable> {
  const verb = 'readHdfsParquet';
  checkOptions(verb, options, { ...hdfsRules, columns: nameList });
  const { columns: wanted, ...asking } = options;
  const file = await openHdfsFile(base, path, asking);
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    if (error instanceof EngineError) throw error;
    throw new EngineError(verb, 'statement', `${path} is no Parquet file`, { engine: 'hdfs', path }, error);
  });
  const elements = new Map(parquetSchema(metadata).children.map(({ element }) => [element.name, element]));
  const there = [...elements.keys()];
  const taken = [...(wanted ?? there)].map((name) => {
    const element = elements.get(name);
    if (element !== undefined) return [name, element] as const;
    const message = `${verb}: no column "${name}"; there are ${there.join(', ')}`;
    throw new InvalidInputError(message, [], { column: name, header: there });
  });
  return table(await readColumns(verb, file, metadata, new Map(taken))) as ResultTable;
}
