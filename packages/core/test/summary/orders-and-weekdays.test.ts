import { exactSum, orderTotals, parseTransactions, salesByWeekday, summarizeCustomers, toRows } from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('salesByWeekday', () => {
  it('knows the days of the week, in the zone of the log', () => {
    // 2026-01-05 is a Monday; 23:30 UTC of that Monday is Tuesday in Berlin.
    const rows = [{ customer: 'Ada', time: '2026-01-05T23:30:00Z', amount: 20 }];
    const sold = (timeZone: string): unknown[] =>
      toRows(salesByWeekday(rows, { timeZone })).filter((row) => row['sales'] !== 0);
    expect(sold('UTC')).toEqual([{ weekday: 'monday', days: 1, sales: 20, orders: 1, customers: 1 }]);
    expect(sold('Europe/Berlin')).toEqual([{ weekday: 'tuesday', days: 1, sales: 20, orders: 1, customers: 1 }]);
    const early = [{ customer: 'Ada', time: '1969-12-31', amount: 3 }];
    expect(toRows(salesByWeekday(early)).find((row) => row['sales'] === 3)?.['weekday']).toBe('wednesday');
  });

  it('counts the days from the first event to the last observed one', () => {
    const rows = [{ customer: 'Ada', time: '2026-01-07', amount: 1 }];
    const { columns } = salesByWeekday(rows, { asOf: '2026-01-17' }); // Wednesday 7th to Friday 16th
    expect([...columns.days]).toEqual([1, 1, 2, 2, 2, 1, 1]);
  });

  it('adds up to the whole', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const log = parseTransactions(rows);
        const { columns } = salesByWeekday(log);
        expect(exactSum(columns.sales)).toBeCloseTo(exactSum(log.amount), 6);
        expect(exactSum(columns.orders)).toBe(exactSum(summarizeCustomers(log).columns.purchaseCount));
      }),
      { numRuns: 60 },
    );
  });
});

describe('orderTotals', () => {
  it('makes an order a day where there are no ids, and leaves refunds out', () => {
    const rows = [
      { customer: 'Ada', time: '2026-01-05T08:00', amount: 20 },
      { customer: 'Ada', time: '2026-01-05T07:00', amount: 2 },
      { customer: 'Ada', time: '2026-01-06', amount: 3 },
      { customer: 'Bo', time: '2026-01-06', amount: -3 },
    ];
    expect(toRows(orderTotals(rows))).toEqual([
      { customer: 'Ada', time: Date.UTC(2026, 0, 5, 7), amount: 22, lines: 2 },
      { customer: 'Ada', time: Date.UTC(2026, 0, 6), amount: 3, lines: 1 },
    ]);
    expect(orderTotals(rows, { asOf: '2026-01-06' }).notes).toMatchObject([{ code: 'lines-after-as-of' }]);
  });

  it('has as many orders as a summary counts, and their gross spend', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const [orders, { columns }] = [orderTotals(rows), summarizeCustomers(parseTransactions(rows))];
        expect(orders.length).toBe(exactSum(columns.purchaseCount));
        expect(exactSum(orders.columns.amount)).toBeCloseTo(exactSum(columns.grossSpend), 6);
      }),
      { numRuns: 60 },
    );
  });
});
