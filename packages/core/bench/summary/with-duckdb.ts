import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  UINTEGER,
  VARCHAR,
  version,
} from '@duckdb/node-api';
import { type Contender, type Result, resultColumns } from './contender.ts';
import { asOf, type Lines } from './lines.ts';

/** Rows of one DuckDB vector. */
const chunkRows = 2048;

/** A vector of numbers shows its memory only in its code, not in its types; writing there is the fastest way in. */
interface NumberVector {
  readonly items: Float64Array | Uint32Array;
  flush(): void;
}

const query = `
with days as (
  select customer, cast(floor(time / 86400000) as integer) as day, sum(amount) as net,
    coalesce(sum(amount) filter (amount >= 0), 0) as gross,
    min(time) filter (amount >= 0) as first, max(time) filter (amount >= 0) as last
  from lines where time < ${asOf} group by all
), runs as (
  select *,
    min(case when first is not null then day end) over earlier as first_day,
    max(case when first is not null then day end) over earlier as previous
  from days
  window earlier as (partition by customer order by day rows between unbounded preceding and 1 preceding)
)
select CUSTOMER as customer, cast(count(first) as double) as purchaseDays, min(first) as firstPurchase, max(last) as lastPurchase,
  sum(net) as totalSpend, sum(gross) as grossSpend, coalesce(sum(net) filter (day > first_day), 0) as repeatSpend,
  coalesce(sum(ln(day - previous)) filter (first is not null and previous is not null), 0) as sumLogGaps
from runs group by customer having count(first) > 0`;

export const duckdb: Contender = {
  version: version(),
  async run(lines, ids, step) {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `create table lines (customer ${ids === null ? 'uinteger' : 'varchar'}, time double, amount double)`,
    );
    step('append');
    await append(connection, lines, ids);
    step('query');
    const customer = ids === null ? 'customer' : 'cast(substr(customer, 2) as uinteger)';
    const found = await connection.run(query.replace('CUSTOMER', customer));
    step('fetch');
    const result = toColumns(await found.fetchAllChunks());
    step('end');
    return result;
  },
};

async function append(connection: DuckDBConnection, lines: Lines, ids: readonly string[] | null): Promise<void> {
  const appender = await connection.createAppender('lines');
  for (let from = 0; from < lines.time.length; from += chunkRows) {
    const to = Math.min(from + chunkRows, lines.time.length);
    const chunk = DuckDBDataChunk.create([ids === null ? UINTEGER : VARCHAR, DOUBLE, DOUBLE], to - from);
    if (ids === null) write(chunk, 0, lines.customer.subarray(from, to));
    else chunk.setColumnValues(0, ids.slice(from, to));
    write(chunk, 1, lines.time.subarray(from, to));
    write(chunk, 2, lines.amount.subarray(from, to));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function write(chunk: DuckDBDataChunk, column: number, values: Float64Array | Uint32Array): void {
  const vector = chunk.getColumnVector(column) as unknown as NumberVector;
  vector.items.set(values);
  vector.flush();
}

function toColumns(chunks: readonly DuckDBDataChunk[]): Result {
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const customer = new Uint32Array(length);
  const columns = resultColumns.map(() => new Float64Array(length));
  let row = 0;
  for (const chunk of chunks) {
    const items = (column: number) => (chunk.getColumnVector(column) as unknown as NumberVector).items;
    customer.set(items(0), row);
    for (const [i, column] of columns.entries()) column.set(items(i + 1), row);
    row += chunk.rowCount;
  }
  return { customer, columns };
}
