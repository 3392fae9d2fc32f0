import { buildFeatures, toRows } from '@clientele/churn';
import { InvalidOptionError } from '@clientele/core';
import { customerIds } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const ada = [
  { customer: 'Ada', time: '2026-01-01T09:00', amount: 100 },
  { customer: 'Ada', time: '2026-01-01T18:00', amount: 20 },
  { customer: 'Ada', time: '2026-02-10', amount: 50 },
  { customer: 'Ada', time: '2026-02-12', amount: -10 },
  { customer: 'Ada', time: '2026-03-01', amount: 30 },
];

const lines = fc.array(
  fc.record({
    customer: customerIds,
    time: fc.integer({ min: 0, max: 400 }).map((hours) => Date.UTC(2026, 0, 1, 6 * hours)),
    amount: fc.integer({ min: -500, max: 5000 }).map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 60 },
);
const cutoff = Date.UTC(2026, 2, 1);

describe('buildFeatures', () => {
  it('counts by civil days, as RFM and BTYD do', () => {
    const [row] = toRows(buildFeatures(ada, { asOf: '2026-03-11', windows: [{ days: 30 }] }));
    expect(row).toEqual({
      customer: 'Ada',
      recency: 10,
      tenure: 69,
      frequency: 3,
      purchaseDays: 3,
      totalSpend: 190,
      spendPerPurchaseDay: 190 / 3,
      cadence: 23,
      recencyRatio: 10 / 23,
      purchaseDays30: 2,
      spend30: 70,
      trend30: (2 - 0) / 2,
    });
  });

  it('has the window’s first day in, and the day before it out', () => {
    const spans = [{ days: 10 }, { days: 9 }, { days: 29 }, { days: 28 }];
    const [row] = toRows(buildFeatures(ada, { asOf: '2026-03-11', windows: spans }));
    expect([row?.['purchaseDays10'], row?.['purchaseDays9'], row?.['purchaseDays29'], row?.['purchaseDays28']]).toEqual(
      [1, 0, 2, 1],
    );
    expect([row?.['spend29'], row?.['spend28']]).toEqual([70, 20]);
  });

  it('compares a window with the one before it', () => {
    const [row] = toRows(
      buildFeatures(ada, { asOf: '2026-03-11', windows: [{ days: 15 }, { days: 35 }, { days: 5 }] }),
    );
    expect([row?.['trend15'], row?.['trend35'], row?.['trend5']]).toEqual([(1 - 1) / 2, (2 - 1) / 3, (0 - 1) / 1]);
  });

  it('gives a single purchase the cadence of its own age', () => {
    const features = buildFeatures([ada[0] as object], { asOf: '2026-01-31' });
    expect(toRows(features, ['tenure', 'cadence', 'recencyRatio'])).toEqual([
      { tenure: 30, cadence: 30, recencyRatio: 1 },
    ]);
    expect(Object.keys(features.columns)).toContain('trend365');
  });

  it('sees nothing at or after asOf less lead: what comes later changes no bit (leakage)', () => {
    const law = (past: { customer: string; time: number; amount: number }[], future: typeof past): void => {
      const seen = past.filter(({ time }) => time < cutoff);
      fc.pre(seen.some(({ amount }) => amount >= 0));
      const later = future.map((line) => ({ ...line, time: line.time + (cutoff - Date.UTC(2026, 0, 1)) }));
      const options = { asOf: cutoff + 7 * 86_400_000, lead: { days: 7 } };
      const rows = (all: typeof past): unknown[] => toRows(buildFeatures(all, options));
      expect(rows([...seen, ...later])).toEqual(rows(seen));
    };
    fc.assert(fc.property(lines, lines, law), { numRuns: 60 });
  });

  it('never sees the order of rows, and is finite for everybody', () => {
    const law = (all: { customer: string; time: number; amount: number }[]): void => {
      fc.pre(all.some(({ amount, time }) => amount >= 0 && time < cutoff));
      const byCustomer = (rows: typeof all): Map<unknown, unknown> =>
        new Map(toRows(buildFeatures(rows, { asOf: cutoff })).map((row) => [row.customer, row]));
      const features = byCustomer(all);
      expect(byCustomer([...all].reverse())).toEqual(features);
      for (const row of features.values()) {
        const { customer: _, ...values } = row as Record<string, number>;
        expect(Object.values(values).every(Number.isFinite)).toBe(true);
      }
    };
    fc.assert(fc.property(lines, law), { numRuns: 60 });
  });

  it('holds every purchase day in a window that is as long as the history', () => {
    const law = (all: { customer: string; time: number; amount: number }[]): void => {
      fc.pre(all.some(({ amount }) => amount >= 0));
      const { columns } = buildFeatures(all, { windows: [{ days: 1000 }] });
      const long = columns as unknown as Record<string, Float64Array>;
      expect(long['purchaseDays1000']).toEqual(columns.purchaseDays);
      expect(long['spend1000']).toEqual(columns.totalSpend);
    };
    fc.assert(fc.property(lines, law), { numRuns: 60 });
  });

  it.each([
    { windows: [{ days: 30 }, { days: 30 }] },
    { windows: [{ days: 0 }] },
    { windows: [{ weeks: 4 }] },
    { windows: [30] },
    { lead: { days: -1 } },
    { asOf: 'yesterday' },
  ])('refuses %j', (options) => {
    expect(() => buildFeatures(ada, options as object)).toThrow(InvalidOptionError);
  });
});
