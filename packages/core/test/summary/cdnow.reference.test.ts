import {
  deriveBtyd,
  parseTransactions,
  splitBtyd,
  summarizeCustomers,
  type TransactionLog,
  toRows,
} from '@clientele/core';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';

const transactions = 'clv/cdnow_sample_transactions.csv';
const exact = 'clv/cdnow_sample_cbs_exact.csv';
const there = referencePath(transactions) !== null && referencePath(exact) !== null;

function readLog(): TransactionLog {
  const columns = referenceCsv(transactions);
  return parseTransactions({
    customer: columns.get('customer_id')!,
    time: columns.get('date')!,
    amount: referenceNumbers(columns, 'amount'),
  });
}

/** Bruce Hardie's CDNOW sample, summed up in weeks by BTYDplus::elog2cbs (T.cal 1997-09-30, T.tot 1998-06-30). */
describe.skipIf(!there)('the CDNOW sample (needs the reference data)', () => {
  let log: TransactionLog;
  let cbs: ReturnType<typeof referenceCsv>;
  let split: ReturnType<typeof splitBtyd>;

  // The body of a describe runs even where its tests are skipped.
  beforeAll(() => {
    log = readLog();
    cbs = referenceCsv(exact);
    split = splitBtyd(log, { split: '1997-10-01', asOf: '1998-07-01', unit: 'week' });
  });

  /** Largest absolute difference of a column from the reference, over all 2,357 customers. */
  const gap = (found: Float64Array, name: string): number =>
    referenceNumbers(cbs, name).reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);

  it('has the same customers in the same order', () => {
    expect(toRows(split, ['customer']).map(({ customer }) => Number(customer))).toEqual(cbs.get('cust')!.map(Number));
  });

  it('agrees in every column of the calibration', () => {
    const summary = summarizeCustomers(log, { asOf: '1997-10-01' });
    const { columns } = deriveBtyd(summary, { unit: 'week' });
    expect(gap(columns.x, 'x')).toBe(0);
    expect(gap(columns.tx, 't.x')).toBeLessThan(1e-12);
    expect(gap(columns.T, 'T.cal')).toBeLessThan(1e-12);
    expect(gap(columns.sumLogGaps, 'litt')).toBeLessThan(1e-12);
    expect(gap(summary.columns.totalSpend, 'sales')).toBeLessThan(1e-9);
    expect(gap(summary.columns.repeatSpend, 'sales.x')).toBeLessThan(1e-9);
  });

  it('agrees in the holdout', () => {
    expect(gap(split.columns.holdoutX, 'x.star')).toBe(0);
    expect(gap(split.columns.holdoutSpend, 'sales.star')).toBeLessThan(1e-9);
    expect(split.holdoutLength).toBe(39);
    expect(new Set(referenceNumbers(cbs, 'T.star'))).toEqual(new Set([39]));
    expect(split.excludedCount).toBe(0);
  });

  it('sees the orders of 30 September, and no later ones', () => {
    const lastDay = Date.UTC(1997, 8, 30);
    expect(summarizeCustomers(log, { asOf: '1997-10-01' }).columns.lastPurchase).toContain(lastDay);
    const columns = splitBtyd(log, { split: '1997-10-01', asOf: '1997-10-01' }).columns;
    expect(columns.holdoutX.every((x) => x === 0)).toBe(true);
  });

  it('has customer 1 at T = 38.857 weeks, not 39', () => {
    expect(split.columns.T[0]).toBeCloseTo(38.857, 3);
  });
});
