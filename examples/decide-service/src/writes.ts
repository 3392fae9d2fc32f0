import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** A row for a table: texts, numbers and nulls in the order of its columns. */
export type Cells = readonly (string | number | null)[];

/** What belongs together: all of it is kept, or nothing. */
export interface Write {
  /** Rows to append, by table. */
  readonly rows?: Readonly<Record<string, readonly Cells[]>>;
  /** Statements to run, with their values. */
  readonly statements?: readonly (readonly [statement: string, values: readonly DuckDBValue[]])[];
}

/**
 * Opens the queue of writes. All that have come while a transaction was under way share the next one: a commit waits for the disk once,
 * however many requests wait for it. A write that cannot be kept fails alone.
 *
 * @param connection that nothing else writes on
 * @returns a function that gives its word once the write is on the disk; it throws why it was not kept
 */
export function openWrites(connection: DuckDBConnection): (write: Write) => Promise<void> {
  let waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await keep(connection, together);
    }
    isRunning = false;
  };
  return (write) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ write, resolve, reject });
      // the writes of this turn of the event loop come along
      if (!isRunning) setImmediate(run);
      isRunning = true;
    });
}

interface Waiting {
  readonly write: Write;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

async function keep(connection: DuckDBConnection, together: readonly Waiting[]): Promise<void> {
  try {
    await transaction(
      connection,
      together.map(({ write }) => write),
    );
  } catch (error) {
    const [only, ...others] = together;
    if (others.length === 0) only?.reject(error);
    else for (const one of together) await keep(connection, [one]);
    return;
  }
  for (const { resolve } of together) resolve();
}

async function transaction(connection: DuckDBConnection, writes: readonly Write[]): Promise<void> {
  await connection.run('begin transaction');
  try {
    for (const [statement, values] of writes.flatMap(({ statements = [] }) => statements)) {
      await connection.run(statement, [...values]);
    }
    const tables = new Set(writes.flatMap(({ rows = {} }) => Object.keys(rows)));
    for (const table of tables) {
      const appender = await connection.createAppender(table);
      try {
        for (const cells of writes.flatMap(({ rows }) => rows?.[table] ?? [])) append(appender, cells);
      } finally {
        appender.closeSync();
      }
    }
    await connection.run('commit');
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
}

function append(appender: DuckDBAppender, cells: Cells): void {
  for (const cell of cells) {
    if (cell === null) appender.appendNull();
    else if (typeof cell === 'string') appender.appendVarchar(cell);
    else appender.appendDouble(cell);
  }
  appender.endRow();
}
