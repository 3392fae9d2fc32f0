import type { Table, TextColumn } from '@clientele/core';
import type { DialectName } from '../dialect/dialect.ts';

/** A column of a result: numbers (NaN where SQL says NULL; instants as epoch milliseconds) or texts (null for NULL). */
export type ResultColumn = Float64Array | TextColumn;

/** Some rows of a result, as columns. */
export type ResultTable = Table<Record<string, ResultColumn>>;

/** How long a statement may run. */
export interface RunOptions {
  /** Stops the statement, on the engine too; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which it is stopped, with an EngineError of reason `timeout`. No limit unless told otherwise. */
  readonly timeout?: number;
}

/** Something that runs SQL where the data lives. `openDuckDb` and `openSpark` make one; an adapter of yours is one as well. */
export interface Engine {
  /** The SQL it speaks. */
  readonly dialect: DialectName;
  /**
   * Runs a query and hands its rows out piece by piece. There is always a first piece, if only to name the columns. Leaving
   * the loop early stops the query.
   */
  query(sql: string, options?: RunOptions): AsyncIterable<ResultTable>;
  /** Runs a statement for what it does. */
  command(sql: string, options?: RunOptions): Promise<void>;
  /** Makes columns of this process a view or table of the engine, in place of one of the same name, until it is closed. */
  createView(name: string, columns: Readonly<Record<string, ResultColumn>>, options?: RunOptions): Promise<void>;
  /** Gives everything back. A second call does nothing. */
  close(): Promise<void>;
}
