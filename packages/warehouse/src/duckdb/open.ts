import { checkOptions, EngineError, nonEmptyText, type OptionRule, optionRule, wholeNumber } from '@clientele/core';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdb as dialect } from '../dialect/duckdb.ts';
import { distinctNames } from '../engine/collect.ts';
import type { Engine, ResultTable, RunOptions } from '../engine/engine.ts';
import { type Stoppable, stoppable } from '../engine/stoppable.ts';
import { appendColumns } from './append.ts';
import { failureOf } from './failure.ts';
import { readChunk } from './read.ts';

/** Where an embedded DuckDB keeps its data, and how much of the machine it may use. */
export interface DuckDbOptions {
  /** A database file; in memory unless told otherwise. */
  readonly path?: string;
  /** For instance `'400MB'`; what does not fit is spilled to `temporaryFolder`. */
  readonly memoryLimit?: string;
  /** Where it spills; DuckDB's choice unless told otherwise. */
  readonly temporaryFolder?: string;
  /** Threads; as many as there are cores unless told otherwise. */
  readonly threads?: number;
}

const size: OptionRule = optionRule(
  'a size such as "400MB" or "2GB"',
  (value) => typeof value === 'string' && /^\d+(\.\d+)? ?[KMGT]i?B$/i.test(value),
);

const rules: Readonly<Record<keyof DuckDbOptions, OptionRule>> = {
  path: nonEmptyText,
  memoryLimit: size,
  temporaryFolder: nonEmptyText,
  threads: wholeNumber(1, 1024),
};

/**
 * Opens DuckDB within this process. Needs the package `@duckdb/node-api`. It reads CSV and Parquet files by their path
 * (`FROM 'orders.parquet'`), loads no extension from the network, and spills to disk what exceeds its memory limit.
 *
 * @param options file, memory, threads
 * @returns the engine; `close` it when done
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws EngineError (`engine-failed`) where the database cannot be opened
 * @example
 * import { collect, toRows } from '@clientele/warehouse';
 * import { openDuckDb } from '@clientele/warehouse/duckdb';
 * const engine = await openDuckDb({ memoryLimit: '400MB' });
 * toRows(await collect(engine.query('SELECT 42 AS answer'))); // => [{ answer: 42 }]
 * await engine.close();
 */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
  checkOptions('openDuckDb', options, rules);
  const { path = ':memory:', memoryLimit, temporaryFolder, threads } = options;
  const settings = {
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    ...(temporaryFolder === undefined ? {} : { temp_directory: temporaryFolder }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  try {
    return engineOf(await DuckDBInstance.create(path, settings));
  } catch (error) {
    throw failureOf('openDuckDb', error);
  }
}

/** A statement that runs. */
interface Running {
  readonly connection: DuckDBConnection;
  readonly stop: Stoppable;
  /** Gives connection, listener and timer back. */
  readonly end: () => void;
}

/** Every statement has a connection of its own, so that results can be read side by side. */
function engineOf(instance: DuckDBInstance): Engine {
  const running = new Set<DuckDBConnection>();
  const views = new Set<string>();
  let isClosed = false;

  /** A connection for one statement. What is wrong with the options is said before there is one. */
  async function connected(verb: string, options: RunOptions): Promise<Running> {
    if (isClosed) throw new EngineError(verb, 'closed', 'the engine was closed before');
    let connection: DuckDBConnection | undefined;
    const stop = stoppable(verb, options, () => connection?.interrupt());
    const end = (): void => {
      stop.end();
      if (connection === undefined) return;
      running.delete(connection);
      connection.closeSync();
    };
    try {
      connection = await instance.connect();
      running.add(connection);
      await connection.run("SET TimeZone = 'UTC'");
      return { connection, stop, end };
    } catch (error) {
      end();
      throw failed(verb, error);
    }
  }

  /** A statement that was cut off by the end of the engine did not fail by itself. */
  function failed(verb: string, error: unknown): unknown {
    return isClosed ? new EngineError(verb, 'closed', 'the engine was closed', {}, error) : failureOf(verb, error);
  }

  async function* query(sql: string, options: RunOptions = {}): AsyncGenerator<ResultTable> {
    const { connection, stop, end } = await connected('query', options);
    try {
      const result = await connection.stream(sql);
      const names = distinctNames('query', result.columnNames());
      let row = 0;
      for (let first = true; ; first = false) {
        const chunk = await result.fetchChunk();
        stop.check();
        if (!first && (chunk === null || chunk.rowCount === 0)) return;
        yield readChunk(names, result.columnTypes(), chunk, row);
        row += chunk?.rowCount ?? 0;
        if (chunk === null) return;
      }
    } catch (error) {
      throw stop.reason() ?? failed('query', error);
    } finally {
      end();
    }
  }

  async function within(
    verb: string,
    options: RunOptions,
    work: (connection: DuckDBConnection, check: () => void) => Promise<unknown>,
  ): Promise<void> {
    const { connection, stop, end } = await connected(verb, options);
    try {
      await work(connection, stop.check);
      stop.check();
    } catch (error) {
      throw stop.reason() ?? failed(verb, error);
    } finally {
      end();
    }
  }

  const command: Engine['command'] = (sql, options = {}) =>
    within('command', options, (connection) => connection.run(sql));

  const createView: Engine['createView'] = (name, columns, options = {}) =>
    within('createView', options, async (connection, check) => {
      await appendColumns(connection, name, columns, check);
      views.add(name);
    });

  async function close(): Promise<void> {
    if (isClosed) return;
    for (const name of views) await command(`DROP TABLE IF EXISTS ${dialect.identifier(name)}`);
    isClosed = true;
    for (const connection of running) connection.interrupt();
    instance.closeSync();
  }

  return { dialect: 'duckdb', query, command, createView, close };
}
