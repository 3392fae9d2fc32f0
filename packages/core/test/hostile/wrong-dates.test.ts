import { deriveCohorts, InvalidInputError, summarizeCustomers } from '@clientele/core';
import { describe, expect, it } from 'vitest';

/** Lines of a year and a half, some of several years more. */
const sales = (count: number, years = 1.5) =>
  Array.from({ length: count }, (_, i) => ({
    customer: `c${i % 13}`,
    time: new Date(Date.UTC(2024, 0, 1) + Math.floor((i / count) * years * 365) * 86_400_000),
    amount: 10,
  }));
const codes = (rows: readonly object[]) => summarizeCustomers(rows).notes.map(({ code }) => code);

describe('a date that stands for none', () => {
  it.each([
    ['9999-12-31', 'last'],
    ['2099-01-01', 'last'],
    ['1900-01-01', 'first'],
    ['1970-01-01', 'first'],
    ['0001-01-01', 'first'],
  ])('%s is named, since it moves the %s day of all by years', (time, side) => {
    const { notes } = summarizeCustomers([...sales(300), { customer: 'c1', time, amount: 10 }]);
    const note = notes.find(({ code }) => code === `lone-${side}-dates`);
    expect(note?.details).toMatchObject({ lines: 1, date: time });
    expect(note?.message).toContain('leave them out or state asOf');
  });

  it('also on several lines, up to one in a hundred, and at both ends at once', () => {
    const lone = ['9999-12-31', '9999-12-31', '1900-01-01'].map((time) => ({ customer: 'c2', time, amount: 10 }));
    expect(codes([...sales(300), ...lone])).toEqual(expect.arrayContaining(['lone-last-dates', 'lone-first-dates']));
  });

  it('is no word about logs without one: long, short, or with a shop that was closed for years', () => {
    expect(codes(sales(300, 12))).not.toContain('lone-last-dates');
    expect(codes([...sales(10), { customer: 'c1', time: '2034-01-01', amount: 10 }])).not.toContain('lone-last-dates');
    const later = sales(40).map((row) => ({ ...row, time: new Date(row.time.getTime() + 10 * 365 * 86_400_000) }));
    expect(codes([...sales(300), ...later])).not.toContain('lone-last-dates');
  });

  it('is let out by asOf', () => {
    const rows = [...sales(300), { customer: 'c1', time: '9999-12-31', amount: 10 }];
    expect(summarizeCustomers(rows, { asOf: '2026-01-01' }).notes.map(({ code }) => code)).not.toContain(
      'lone-last-dates',
    );
  });

  it('does not make hundreds of millions of cohort rows: it is refused by name', () => {
    const rows = [...sales(500, 3), { customer: 'late', time: '9999-12-31', amount: 10 }];
    const far = rows.map((row, i) => (i < 150 ? { ...row, customer: `new${i}` } : row));
    expect(() => deriveCohorts(far, { period: 'week' })).toThrow(InvalidInputError);
    expect(() => deriveCohorts(far, { period: 'week' })).toThrow(/to 9999-12-27 would make \d+ rows.*state asOf/);
    expect(deriveCohorts(far, { period: 'week', asOf: '2027-01-04' }).length).toBeLessThan(20_000);
  });
});
