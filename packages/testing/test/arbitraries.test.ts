import { btydColumns, hostileIds, rfmColumns, transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { numRuns: 200, seed: 7 });

describe('the arbitraries', () => {
  it('make histories that a log could have: 0 <= t_x <= T, and t_x = 0 exactly where x = 0', () => {
    for (const { x, tx, T } of sample(btydColumns)) {
      expect([tx.length, T.length]).toEqual([x.length, x.length]);
      expect(x.every((count, row) => (count === 0) === (tx[row] === 0))).toBe(true);
      expect(tx.every((last, row) => last >= 0 && last <= (T[row] as number))).toBe(true);
    }
  });
  it('make customers with ties, and one customer alone', () => {
    const samples = sample(rfmColumns);
    expect(samples.some(({ frequency }) => frequency.length === 1)).toBe(true);
    expect(samples.some(({ frequency }) => new Set(frequency).size < frequency.length / 2)).toBe(true);
    expect(samples.every(({ recency }) => recency.every((days) => days >= 1))).toBe(true);
  });
  it('make lines with hostile ids, refunds and cents', () => {
    const rows = sample(transactionRows).flat();
    expect(hostileIds.every((id) => rows.some((row) => row.customer === id))).toBe(true);
    expect(rows.some((row) => row.amount < 0)).toBe(true);
    expect(rows.every((row) => Math.abs(row.amount * 100 - Math.round(row.amount * 100)) < 1e-6)).toBe(true);
  });
});
