import { type Analysis, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { monthTicks } from '../src/chart/month-bars.ts';
import { monthRows } from '../src/read/months.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis({ customers: 5 });

function withMonths(month: (string | null)[], asOf: number, timeZone = 'UTC'): Analysis {
  const ones = new Float64Array(month.length).fill(1);
  return { ...shop, asOf, timeZone, salesByMonth: table({ month, sales: ones, orders: ones, customers: ones }) };
}

describe('months', () => {
  it('come in the order of time, gaps filled with zeros', () => {
    const rows = monthRows(withMonths(['2025-02', '2024-11', null, 'soon'], Date.UTC(2025, 2, 1)));
    expect(rows.map(({ month, sales }) => [month, sales])).toEqual([
      ['2024-11', 1],
      ['2024-12', 0],
      ['2025-01', 0],
      ['2025-02', 1],
    ]);
    expect(rows.some(({ incomplete }) => incomplete)).toBe(false);
  });

  it.each([
    ['UTC', Date.UTC(2018, 0, 1), false],
    ['UTC', Date.UTC(2017, 11, 31), true],
    ['America/New_York', Date.UTC(2018, 0, 1), false],
    ['America/New_York', Date.UTC(2018, 0, 1, 5), false],
    ['America/New_York', Date.UTC(2017, 11, 31, 5), true],
    ['Asia/Tokyo', Date.UTC(2017, 11, 31, 15), false],
  ])('in %s, December is open or closed by its last civil day', (timeZone, asOf, incomplete) => {
    expect(monthRows(withMonths(['2017-12'], asOf, timeZone)).at(-1)?.incomplete).toBe(incomplete);
  });

  it('a date far off the others does not make a million empty months', () => {
    expect(monthRows(withMonths(['0001-01', '2025-01', '275760-09'], Date.UTC(2025, 1, 1)))).toHaveLength(3);
  });
});

describe('labels below months', () => {
  const months = (from: number, count: number): string[] =>
    Array.from(
      { length: count },
      (_, index) => `${from + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );

  it('are years where there are several', () => {
    expect([...monthTicks(months(2014, 48), 10).values()]).toEqual(['2014', '2015', '2016', '2017']);
  });

  it('are months where there are few', () => {
    expect([...monthTicks(months(2025, 4), 10).keys()]).toEqual(months(2025, 4));
  });

  it('are never more than there is room for', () => {
    for (const count of [1, 12, 13, 25, 120, 1200]) {
      expect(monthTicks(months(1900, count), 5).size).toBeLessThanOrEqual(5);
      expect(monthTicks(months(1900, count), 5).size).toBeGreaterThan(0);
    }
  });
});
