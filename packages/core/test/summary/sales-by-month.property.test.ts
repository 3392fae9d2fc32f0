import { exactSum, formatCivilDay, parseTransactions, salesByMonth, summarizeCustomers, toRows } from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesByCustomer } from './oracle.ts';

describe('sales by month', () => {
  it('add up to the log and its summary', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const log = parseTransactions(rows);
        const { columns } = salesByMonth(log);
        expect(exactSum(columns.sales)).toBeCloseTo(exactSum(log.amount), 6);
        expect(exactSum(columns.orders)).toBe(exactSum(summarizeCustomers(log).columns.purchaseCount));
      }),
    );
  });
  it('count the customers with a purchase in each civil month of the zone', () => {
    fc.assert(
      fc.property(transactionRows, fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'), (rows, timeZone) => {
        const log = parseTransactions(rows, { timeZone });
        const expected = new Map<string, Set<string>>();
        for (const [customer, lines] of linesByCustomer(log, Number.POSITIVE_INFINITY)) {
          for (const { day, cents } of lines) {
            const month = formatCivilDay(day).slice(0, 7);
            if (!expected.has(month)) expected.set(month, new Set());
            if (cents >= 0) expected.get(month)!.add(customer);
          }
        }
        const found = toRows(salesByMonth(log), ['month', 'customers']);
        expect(found.map(({ month, customers }) => [month, customers])).toEqual(
          found.map(({ month }) => [month, expected.get(month as string)?.size ?? 0]),
        );
        expect(found.map(({ month }) => month)).toEqual(expect.arrayContaining([...expected.keys()]));
      }),
    );
  });
  it('have a row for each month between the first and the last, and none after asOf', () => {
    const rows = ['2025-11-30T23:30:00Z', '2026-02-03', '2026-05-01'].map((time) => ({
      customer: 'Ada',
      time,
      amount: 2,
    }));
    const months = (asOf: string) => toRows(salesByMonth(rows, { timeZone: 'Europe/Paris', asOf }));
    expect(months('2026-05-01')).toEqual([
      { month: '2025-12', sales: 2, orders: 1, customers: 1 },
      { month: '2026-01', sales: 0, orders: 0, customers: 0 },
      { month: '2026-02', sales: 2, orders: 1, customers: 1 },
    ]);
    expect(months('2000-01-01')).toEqual([]);
  });
  it('say what was looked at, and what was left out', () => {
    const rows = [
      { customer: 'Ada', time: '2026-01-05', amount: 2 },
      { customer: 'Ada', time: '2026-03-05', amount: 2 },
      { customer: 'Bo', time: 'soon', amount: 2 },
    ];
    const { asOf, timeZone, notes } = salesByMonth(rows, { timeZone: 'Asia/Tokyo', asOf: '2026-03-01' });
    expect([new Date(asOf).toISOString(), timeZone]).toEqual(['2026-02-28T15:00:00.000Z', 'Asia/Tokyo']);
    expect(notes.map(({ code, details }) => [code, details?.['rowsDropped'] ?? details?.['lines']])).toEqual([
      ['input-issues', 1],
      ['lines-after-as-of', 1],
    ]);
  });
  it('count an order once, in the month in which it begins', () => {
    const rows = ['2026-01-31T23:59', '2026-02-01T00:01'].map((time) => ({
      customer: 'Ada',
      time,
      amount: 2,
      order: '7',
    }));
    expect([...salesByMonth(rows).columns.orders]).toEqual([1, 0]);
  });
  it('are the same whatever the order of the rows', () => {
    const shuffled = transactionRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(salesByMonth(others)).toEqual(salesByMonth(rows));
      }),
    );
  });
});
