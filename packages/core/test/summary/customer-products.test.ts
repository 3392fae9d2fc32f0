import { customerProducts, exactSum, parseTransactions } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rows = [
  { customer: 'Ada', time: '2026-01-01', amount: 20, product: 'tea' },
  { customer: 'Ada', time: '2026-01-31', amount: 30, product: 'tea' },
  { customer: 'Bo', time: '2026-01-31', amount: 5, product: 'pot' },
  { customer: 'Ada', time: '2026-01-31', amount: -30, product: 'tea' },
  { customer: 'Ada', time: '2026-01-31', amount: 7, product: '' },
];
const valuesOf = (options: Parameters<typeof customerProducts>[1]): number[] => [
  ...customerProducts(rows, options).values,
];

describe('customers by products', () => {
  it('hold what was asked for', () => {
    expect(valuesOf({ value: 'binary' })).toEqual([1, 1]);
    expect(valuesOf({ value: 'count' })).toEqual([2, 1]);
    expect(valuesOf({ value: 'amount' })).toEqual([20, 5]);
    const [tea = 0, pot = 0] = valuesOf({ value: 'decayed', halfLife: { days: 30 }, asOf: '2026-03-02' });
    expect(tea).toBeCloseTo(0.25 + 0.5, 12); // 60 and 30 days old
    expect(pot).toBeCloseTo(0.5, 12);
  });

  it('say which lines made no cell', () => {
    expect(customerProducts(rows).notes).toMatchObject([{ code: 'lines-without-product', details: { lines: 1 } }]);
  });

  it('are sound rows of a sparse matrix, the same whatever the order of lines', () => {
    const lines = fc.array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c', '__proto__'),
        product: fc.constantFrom('p', 'q', 'constructor'),
        time: fc.integer({ min: 1e12, max: 2e12 }),
        amount: fc.integer({ min: -500, max: 1000 }).map((cents) => cents / 100),
      }),
      { maxLength: 40 },
    );
    const cells = (given: object[], value: 'amount' | 'decayed'): string[] => {
      const { customer, product, offsets, products, values } = customerProducts(parseTransactions(given), { value });
      expect(offsets.length).toBe(customer.codes.length + 1);
      expect(offsets[customer.codes.length] ?? 0).toBe(values.length);
      return Array.from(customer.codes, (code, row) => {
        const own = [...products.subarray(offsets[row], offsets[row + 1])];
        expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
        return own
          .map(
            (column, at) =>
              `${customer.dictionary.values[code]} ${product.values[column]} ${values[(offsets[row] ?? 0) + at]}`,
          )
          .sort()
          .join();
      }).sort();
    };
    fc.assert(
      fc.property(
        lines.filter(({ length }) => length > 0),
        fc.constantFrom('amount' as const, 'decayed' as const),
        (given, value) => {
          expect(cells([...given].reverse(), value)).toEqual(cells(given, value));
          const { values } = customerProducts(given, { value: 'count' });
          expect(exactSum(values)).toBe(given.filter(({ amount }) => amount >= 0).length);
        },
      ),
    );
  });

  it('are refused without products, and with options that have no effect', () => {
    expect(() => customerProducts([{ customer: 'Ada', time: '2026-01-01', amount: 1 }])).toThrow('no column "product"');
    expect(() => customerProducts(rows, { halfLife: { days: 3 } })).toThrow('halfLife');
    expect(() => customerProducts(rows, { value: 'sum' as never })).toThrow('value');
  });
});
