import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  UINTEGER,
  VARCHAR,
  version,
} from '@duckdb/node-api';
import { type Contender, type Result, resultColumns, type Texts } from './contender.ts';
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

/** The texts end in Z, so that they are instants of UTC. */
const readTimes = `create table lines as
  select customer, cast(epoch_ms(cast(time as timestamp)) as double) as time, amount from texts`;

export const duckdb: Contender = {
  version: version(),
  async run(lines, texts, step) {
    const { ids, times } = texts;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const id = ids === null ? 'uinteger' : 'varchar';
    const time = times === null ? 'double' : 'varchar';
    await connection.run(
      `create table ${times === null ? 'lines' : 'texts'} (customer ${id}, time ${time}, amount double)`,
    );
    step('append');
    await append(connection, lines, texts);
    if (times !== null) await connection.run(`${readTimes}; drop table texts`);
    step('query');
    const customer = ids === null ? 'customer' : 'cast(substr(customer, 2) as uinteger)';
    const found = await connection.run(query.replace('CUSTOMER', customer));
    step('fetch');
    const result = toColumns(await found.fetchAllChunks());
    step('end');
    return result;
  },
};

async function append(connection: DuckDBConnection, lines: Lines, { ids, times }: Texts): Promise<void> {
  const appender = await connection.createAppender(times === null ? 'lines' : 'texts');
  const types = [ids === null ? UINTEGER : VARCHAR, times === null ? DOUBLE : VARCHAR, DOUBLE];
  for (let from = 0; from < lines.time.length; from += chunkRows) {
    const to = Math.min(from + chunkRows, lines.time.length);
    const chunk = DuckDBDataChunk.create(types, to - from);
    if (ids === null) write(chunk, 0, lines.customer.subarray(from, to));
    else chunk.setColumnValues(0, ids.slice(from, to));
    if (times === null) write(chunk, 1, lines.time.subarray(from, to));
    else chunk.setColumnValues(1, times.slice(from, to));
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
