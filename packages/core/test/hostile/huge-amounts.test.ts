import { parseTransactions, safeParseTransactions, salesByMonth, summarizeCustomers } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const row = (amount: unknown) => ({ customer: 'Ada', time: '2026-01-05', amount });

describe('amounts that no sum could hold', () => {
  it.each([[1e308], [-1e151], ['1e200'], ['1.5E+300']])('%s is an issue that names row and column', (amount) => {
    const { log, issues } = safeParseTransactions([row(5), row(amount)]);
    expect(log.length).toBe(1);
    expect(issues.listed[0]).toMatchObject({ code: 'invalid-number', row: 1, column: 'amount', action: 'dropped' });
    expect(() => parseTransactions([row(5), row(amount)])).toThrow(/row 1, column "?amount/);
  });

  it('are told from large money, which stays as it is', () => {
    const { columns } = summarizeCustomers([row(1e15), row(2), row('1,000,000,000,000,000.5')]);
    expect(columns.totalSpend[0]).toBe(2_000_000_000_000_002.5);
  });

  it('so that sums of all others are finite, whatever they are (law)', () => {
    const amount = fc.double({ min: -1e150, max: 1e150, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), (amounts) => {
        const rows = amounts.map(row);
        const { totalSpend, grossSpend } = summarizeCustomers([...rows, row(1)]).columns;
        const { sales } = salesByMonth(rows).columns;
        expect([...totalSpend, ...grossSpend, ...sales].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('also the smallest there are, exactly', () => {
    const tiny = Number.MIN_VALUE;
    expect(summarizeCustomers([row(tiny), row(tiny), row(1e-300)]).columns.totalSpend[0]).toBe(1e-300);
    expect(summarizeCustomers([row(tiny), row(tiny)]).columns.totalSpend[0]).toBe(2 * tiny);
  });
});
