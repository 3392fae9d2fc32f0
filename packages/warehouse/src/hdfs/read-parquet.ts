import { checkOptions, EngineError, InvalidInputError, optionRule, table } from '@clientele/core';
import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { safeNumber } from '../engine/collect.ts';
import type { ResultColumn, ResultTable } from '../engine/engine.ts';
import { type HdfsOptions, hdfsRules, openHdfsFile } from './open-file.ts';

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
 * @returns the columns: numbers (dates as epoch milliseconds, NaN for NULL) and texts
 * @throws EngineError (`engine-failed`) where nobody answers, there is no such file, or it is no Parquet
 * @throws InvalidInputError (`invalid-input`) where a column is not there, or holds neither numbers nor texts
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
  const there = parquetSchema(metadata).children.map(({ element }) => element.name);
  const columns = [...(wanted ?? there)];
  const missing = columns.find((name) => !there.includes(name));
  if (missing !== undefined) {
    const message = `${verb}: no column "${missing}"; there are ${there.join(', ')}`;
    throw new InvalidInputError(message, [], { column: missing, header: there });
  }
  const cells = new Map(columns.map((name) => [name, new Array<unknown>(Number(metadata.num_rows)).fill(null)]));
  await parquetRead({
    file,
    metadata,
    compressors,
    columns,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = cells.get(columnName) ?? [];
      for (let at = 0; at < columnData.length; at++) column[rowStart + at] = columnData[at];
    },
  });
  const read = [...cells].map(([name, values]) => [name, columnOf(verb, name, values)] as const);
  return table(Object.fromEntries(read)) as ResultTable;
}

function columnOf(verb: string, name: string, cells: readonly unknown[]): ResultColumn {
  const first = cells.find((cell) => cell !== null && cell !== undefined);
  if (typeof first === 'string') return cells.map((cell) => (typeof cell === 'string' ? cell : null));
  return Float64Array.from(cells, (cell, row) => {
    if (cell === null || cell === undefined) return Number.NaN;
    if (typeof cell === 'bigint') return safeNumber(verb, name, row, cell);
    if (typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) return Number(cell);
    throw new InvalidInputError(`${verb}: column "${name}" holds neither numbers nor texts`, [], { column: name });
  });
}
