import { type CodedColumn, textAt } from '@clientele/core';
import { simulateShop } from '@clientele/datasets';
import type { Engine, EngineLines, ResultColumn } from '@clientele/warehouse';
import { openDuckDb } from '@clientele/warehouse/duckdb';
import { openSpark } from '@clientele/warehouse/spark';

/** Order lines, and the engine that they are read by. */
export interface OpenedLines {
  readonly engine: Engine;
  readonly lines: EngineLines;
}

/**
 * All that differs between the engines: how each is opened, and how it names a file and a view.
 *
 * @param address `duckdb`, or `sc://host:port/;token=…` of a Spark Connect server
 * @param file Parquet with the columns customer, time, amount, order and product that the engine can read: for Spark a path of its own
 *   machines, such as `hdfs://namenode:8020/shop/orders.parquet`. Without one, lines of a simulated shop are sent there
 */
export async function openLines(address: string, file?: string): Promise<OpenedLines> {
  const engine = address === 'duckdb' ? await openDuckDb({ memoryLimit: '400MB' }) : await openSpark(address);
  if (file === undefined) {
    await engine.createView('shop_lines', simulatedLines());
    return { engine, lines: { table: 'shop_lines', time: 'epoch-ms' } };
  }
  const read = engine.dialect === 'spark' ? `parquet.\`${file}\`` : `'${file.replaceAll("'", "''")}'`;
  await defineView(engine, 'shop_lines', `SELECT * FROM ${read}`);
  return { engine, lines: { table: 'shop_lines' } };
}

/** Gives a query a name. On Spark it is the session's own; an embedded database is the session. */
export function defineView(engine: Engine, name: string, query: string): Promise<void> {
  const view = engine.dialect === 'spark' ? 'TEMPORARY VIEW' : 'VIEW';
  return engine.command(`CREATE OR REPLACE ${view} ${name} AS ${query}`);
}

/** Three thousand customers who buy and leave by BG/NBD, so that a model has something to find. */
function simulatedLines(): Readonly<Record<string, ResultColumn>> {
  const { log } = simulateShop({ customers: 3000, seed: 7 });
  const { customer, order, product, time, amount } = log;
  const texts = (column: CodedColumn | undefined) =>
    Array.from(time, (_, row) => (column === undefined ? null : textAt(column, row)));
  return { customer: texts(customer), order: texts(order), product: texts(product), time, amount };
}
