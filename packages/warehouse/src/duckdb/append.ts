import { table } from '@clientele/core';
import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { duckdb as dialect } from '../dialect/duckdb.ts';
import type { ResultColumn } from '../engine/engine.ts';

/** Rows of one DuckDB vector. */
const chunkRows = 2048;

/** A vector of doubles shows its memory only in its code, not in its types; writing there is the fastest way in. */
interface DoubleVector {
  readonly items: Float64Array;
  flush(): void;
}

/** Makes a table of columns, chunk by chunk; NaN becomes NULL. */
export async function appendColumns(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, ResultColumn>>,
  check: () => void,
): Promise<void> {
  const { length } = table(columns as Record<string, Float64Array>);
  const entries = Object.entries(columns);
  const typed = entries.map(([column, values]) => {
    return `${dialect.identifier(column)} ${values instanceof Float64Array ? 'DOUBLE' : 'VARCHAR'}`;
  });
  await connection.run(`CREATE OR REPLACE TABLE ${dialect.identifier(name)} (${typed.join(', ')})`);
  const appender = await connection.createAppender(name);
  for (let from = 0; from < length; from += chunkRows) {
    check();
    const to = Math.min(from + chunkRows, length);
    const chunk = DuckDBDataChunk.create(
      entries.map(([, values]) => (values instanceof Float64Array ? DOUBLE : VARCHAR)),
      to - from,
    );
    for (const [at, [, values]] of entries.entries()) writeColumn(chunk, at, values, from, to);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function writeColumn(chunk: DuckDBDataChunk, at: number, values: ResultColumn, from: number, to: number): void {
  const part = values.slice(from, to);
  if (!(part instanceof Float64Array) || part.some(Number.isNaN)) {
    chunk.setColumnValues(
      at,
      Array.from<string | number | null>(part as ArrayLike<string | number | null>).map(nullForNaN),
    );
    return;
  }
  const doubles = chunk.getColumnVector(at) as unknown as DoubleVector;
  doubles.items.set(part);
  doubles.flush();
}

function nullForNaN(value: string | number | null): string | number | null {
  return Number.isNaN(value) ? null : value;
}
