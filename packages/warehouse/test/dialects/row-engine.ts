import { table } from '@clientele/core';
import type { Dialect } from '../../src/dialect/dialect.ts';
import { numberOf } from '../../src/dialect/words.ts';
import { collect, type Engine, type ResultColumn, type ResultTable } from '../../src/index.ts';

/** An engine that hands out rows, and what becomes of its cells. */
export interface RowEngine {
  readonly dialect: Dialect;
  /** The rest of `CREATE TABLE name (columns)`. */
  readonly storage?: string;
  run(sql: string): Promise<void>;
  /** Names of columns, whether each holds texts, and rows. */
  rows(sql: string): Promise<RowResult>;
  close(): Promise<void>;
}

/** What a query gave. */
export interface RowResult {
  readonly names: readonly string[];
  readonly isText: readonly boolean[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows of one INSERT. */
const batch = 500;

/** An adapter as a user may write one: an `Engine` of five members over something that answers with rows. */
export function engineOf({ dialect, storage = '', run, rows, close }: RowEngine): Engine {
  async function* query(sql: string): AsyncGenerator<ResultTable> {
    const result = await rows(sql);
    const columns = result.names.map((name, at): [string, ResultColumn] => {
      const cells = result.rows.map((row) => row[at] ?? null);
      if (result.isText[at] === true) return [name, cells.map((cell) => (cell === null ? null : String(cell)))];
      return [name, Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)))];
    });
    yield table(Object.fromEntries(columns)) as ResultTable;
  }

  async function createView(name: string, columns: Readonly<Record<string, ResultColumn>>): Promise<void> {
    const { length } = table(columns as Record<string, Float64Array>);
    const entries = Object.entries(columns);
    const typed = entries.map(([column, cells]) => {
      const { text, double } = dialect.types;
      return `${dialect.identifier(column)} ${cells instanceof Float64Array ? double : text}`;
    });
    await run(`DROP TABLE IF EXISTS ${dialect.identifier(name)}`);
    await run(`CREATE TABLE ${dialect.identifier(name)} (${typed.join(', ')}) ${storage}`);
    for (let from = 0; from < length; from += batch) {
      const written = Array.from({ length: Math.min(batch, length - from) }, (_, at) => {
        return `(${entries.map(([, cells]) => literal(dialect, cells[from + at] ?? null)).join(', ')})`;
      });
      await run(`INSERT INTO ${dialect.identifier(name)} VALUES ${written.join(', ')}`);
    }
  }

  return { dialect: dialect.name, query, command: run, createView, close };
}

function literal(dialect: Dialect, cell: string | number | null): string {
  if (cell === null || Number.isNaN(cell)) return 'NULL';
  if (typeof cell === 'string') return dialect.text(cell);
  return Number.isFinite(cell) ? numberOf(dialect, cell) : `CAST('${cell}' AS ${dialect.types.double})`;
}

/** Copies a table of one engine into another, times as epoch milliseconds. */
export async function copied(from: Engine, sql: string, to: Engine, name: string): Promise<void> {
  const { columns } = await collect(from.query(sql));
  await to.createView(name, columns);
}
