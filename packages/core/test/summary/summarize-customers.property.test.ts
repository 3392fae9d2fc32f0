import {
  before,
  type CustomerSummary,
  customerTable,
  deriveBtyd,
  type Occasion,
  parseTransactions,
  summarizeCustomers,
  type Transaction,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OracleRow, oracleSummary } from './oracle.ts';

const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Europe/London');
const occasions = fc.constantFrom<Occasion>('sale', 'net-positive-day');
const asOfs = fc.integer({ min: Date.UTC(2024, 6, 1), max: Date.UTC(2026, 0, 2) });
const withSomeOrders = transactionRows.chain((rows) =>
  fc
    .array(fc.boolean(), { minLength: rows.length, maxLength: rows.length })
    .map((keep) => rows.map(({ order, ...row }, i): Transaction => (keep[i] ? { ...row, order: order! } : row))),
);
const withoutOrders = transactionRows.map((rows) => rows.map(({ order: _, ...row }) => row));
/** Many lines of few customers on few days: ties in time and amount, groups too long for insertion. */
const crowded = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b'),
    time: fc.integer({ min: 0, max: 40 }).map((hours) => Date.UTC(2025, 2, 29) + hours * 3_600_000),
    amount: fc.integer({ min: -3, max: 9 }).map((cents) => cents / 100),
    order: fc.constantFrom('1', '2', '3'),
  }),
  { minLength: 1, maxLength: 150 },
);
const anyRows = fc.oneof(transactionRows, withSomeOrders, withoutOrders, crowded);

/** The oracle adds cents and logarithms in another way: the last bits may differ. */
const nearly = ({ totalSpend, grossSpend, repeatSpend, sumLogGaps, ...exact }: OracleRow) => ({
  ...exact,
  totalSpend: expect.closeTo(totalSpend, 9),
  grossSpend: expect.closeTo(grossSpend, 9),
  repeatSpend: expect.closeTo(repeatSpend, 9),
  sumLogGaps: expect.closeTo(sumLogGaps, 9),
});

const byCustomer = (a: { customer: string }, b: { customer: string }) => (a.customer < b.customer ? -1 : 1);
const sorted = (summary: CustomerSummary) => (toRows(summary) as { customer: string }[]).sort(byCustomer);

describe('a summary', () => {
  it('says what its definitions say, for every zone, occasion and asOf', () => {
    fc.assert(
      fc.property(anyRows, zones, occasions, asOfs, (rows, timeZone, occasion, asOf) => {
        const log = parseTransactions(rows, { timeZone });
        const expected = oracleSummary(log, asOf, occasion);
        const found = toRows(summarizeCustomers(log, { asOf, occasion }));
        expect(found).toEqual(expected.map(nearly));
      }),
    );
  });

  it('is the same to the last bit whatever the order of the rows', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, occasions, ([rows, others], occasion) => {
        const wild = (list: typeof rows) => list.map((row) => ({ ...row, amount: row.amount / 3 }));
        const summarize = (list: typeof rows) => summarizeCustomers(parseTransactions(wild(list)), { occasion });
        expect(sorted(summarize(others))).toEqual(sorted(summarize(rows)));
        expect(summarize(others).notes).toEqual(summarize(rows).notes);
      }),
    );
  });

  it('sees nothing at or after asOf', () => {
    fc.assert(
      fc.property(anyRows, asOfs, (rows, asOf) => {
        const log = parseTransactions(rows);
        const early = summarizeCustomers(before(log, asOf), { asOf });
        const { notes: _, ...rest } = summarizeCustomers(log, { asOf });
        expect(early).toMatchObject(rest);
      }),
    );
  });

  it('takes rows as well as a log', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const timeZone = 'Asia/Kolkata';
        const { notes: _, ...ofRows } = summarizeCustomers(rows, { timeZone });
        const { notes: __, ...ofLog } = summarizeCustomers(parseTransactions(rows, { timeZone }));
        expect(ofRows).toEqual(ofLog);
      }),
    );
  });

  it('leaves the log as it was and survives a clone', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const log = parseTransactions(rows);
        const copy = structuredClone(log);
        const summary = summarizeCustomers(log);
        expect(structuredClone(log)).toEqual(copy);
        expect(structuredClone(summary)).toEqual(summary);
      }),
    );
  });
});

describe('BTYD statistics', () => {
  it('keep 0 <= tx <= T, and tx is 0 exactly where x is', () => {
    fc.assert(
      fc.property(anyRows, zones, asOfs, (rows, timeZone, asOf) => {
        const { columns, length } = deriveBtyd(summarizeCustomers(rows, { timeZone, asOf }), { unit: 'week' });
        for (let i = 0; i < length; i++) {
          expect(columns.tx[i]).toBeLessThanOrEqual(columns.T[i]!);
          expect(columns.tx[i] === 0).toBe(columns.x[i] === 0);
          expect(columns.tx[i]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('mean the same in every unit', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const summary = summarizeCustomers(rows);
        const days = deriveBtyd(summary, { unit: 'day' }).columns;
        const weeks = deriveBtyd(summary, { unit: 'week' }).columns;
        const years = deriveBtyd(summary, { unit: 'year' }).columns;
        days.T.forEach((T, i) => {
          expect([weeks.T[i]! * 7, years.T[i]! * 365.25]).toEqual([expect.closeTo(T, 9), expect.closeTo(T, 9)]);
          expect(weeks.sumLogGaps[i]! + days.x[i]! * Math.log(7)).toBeCloseTo(days.sumLogGaps[i]!, 9);
        });
        expect(weeks.x).toEqual(days.x);
        expect(weeks.meanRepeatSpend).toEqual(days.meanRepeatSpend);
      }),
    );
  });
});

describe('a customer with a strange name', () => {
  it('is an ordinary customer', () => {
    const ids = ['__proto__', 'constructor', 'toString'];
    const rows = ids.map((customer, i) => ({ customer, time: '2026-01-05', amount: i + 1 }));
    const { customer, columns } = summarizeCustomers(rows);
    expect(toRows(customerTable(customer, { totalSpend: columns.totalSpend }))).toEqual(
      ids.map((id, i) => ({ customer: id, totalSpend: i + 1 })),
    );
  });
});
