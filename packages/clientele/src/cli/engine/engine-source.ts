import { csvOfCells, type OpenCells } from '@clientele/io';
import type { Engine, ResultTable } from '@clientele/warehouse';
import type { ReopenableSource } from '../input/open-source.ts';

/**
 * The rows of an engine's table as the CSV file that they would make, so that all that reads files reads them. Dates and
 * timestamps are written by the engine; its results are numbers of milliseconds, which a file could not tell from others.
 *
 * @param engine where the table is
 * @param table its name
 * @returns what opens it, time and again
 * @throws EngineError (`engine-failed`) where the engine fails
 */
export async function engineSource(engine: Engine, table: string): Promise<ReopenableSource> {
  const quote = engine.dialect === 'spark' ? '`' : '"';
  const named = (name: string): string => `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
  const place = table.split('.').map(named).join('.');
  const columns = await columnsOf(
    engine,
    `DESCRIBE ${engine.dialect === 'spark' ? 'QUERY ' : ''}SELECT * FROM ${place}`,
  );
  const text = engine.dialect === 'spark' ? 'STRING' : 'VARCHAR';
  const cells = columns.map(({ name, isTime }) =>
    isTime ? `CAST(${named(name)} AS ${text}) AS ${named(name)}` : named(name),
  );
  const sql = `SELECT ${cells.join(', ')} FROM ${place}`;
  const open: OpenCells = {
    header: columns.map(({ name }) => name),
    nested: new Set<string>(),
    batches: (names) => batchesOf(engine.query(sql), names),
  };
  return async () => csvOfCells(open);
}

async function columnsOf(engine: Engine, sql: string): Promise<{ readonly name: string; readonly isTime: boolean }[]> {
  const columns: { name: string; isTime: boolean }[] = [];
  for await (const { length, columns: told } of engine.query(sql)) {
    const [names = [], types = []] = Object.values(told);
    for (let row = 0; row < length; row++) {
      columns.push({ name: String(names[row]), isTime: /^(date|timestamp)/i.test(String(types[row])) });
    }
  }
  return columns;
}

async function* batchesOf(pieces: AsyncIterable<ResultTable>, names: readonly string[]): AsyncGenerator<unknown[][]> {
  for await (const { columns } of pieces) yield names.map((name) => Array.from<unknown>(columns[name] ?? []));
}
