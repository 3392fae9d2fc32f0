import { derivePreferences, parseTransactions, toRows } from '@clientele/rfm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const line = (customer: string, time: string, amount: number, more: object = {}): object => ({
  customer,
  time,
  amount,
  ...more,
});

describe('derivePreferences', () => {
  it('takes as favourite where most of the money went, refunds aside', () => {
    const log = parseTransactions([
      line('Ada', '2026-03-02', 20, { category: 'Tea', channel: 'web' }),
      line('Ada', '2026-03-03', 15, { category: 'Cups', channel: 'shop' }),
      line('Ada', '2026-03-04', 15, { category: 'Cups', channel: 'web' }),
      line('Ada', '2026-03-05', -90, { category: 'Cups', channel: 'shop' }),
      line('Bo', '2026-03-08', 5, { channel: 'shop' }),
      line('Cy', '2026-03-08', -5, { category: 'Tea' }),
    ]);
    expect(toRows(derivePreferences(log))).toEqual([
      {
        ...{ customer: 'Ada', favouriteWeekday: 1, weekdayShare: 0.4, favouriteCategory: 'Cups', categoryShare: 0.6 },
        ...{ favouriteChannel: 'web', channelShare: 0.7 },
      },
      {
        ...{ customer: 'Bo', favouriteWeekday: 7, weekdayShare: 1, favouriteCategory: null, categoryShare: null },
        ...{ favouriteChannel: 'shop', channelShare: 1 },
      },
    ]);
  });

  it('counts weekdays in the zone of the log: Sunday evening in New York is Monday in UTC', () => {
    const rows = [line('Ada', '2026-03-09T01:00:00Z', 10)];
    const day = (timeZone: string): unknown =>
      toRows(derivePreferences(parseTransactions(rows, { timeZone })))[0]?.['favouriteWeekday'];
    expect([day('UTC'), day('America/New_York')]).toEqual([1, 7]);
  });

  it('calls a line discounted where its price is below the one most often paid', () => {
    const of = (customer: string, amount: number, quantity: number) =>
      line(customer, '2026-03-02', amount, { product: 'pot', quantity });
    const log = parseTransactions([
      of('Ada', 20, 2),
      of('Ada', 10, 1),
      of('Bo', 16, 2),
      of('Bo', 30, 3),
      of('Cy', 11, 1),
    ]);
    const { discountShare } = derivePreferences(log).columns;
    expect([...(discountShare as Float64Array)]).toEqual([0, 16 / 46, 0]);
    // two prices as often: the higher one is usual
    const two = parseTransactions([of('Ada', 8, 1), of('Bo', 10, 1)]);
    expect([...(derivePreferences(two).columns['discountShare'] as Float64Array)]).toEqual([1, 0]);
  });

  it('looks at nothing after the end, and refuses a log without purchases', () => {
    const log = parseTransactions([
      line('Ada', '2026-03-02', 20, { category: 'Tea' }),
      line('Ada', '2026-04-02', 90, { category: 'Cups' }),
    ]);
    expect(toRows(derivePreferences(log, { asOf: '2026-04-01' }))[0]?.['favouriteCategory']).toBe('Tea');
    expect(() => derivePreferences(log, { asOf: '2026-01-01' })).toThrow(/customers with a purchase/);
    expect(() => derivePreferences(log, { asOff: 'end' } as never)).toThrow(/asOff/);
  });

  it('is where most of the money went, added up in the plainest way, however many lines there are', () => {
    const many = fc.array(
      fc.record({
        customer: fc.constantFrom('Ada', 'Bo'),
        amount: fc.integer({ min: -20, max: 40 }),
        category: fc.constantFrom('Tea', 'Cups', 'Pots', null),
      }),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(many, (rows) => {
        fc.pre(rows.some(({ amount }) => amount >= 0));
        const log = parseTransactions(rows.map((row) => ({ ...row, time: '2026-03-02' })) as never);
        for (const told of toRows(derivePreferences(log))) {
          const own = rows.filter(({ customer, amount }) => customer === told['customer'] && amount >= 0);
          const sums = new Map<string, number>();
          for (const { category, amount } of own)
            if (category !== null) sums.set(category, (sums.get(category) ?? 0) + amount);
          const [best] = [...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
          const total = [...sums.values()].reduce((all, sum) => all + sum, 0);
          if (!rows.some(({ category }) => category !== null)) continue; // no such column
          expect(told['favouriteCategory']).toBe(best?.[0] ?? null);
          expect(told['categoryShare']).toBe(best === undefined || total === 0 ? null : best[1] / total);
        }
      }),
    );
  });

  it('does not see the order of the lines', () => {
    const lines = fc.array(
      fc.record({
        customer: fc.constantFrom('Ada', 'Bo'),
        time: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
        amount: fc.integer({ min: -50, max: 999 }).map((cents) => cents / 100),
        category: fc.constantFrom('Tea', 'Cups', null),
        product: fc.constantFrom('a', 'b'),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, (rows) => {
        fc.pre(rows.some(({ amount }) => amount >= 0));
        const byCustomer = (given: typeof rows): unknown =>
          toRows(derivePreferences(parseTransactions(given))).sort((a, b) =>
            String(a['customer']) < String(b['customer']) ? -1 : 1,
          );
        expect(byCustomer(rows.toReversed())).toEqual(byCustomer(rows));
      }),
    );
  });
});
