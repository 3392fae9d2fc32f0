import {
  cleanTransactions,
  InvalidOptionError,
  parseTransactions,
  safeParseTransactions,
  toRows,
} from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}`;
const tea = { customer: 'Ada', product: 'tea' };
const lines = [
  { ...tea, time: day(1), amount: 10, quantity: 2 }, // 5 a piece
  { ...tea, time: day(3), amount: 24, quantity: 3 }, // 8 a piece
  { ...tea, time: day(5), amount: 7, quantity: 1 },
  { ...tea, time: day(4), amount: '', quantity: 2 }, // row 3: to be filled
  { customer: 'Bo', product: 'pot', time: day(4), amount: null, quantity: 1 }, // row 4: no price is known
  { ...tea, time: day(6), amount: -7, quantity: -1 },
];

describe('a missing amount', () => {
  it('sets its row aside unless a rule is stated', () => {
    for (const options of [{}, { missingAmount: 'drop' } as const]) {
      const { log, issues, filledAmounts } = safeParseTransactions(lines, options);
      expect([log.length, issues.counts, filledAmounts]).toEqual([4, { 'missing-value': 2 }, undefined]);
    }
  });

  it.each([
    ['median-price', 14], // of 5, 7 and 8 the median is 7
    ['latest-price', 16], // on the fourth, the price of the third holds
  ] as const)('is the %s of its product times its quantity', (missingAmount, filled) => {
    const { log, issues, rowsDropped, filledAmounts } = safeParseTransactions(lines, { missingAmount });
    expect([...log.amount]).toEqual([10, 24, 7, filled, -7]);
    expect([rowsDropped, [...(filledAmounts ?? [])]]).toEqual([1, [3]]);
    const column = { code: 'missing-value', column: 'amount', received: 'nothing' };
    expect(issues.listed).toEqual([
      { ...column, row: 3, expected: `${filled}, the ${missingAmount}`, action: 'repaired' },
      { ...column, row: 4, expected: 'a finite number', action: 'dropped' },
    ]);
  });

  it('is the median of all purchases, or a stated amount', () => {
    expect([...parseTransactions(lines, { missingAmount: 'median' }).amount]).toEqual([10, 24, 7, 10, 10, -7]);
    expect([...parseTransactions(lines, { missingAmount: { value: 0 } }).amount]).toEqual([10, 24, 7, 0, 0, -7]);
  });

  it('counts each line as one piece where no column says how many', () => {
    const bare = lines.map(({ customer, product, time, amount }) => ({ customer, product, time, amount }));
    expect(safeParseTransactions(bare, { missingAmount: 'median-price' }).log.amount[3]).toBe(10);
  });

  it('of a refund is one, and of none is nothing', () => {
    const back = [
      ...lines,
      { ...tea, time: day(9), amount: '', quantity: -1 },
      { ...tea, time: day(9), amount: '', quantity: 0 },
    ];
    const { log } = safeParseTransactions(back, { missingAmount: 'latest-price' });
    expect([...log.amount].slice(-2)).toEqual([-7, 0]);
    expect(Object.is(log.amount[log.length - 1], 0)).toBe(true);
  });

  it('stays missing where the quantity, the product or a price before it is', () => {
    const odd = [
      ...lines.slice(0, 3),
      { ...tea, time: day(9), amount: '', quantity: '' },
      { customer: 'Ada', product: '', time: day(9), amount: '', quantity: 1 },
      { ...tea, time: '2025-12-31', amount: '', quantity: 1 },
      { customer: '', product: 'tea', time: day(9), amount: '', quantity: 1 },
    ];
    const { rowsDropped, filledAmounts } = safeParseTransactions(odd, { missingAmount: 'latest-price' });
    expect([rowsDropped, filledAmounts]).toEqual([4, new Uint32Array(0)]);
    expect(safeParseTransactions(lines.slice(3, 5), { missingAmount: 'median' }).log.length).toBe(0);
  });

  it('is another thing than one that cannot be read: that row is set aside all the same', () => {
    const unread = [...lines.slice(0, 3), { ...tea, time: day(9), amount: 'n/a', quantity: 1 }];
    const filled = safeParseTransactions(unread, { missingAmount: 'median-price' });
    expect([filled.log.length, filled.issues.counts]).toEqual([3, { 'invalid-number': 1 }]);
    const named = safeParseTransactions(unread, { missingAmount: 'median-price', nulls: { amount: ['n/a'] } });
    expect(named.log.amount[3]).toBe(7);
  });

  it('is filled in the currency of the log, after the others were converted', () => {
    const mixed = lines.map((line, row) => ({ ...line, currency: row === 1 ? 'USD' : 'EUR' }));
    const options = { currency: 'EUR', rates: { USD: 0.5 }, missingAmount: 'latest-price' } as const;
    expect(safeParseTransactions(mixed, options).log.amount[3]).toBe(8); // 24 USD are 12 EUR, 4 a piece
  });

  it('has a row of its own in the report of cleaning, whoever read the lines', () => {
    const options = { missingAmount: 'median-price' } as const;
    const direct = cleanTransactions(lines, options);
    const row = { rule: 'missingAmounts', setting: 'on', lines: 1, removed: 0, changed: 1, flagged: 0, amount: 14 };
    expect(toRows(direct.report)[0]).toEqual(row);
    expect([...direct.touched.missingAmounts]).toEqual([3]);
    expect(direct.notes[0]?.message).toBe('missingAmounts: 1 lines of 14 in all: 1 changed');
    const read = safeParseTransactions(lines, options);
    expect(toRows(cleanTransactions(read.log, { read }).report)[0]).toEqual(row);
    expect(() => cleanTransactions(read.log, options)).toThrow(InvalidOptionError);
  });

  it.each(['mean', 5, { value: 'five' }, { value: Number.NaN }, { value: 1, rule: 2 }, null])(
    'is filled by no rule such as %j',
    (missingAmount) => {
      expect(() => parseTransactions(lines, { missingAmount } as never)).toThrow(
        /missingAmount must be "drop", "median-price"/,
      );
    },
  );

  it('is the same whatever the order of rows (law)', () => {
    const row = fc.record({
      time: fc.integer({ min: 1, max: 9 }).map(day),
      product: fc.constantFrom('a', 'b', ''),
      amount: fc.option(fc.integer({ min: -5, max: 50 }), { nil: '' }),
      quantity: fc.option(fc.integer({ min: -1, max: 4 }), { nil: '' }),
    });
    const rule = fc.constantFrom('median-price', 'latest-price', 'median');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), rule, (rows, missingAmount) => {
        const named = rows.map((each, id) => ({ ...each, customer: `c${id}` }));
        const amounts = (given: typeof named): [string, number][] => {
          const { log } = safeParseTransactions(given, { missingAmount } as never);
          return log.customer.dictionary.values.map((id, at): [string, number] => [id, log.amount[at] as number]);
        };
        expect(new Map(amounts(named))).toEqual(new Map(amounts([...named].reverse())));
        const known = named.filter(({ amount }) => amount !== '');
        for (const { customer, amount } of known) expect(new Map(amounts(named)).get(customer)).toBe(amount);
      }),
    );
  });
});
