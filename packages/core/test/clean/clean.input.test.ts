import {
  cleanTransactions,
  InvalidInputError,
  InvalidOptionError,
  parseTransactions,
  safeParseTransactions,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 12, currency: 'EUR' }];

describe('options of cleaning', () => {
  it.each([
    [{ ids: 'Lower' }, 'ids'],
    [{ exactDuplicates: true }, 'exactDuplicates'],
    [{ exactDuplicate: 'remove' }, 'exactDuplicate'],
    [{ nearWithin: { days: 1 } }, 'nearWithin'],
    [{ nearWithin: { minutes: 0 } }, 'nearWithin'],
    [{ missing: { customer: 'drop' } }, 'missing.customer'],
    [{ missing: { product: 'median' } }, 'missing.product'],
    [{ missing: { quantity: 'most-frequent' } }, 'missing.quantity'],
    [{ missing: { quantity: { value: 'one' } } }, 'missing.quantity'],
    [{ missing: { category: { value: ' ' } } }, 'missing.category'],
    [{ productAliases: { a: 1 } }, 'productAliases'],
    [{ productAliases: { a: 'b', b: 'a' } }, 'productAliases'],
    [{ outlierThreshold: 0 }, 'outlierThreshold'],
    [{ read: {} }, 'read'],
  ])('refuses %j by name', (options, option) => {
    let thrown: unknown;
    try {
      cleanTransactions([{ ...rows[0], product: 'a' }], options as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidOptionError);
    expect(JSON.stringify((thrown as InvalidOptionError).details)).toContain(`"${option}"`);
  });

  it('takes customers named __proto__ and products named constructor', () => {
    const hostile = [{ customer: '__proto__', time: '2026-01-05', amount: 12, product: 'constructor' }];
    const { log } = cleanTransactions(hostile, {
      ids: 'lower',
      productNames: 'latest',
      missing: { category: 'by-product' },
    });
    expect(log.customer.dictionary.values).toEqual(['__proto__']);
    expect(log.product?.dictionary.values).toEqual(['constructor']);
  });

  it('takes an empty log', () => {
    const { log, report } = cleanTransactions([], { exactDuplicates: 'remove', missing: { quantity: 'median' } });
    expect([log.length, report.length]).toEqual([0, 9]);
  });
});

describe('rates', () => {
  const mixed = [
    { customer: 'Ada', time: '2026-01-05', amount: 10, currency: 'EUR' },
    { customer: 'Bo', time: '2026-01-05', amount: 10, currency: 'USD' },
    { customer: 'Bo', time: '2026-02-05', amount: '10', currency: ' USD ' },
  ];

  it('bring all amounts to the currency of the log', () => {
    const { log, issues } = safeParseTransactions(mixed, { currency: 'EUR', rates: { USD: 0.5 } });
    expect([...log.amount]).toEqual([10, 5, 5]);
    expect(log.currency).toBe('EUR');
    expect(issues.counts).toEqual({ 'converted-currency': 2 });
    expect(issues.listed[0]).toMatchObject({
      row: 1,
      column: 'currency',
      expected: 'EUR, at 0.5 a USD',
      received: '"10 USD"',
    });
  });

  it('hold from their day on', () => {
    const rates = [
      { currency: 'USD', rate: 0.25, from: '2026-02-01' },
      { currency: 'USD', rate: 0.5, from: '2026-01-01' },
    ];
    expect([...parseTransactions(mixed, { currency: 'EUR', rates }).amount]).toEqual([10, 5, 2.5]);
    const late = rates.slice(0, 1);
    expect(() => parseTransactions(mixed, { currency: 'EUR', rates: late })).toThrow(
      'row 1, column "currency": rates has no rate of "USD" to EUR as early as that',
    );
  });

  it('that lack a currency end the reading, and name it', () => {
    expect(() => parseTransactions(mixed, { currency: 'EUR', rates: { GBP: 1.1 } })).toThrow(InvalidInputError);
    expect(() => parseTransactions(mixed, { currency: 'EUR', rates: { GBP: 1.1 } })).toThrow('no rate of "USD" to EUR');
  });

  it('set a row aside that names no currency', () => {
    const { log, issues } = safeParseTransactions(
      [...mixed, { customer: 'Cy', time: '2026-01-05', amount: 3, currency: '' }],
      {
        currency: 'EUR',
        rates: { USD: 0.5 },
      },
    );
    expect(log.length).toBe(3);
    expect(issues.counts['missing-value']).toBe(1);
  });

  it('need a stated currency, and a column that names those of the rows', () => {
    expect(() => parseTransactions(mixed, { rates: { USD: 0.5 } })).toThrow(InvalidOptionError);
    const bare = mixed.map(({ customer, time, amount }) => ({ customer, time, amount }));
    expect(() => parseTransactions(bare, { currency: 'EUR', rates: { USD: 0.5 } })).toThrow('map.currency');
    expect(() => parseTransactions(mixed, { currency: 'EUR', rates: { USD: 0 } })).toThrow('rates');
  });

  it('are asked for where a column holds two currencies', () => {
    expect(() => parseTransactions(mixed)).toThrow('two currencies');
  });
});
