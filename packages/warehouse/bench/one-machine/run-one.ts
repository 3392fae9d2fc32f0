/** One way to the answer: node … run-one.ts WHERE FILE CUSTOMERS RESULT-FILE SPARK-URL */
import { writeFileSync } from 'node:fs';
import { fitBgNbd } from '@clientele/clv';
import { type CustomerSummary, deriveBtyd, parseTransactions, summarizeCustomers, textAt } from '@clientele/core';
import { openDuckDb } from '../../src/duckdb.ts';
import { collect, type Engine, groupHistoriesIn, summarizeCustomersIn } from '../../src/index.ts';
import { openSpark } from '../../src/spark.ts';
import { type OneMachineRun, seats } from './report.ts';

const [where, file, customers, resultFile, spark] = process.argv.slice(2) as [
  OneMachineRun['where'],
  string,
  string,
  string,
  string,
];
const asOf = '2026-01-01';
const unit = 'week';
const seconds = { read: 0, summary: 0, histories: 0, fit: 0 };

async function timed<T>(step: keyof typeof seconds, run: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  seconds[step] = (performance.now() - start) / 1e3;
  return result;
}

const peak = (): number => process.resourceUsage().maxRSS / 1e3;

type Answer = Pick<OneMachineRun, 'version' | 'fitMegabytes' | 'histories' | 'parameters'> & {
  readonly summary: CustomerSummary;
};

/** All lines as columns here. */
async function inMemory(): Promise<Answer> {
  const log = await timed('read', async () => {
    const engine = await openDuckDb();
    // Numbers, since fifty million texts do not fit; ids are compared by them.
    const sql = `SELECT CAST(SUBSTR(customer, 2) AS DOUBLE) AS customer, EPOCH_MS(time) AS time, amount FROM '${file}'`;
    const { columns } = await collect(engine.query(sql), { maxRows: 1e9 });
    await engine.close();
    return parseTransactions(columns);
  });
  const summary = await timed('summary', () => summarizeCustomers(log, { asOf }));
  const histories = await timed('histories', () => deriveBtyd(summary, { unit }));
  const model = await timed('fit', () => fitBgNbd(histories));
  const parameters = { ...model.parameters };
  return { version: '', fitMegabytes: peak(), histories: histories.length, parameters, summary };
}

/** Histories first, so that what a fit needs is seen; then every customer's summary. */
async function inEngine(engine: Engine, lines: string, version: string): Promise<Answer> {
  const table = { table: lines };
  const histories = await timed('histories', () => groupHistoriesIn(engine, table, { asOf, unit }));
  const model = await timed('fit', () => fitBgNbd(histories));
  const fitMegabytes = peak();
  const summary = await timed('summary', () => summarizeCustomersIn(engine, table, { asOf }));
  return { version, fitMegabytes, histories: histories.length, parameters: { ...model.parameters }, summary };
}

async function inDuckDb(): Promise<Answer> {
  const engine = await openDuckDb({ memoryLimit: '400MB' });
  await engine.command(`CREATE VIEW shop_lines AS SELECT customer, time, amount FROM '${file}'`);
  const { columns } = await collect(engine.query('SELECT VERSION() AS version'));
  const answer = await inEngine(engine, 'shop_lines', String(columns['version']?.[0]));
  await engine.close();
  return answer;
}

async function inSpark(): Promise<Answer> {
  const engine = await openSpark(spark);
  await engine.command(
    `CREATE TEMPORARY VIEW shop_lines AS SELECT customer, time, amount FROM parquet.\`file:${file}\``,
  );
  const { columns } = await collect(engine.query('SELECT VERSION() AS version'));
  const answer = await inEngine(engine, 'shop_lines', String(columns['version']?.[0]).slice(0, 5));
  await engine.close();
  return answer;
}

const { summary, ...answer } = await { memory: inMemory, duckdb: inDuckDb, spark: inSpark }[where]();
const { user, system } = process.cpuUsage();
const cpuSeconds = (user + system) / 1e6;
const run = { where, ...answer, seconds, cpuSeconds, peakMegabytes: peak() };
const { purchaseDays, firstPurchase, lastPurchase, totalSpend, grossSpend, repeatSpend, sumLogGaps } = summary.columns;
const columns = [purchaseDays, firstPurchase, lastPurchase, totalSpend, grossSpend, repeatSpend, sumLogGaps];
const bySeat = new Float64Array(Number(customers) * seats.length).fill(Number.NaN);
for (let row = 0; row < summary.length; row++) {
  const customer = Number((textAt(summary.customer, row) as string).replace('c', ''));
  columns.forEach((column, seat) => {
    bySeat[seat * Number(customers) + customer] = column[row] as number;
  });
}
writeFileSync(resultFile, bySeat);
process.stdout.write(`${JSON.stringify(run)}\n`);
