import {
  before,
  deriveBtyd,
  exactSum,
  parseTransactions,
  splitBtyd,
  summarizeCustomers,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesByCustomer } from './oracle.ts';

const splits = fc.integer({ min: Date.UTC(2024, 6, 1), max: Date.UTC(2025, 5, 1) });
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata');
const end = Date.UTC(2026, 0, 2);

describe('a split in time', () => {
  it('has the calibration of a log that ends there', () => {
    fc.assert(
      fc.property(transactionRows, splits, zones, (rows, at, timeZone) => {
        const log = parseTransactions(rows, { timeZone });
        const { split, columns, customer } = splitBtyd(log, { split: at, asOf: end, unit: 'week' });
        const known = deriveBtyd(summarizeCustomers(before(log, split), { asOf: split }), { unit: 'week' });
        expect(columns).toMatchObject(known.columns);
        expect(customer).toEqual(known.customer);
      }),
    );
  });
  it('loses no purchase day and no money', () => {
    fc.assert(
      fc.property(transactionRows, splits, zones, (rows, at, timeZone) => {
        const log = parseTransactions(rows, { timeZone });
        const table = splitBtyd(log, { split: at, asOf: end });
        const lines = linesByCustomer(log, end);
        for (const { customer, x, holdoutX } of toRows(table, ['customer', 'x', 'holdoutX'])) {
          const days = new Set(
            lines
              .get(customer as string)!
              .filter(({ cents }) => cents >= 0)
              .map(({ day }) => day),
          );
          expect(Number(x) + 1 + Number(holdoutX)).toBe(days.size);
        }
        const after = log.amount.filter((_, row) => log.time[row]! >= table.split);
        expect(exactSum(table.columns.holdoutSpend) + table.excludedSpend).toBeCloseTo(exactSum(after), 6);
      }),
    );
  });
});
