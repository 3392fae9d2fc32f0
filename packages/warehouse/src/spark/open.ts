import {
  checkOptions,
  EngineError,
  nonEmptyText,
  type OptionRule,
  positiveNumber,
  table,
  wholeNumber,
} from '@clientele/core';
import { spark as dialect } from '../dialect/spark.ts';
import type { Engine, ResultColumn, ResultTable, RunOptions } from '../engine/engine.ts';
import { sparkAddress } from './address.ts';
import { readArrow, writeArrow } from './arrow.ts';
import { execute } from './execute.ts';
import { failureOf } from './failure.ts';
import type { Message } from './messages.ts';
import { type SparkSession, sparkSession } from './session.ts';
import { uploaded } from './upload.ts';

/** How a Spark Connect server is reached. */
export interface SparkOptions {
  /** PEM text of the certificate authority, where the server's certificate is of a private one. */
  readonly ca?: string;
  /** How often in a row the connection may break within one statement; 6 unless told otherwise, over half a minute. */
  readonly retries?: number;
  /** Milliseconds between two signs of life; 60,000 unless told otherwise. */
  readonly keepAlive?: number;
  /** Milliseconds within which the server must answer short requests; 20,000 unless told otherwise. */
  readonly requestTimeout?: number;
  /** Largest view that travels inside the plan, in bytes; 1,048,576 unless told otherwise. Servers before 4.1 take no other. */
  readonly inlineBytes?: number;
}

const rules: Readonly<Record<keyof SparkOptions, OptionRule>> = {
  ca: nonEmptyText,
  retries: wholeNumber(0, 100),
  keepAlive: positiveNumber,
  requestTimeout: positiveNumber,
  inlineBytes: wholeNumber(0, 100 * 1024 * 1024),
};

/**
 * Connects to Apache Spark by Spark Connect (Spark 3.4 and newer; tested on 4.3). Needs the packages `@grpc/grpc-js`,
 * `protobufjs` 7 and `@uwdata/flechette`. The session is in UTC. Tables, views and files that the server can read are at
 * hand: `` parquet.`hdfs://…` `` stands for a Parquet file.
 *
 * A broken connection is taken up again where it broke; giving up and running out of time interrupt the statement on the
 * server. `close` ends the session with its views.
 *
 * @param url `sc://host:port/;token=…;use_ssl=true`; a token needs TLS unless `use_ssl=false` is said
 * @param options certificate authority, retries, signs of life, time limits
 * @returns the engine, once the server has answered
 * @throws InvalidOptionError (`invalid-option`) where url or options are wrong
 * @throws EngineError (`engine-failed`) where nobody answers, or the token is not accepted
 * @example
 * import { openSpark } from '@clientele/warehouse/spark';
 * await openSpark('sc://127.0.0.1:1', { requestTimeout: 5000 }); // throws EngineError
 */
export async function openSpark(url: string, options: SparkOptions = {}): Promise<Engine> {
  checkOptions('openSpark', options, rules);
  const { ca, retries = 6, keepAlive = 60_000, requestTimeout = 20_000, inlineBytes = 1 << 20 } = options;
  const session = sparkSession(sparkAddress(url), { ca, keepAlive, requestTimeout });
  try {
    await session.ask('AnalyzePlan', { version: {} });
    const engine = engineOf(session, retries, inlineBytes);
    for (const setting of settings) await engine.command(`SET ${setting}`);
    return engine;
  } catch (error) {
    session.close();
    throw failureOf('openSpark', error);
  }
}

/** Days are those of UTC; `${…}` in a statement is text; what does not fit a type is an error, not NULL. */
const settings = [
  'spark.sql.session.timeZone=UTC',
  'spark.sql.variable.substitute=false',
  'spark.sql.ansi.enabled=true',
  'spark.sql.parser.escapedStringLiterals=false',
];

function engineOf(session: SparkSession, retries: number, inlineBytes: number): Engine {
  let isClosed = false;

  async function* run(verb: string, plan: Message, options: RunOptions): AsyncGenerator<Message> {
    if (isClosed) throw new EngineError(verb, 'closed', 'the engine was closed before');
    yield* execute(verb, session, plan, options, retries);
  }

  async function effect(verb: string, command: Message, options: RunOptions): Promise<void> {
    for await (const _ of run(verb, { command }, options));
  }

  async function* query(sql: string, options: RunOptions = {}): AsyncGenerator<ResultTable> {
    let row = 0;
    for await (const { batch } of run('query', { root: { sql: { query: sql } } }, options)) {
      if (batch === undefined || batch === null) continue;
      const piece = readArrow((batch as { data: Uint8Array }).data, row);
      row += piece.length;
      yield piece;
    }
  }

  async function command(sql: string, options: RunOptions = {}): Promise<void> {
    await effect('command', { sql: { input: { sql: { query: sql } } } }, options);
  }

  async function createView(
    name: string,
    columns: Readonly<Record<string, ResultColumn>>,
    options: RunOptions = {},
  ): Promise<void> {
    if (isClosed) throw new EngineError('createView', 'closed', 'the engine was closed before');
    const { length } = table(columns as Record<string, Float64Array>);
    if (length === 0) return command(emptyView(name, columns), options);
    const bytes = writeArrow(columns);
    const input =
      bytes.length <= inlineBytes
        ? { local: { data: bytes } }
        : { cached: { dataHashes: [await uploaded(session, bytes)] } };
    await effect('createView', { view: { input, name: dialect.identifier(name), replace: true } }, options);
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    await session.ask('ReleaseSession', {}).catch(() => undefined);
    session.close();
  }

  return { dialect: 'spark', query, command, createView, close };
}

/** A view without rows: an Arrow stream without batches is refused. */
function emptyView(name: string, columns: Readonly<Record<string, ResultColumn>>): string {
  const cells = Object.entries(columns).map(([column, values]) => {
    const type = values instanceof Float64Array ? dialect.types.double : dialect.types.text;
    return `CAST(NULL AS ${type}) AS ${dialect.identifier(column)}`;
  });
  return `CREATE OR REPLACE TEMPORARY VIEW ${dialect.identifier(name)} AS SELECT ${cells.join(', ')} WHERE FALSE`;
}
