import { deriveRfm, toRows } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';
import { summaryOf } from './summaries.ts';

const recencyOf = (last: string, asOf: string, timeZone = 'UTC'): number =>
  deriveRfm(summaryOf([{ customer: 'Ada', last }], asOf, timeZone)).columns.recency[0] as number;

describe('recency = civilDay(asOf − 1 ms) + 1 − last purchase day (RFM-09)', () => {
  // Last order 10 March 10:00. With asOf inside the same day the last day seen is 10 March, so recency is 1, never 0;
  // the midnight that ends the day gives the same, and one millisecond more begins the next day.
  it.each([
    ['2024-03-10T15:00:00Z', 1],
    ['2024-03-11T00:00:00Z', 1],
    ['2024-03-11T00:00:00.001Z', 2],
    ['2024-03-11T15:00:00Z', 2],
    ['2024-03-12T00:00:00Z', 2],
  ])('asOf %s: %i', (asOf, recency) => expect(recencyOf('2024-03-10T10:00:00Z', asOf)).toBe(recency));

  it('counts days of the stated zone, over a change of clocks', () => {
    // 23:30 UTC on 30 March 2024 is 00:30 on 31 March in Berlin, the day on which the clocks go forward there.
    expect(recencyOf('2024-03-30T23:30:00Z', '2024-04-01T22:00:00Z', 'Europe/Berlin')).toBe(2); // 1 April + 1 − 31 March
    expect(recencyOf('2024-03-30T23:30:00Z', '2024-04-02T00:00:00Z', 'UTC')).toBe(3); // 1 April + 1 − 30 March
    expect(recencyOf('2024-03-30T23:30:00Z', '2024-04-02T00:00:00Z', 'Pacific/Auckland')).toBe(3); // 2 April + 1 − 31 March
  });
  it('counts 29 February, and years', () => {
    expect(recencyOf('2024-02-28T12:00:00Z', '2024-03-01T00:00:00Z')).toBe(2); // 29 February + 1 − 28 February
    expect(recencyOf('2023-03-01T00:00:00Z', '2024-03-01T00:00:00Z')).toBe(366); // 29 February 2024 + 1 − 1 March 2023
  });
});

describe('frequency and monetary value follow the options, and the table says which', () => {
  const facts = { customer: 'Ada', last: '2026-01-05', orders: 5, days: 3, net: 90, gross: 120 };
  const summary = summaryOf([facts], '2026-01-06');

  it('takes orders and net money unless told otherwise', () => {
    const table = deriveRfm(summary);
    expect(toRows(table)).toEqual([{ customer: 'Ada', recency: 1, frequency: 5, monetary: 90 }]);
    expect(table.definitions).toEqual({ monetary: 'net', frequency: 'orders' });
  });
  it('takes days and gross money on demand', () => {
    const table = deriveRfm(summary, { monetary: 'gross', frequency: 'days' });
    expect(toRows(table)).toEqual([{ customer: 'Ada', recency: 1, frequency: 3, monetary: 120 }]);
    expect(table.definitions).toEqual({ monetary: 'gross', frequency: 'days' });
  });
  it('echoes asOf, zone and notes of the summary', () => {
    const notes = [{ code: 'refunds-met', message: 'one refund' }];
    const table = deriveRfm({ ...summary, notes });
    expect([table.asOf, table.timeZone, table.notes]).toEqual([Date.UTC(2026, 0, 6), 'UTC', notes]);
  });
  it('refuses options that are not there and words that are none', () => {
    expect(() => deriveRfm(summary, { monetary: 'brutto' as 'net' })).toThrow(
      'deriveRfm: monetary must be one of "net", "gross", got "brutto"',
    );
    expect(() => deriveRfm(summary, { money: 'net' } as object)).toThrow(/money must be one of the options/);
  });
  it('keeps a customer called __proto__', () => {
    const rows = toRows(deriveRfm(summaryOf([{ customer: '__proto__', last: '2026-01-05' }], '2026-01-06')));
    expect(rows.map((row) => row['customer'])).toEqual(['__proto__']);
  });
});
