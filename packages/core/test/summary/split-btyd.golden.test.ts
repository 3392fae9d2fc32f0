import { InvalidOptionError, parseTransactions, splitBtyd, type Transaction, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const line = (customer: string, time: string, amount: number): Transaction => ({ customer, time, amount });
const lines = [
  line('Ada', '2026-01-01', 20),
  line('Ada', '2026-01-15', 30),
  line('Ada', '2026-02-05', 40),
  line('Ada', '2026-02-20', -15),
  line('Bo', '2026-02-06', 7),
  line('Bo', '2026-03-01', 8),
  line('Cy', '2026-01-10', 3),
  line('Cy', '2026-02-11', -3),
];
const options = { split: '2026-02-01', asOf: '2026-03-01' } as const;

describe('a split in time', () => {
  const split = splitBtyd(lines, options);

  it('keeps the customers known at the split, and says what they did later', () => {
    expect(toRows(split, ['customer', 'x', 'tx', 'T', 'holdoutX', 'holdoutSpend'])).toEqual([
      { customer: 'Ada', x: 1, tx: 14, T: 30, holdoutX: 1, holdoutSpend: 25 },
      { customer: 'Cy', x: 0, tx: 0, T: 21, holdoutX: 0, holdoutSpend: -3 },
    ]);
  });
  it('counts customers met later, with their spend, so that totals can be told apart', () => {
    expect([split.excludedCount, split.excludedSpend]).toEqual([1, 7]);
    expect(split.notes?.find(({ code }) => code === 'customers-after-split')?.details).toEqual({
      customers: 1,
      spend: 7,
    });
  });
  it('has a holdout of whole days, in the unit of the table', () => {
    expect(split.holdoutLength).toBe(28);
    const weeks = splitBtyd([line('Ada', '2019-04-30', 1)], { split: '2019-05-01', asOf: '2019-06-11', unit: 'week' });
    expect(weeks.holdoutLength).toBe(41 / 7);
  });
  it('ends the holdout where it was told to, however much data follows', () => {
    const more = splitBtyd([...lines, line('Ada', '2026-03-01T00:00', 99), line('Dot', '2026-09-09', 5)], options);
    expect(more.columns).toEqual(split.columns);
    expect(more.excludedSpend).toBe(7);
    expect(splitBtyd(lines, { split: '2026-02-01' }).excludedSpend).toBe(15);
  });
  it('puts the whole civil day of the split on one side', () => {
    const day = [line('Ada', '2026-01-01', 1), line('Ada', '2026-02-01T09:00', 2), line('Ada', '2026-02-01T18:00', 4)];
    const atMidnight = splitBtyd(day, { split: '2026-02-01', timeZone: 'Europe/Berlin' });
    expect(toRows(atMidnight, ['x', 'T', 'holdoutX', 'holdoutSpend'])).toEqual([
      { x: 0, T: 30, holdoutX: 1, holdoutSpend: 6 },
    ]);
    const atNoon = splitBtyd(day, { split: '2026-02-01T12:00', timeZone: 'Europe/Berlin' });
    expect(toRows(atNoon, ['x', 'T', 'holdoutX', 'holdoutSpend'])).toEqual([
      { x: 1, T: 31, holdoutX: 0, holdoutSpend: 0 },
    ]);
    expect(new Date(atNoon.split).toISOString()).toBe('2026-02-01T23:00:00.000Z');
  });
  it('counts purchases in the holdout as in the calibration', () => {
    const back = [line('Ada', '2026-01-01', 20), line('Ada', '2026-02-05', 40), line('Ada', '2026-02-05', -40)];
    expect(splitBtyd(back, { split: '2026-02-01' }).columns.holdoutX[0]).toBe(1);
    expect(splitBtyd(back, { split: '2026-02-01', occasion: 'net-positive-day' }).columns.holdoutX[0]).toBe(0);
  });
});

describe('a split that cannot be made', () => {
  it('is refused: none given, none that is an instant, or one after the end', () => {
    expect(() => splitBtyd(lines, {} as typeof options)).toThrow(/^splitBtyd: split must be a Date, .*, got null$/);
    expect(() => splitBtyd(lines, { split: 'spring' })).toThrow(InvalidOptionError);
    expect(() => splitBtyd(lines, { split: '2026-04-01' })).toThrow(
      'splitBtyd: split must be before asOf, the end of the holdout (2026-03-02T00:00:00.000Z), got 2026-04-01T00:00:00.000Z',
    );
    expect(() => splitBtyd(lines, { ...options, unit: 'fortnight' as 'day' })).toThrow(/unit must be one of "day"/);
    expect(() => splitBtyd(lines, { ...options, at: 1 } as typeof options)).toThrow(/at must be one of the options/);
  });
  it('leaves a log without events an empty table', () => {
    expect(splitBtyd(parseTransactions({ customer: [], time: [], amount: [] }), { split: '2026-01-01' }).length).toBe(
      0,
    );
  });
});
