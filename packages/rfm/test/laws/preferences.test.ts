import { derivePreferences, parseTransactions, type TransactionLog, toRows } from '@clientele/rfm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const line = fc.record({
  customer: fc.constantFrom('Ada', 'Bo', 'Cy'),
  day: fc.integer({ min: 0, max: 120 }),
  cents: fc.integer({ min: 1, max: 5000 }),
  quantity: fc.integer({ min: 1, max: 4 }),
  product: fc.constantFrom('tea', 'milk'),
  category: fc.constantFrom('Drinks', 'Food'),
});
type Line = typeof line extends fc.Arbitrary<infer L> ? L : never;
const start = Date.UTC(2026, 0, 1);
const rowsOf = (lines: readonly Line[]) =>
  lines.map(({ day, cents, ...rest }) => ({ ...rest, time: new Date(start + day * 86_400_000), amount: cents / 100 }));
const logOf = (lines: readonly Line[]): TransactionLog => parseTransactions(rowsOf(lines));
const lines = fc.array(line, { minLength: 4, maxLength: 40 });

describe('preferences', () => {
  it('of a date do not know what came later: usual prices neither (law)', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const asOf = new Date(start + 60 * 86_400_000);
        const known = all.filter(({ day }) => day < 60);
        fc.pre(known.length > 0);
        const [then, now] = [logOf(known), logOf(all)].map((log) => toRows(derivePreferences(log, { asOf })));
        const byId = (rows: typeof now) => new Map(rows?.map((row) => [row['customer'], row]));
        expect(byId(now)).toEqual(byId(then));
      }),
      { numRuns: 60 },
    );
  });

  it('a price that rose after asOf makes no discount of what was paid before', () => {
    const sale = (time: string, amount: number) => ({ customer: 'Ada', time, amount, quantity: 1, product: 'tea' });
    const paid = [sale('2026-01-05', 10), sale('2026-01-06', 10)];
    const later = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => sale(day, 20));
    const before = derivePreferences(parseTransactions([...paid, ...later]), { asOf: '2026-02-01' });
    expect(before.columns['discountShare']?.[0 as never]).toBe(0);
  });

  it('come of rows as of a log', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const rows = rowsOf(all).map(({ customer, ...rest }) => ({ ...rest, who: customer }));
        const map = { customer: 'who' };
        expect(toRows(derivePreferences(rows, { map }))).toEqual(toRows(derivePreferences(logOf(all))));
      }),
      { numRuns: 20 },
    );
  });

  it('do not change with the currency unit: cents for euros (law)', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const inCents = all.map((one) => ({ ...one, cents: one.cents * 100 }));
        const [euros, cents] = [all, inCents].map((of) =>
          toRows(derivePreferences(logOf(of))).map((row) => [row['favouriteWeekday'], row['favouriteCategory']]),
        );
        expect(cents).toEqual(euros);
      }),
      { numRuns: 40 },
    );
  });

  it('of equal money is the first by name, also where decimals add up to a last bit more', () => {
    const sale = (category: string, amount: number) => ({ customer: 'Ada', time: '2026-01-05', amount, category });
    const rows = [sale('Tea', 0.1), sale('Tea', 0.2), sale('Cups', 0.3)];
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    for (const given of [rows, [...rows].reverse()]) {
      expect(toRows(derivePreferences(given))[0]?.['favouriteCategory']).toBe('Cups');
    }
  });
});
