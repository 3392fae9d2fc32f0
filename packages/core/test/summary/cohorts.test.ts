import {
  civilDate,
  civilDay,
  deriveCohorts,
  formatCivilDay,
  parseTransactions,
  startOfCivilDay,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesByCustomer } from './oracle.ts';

const sale = (customer: string, time: string, amount = 10) => ({ customer, time, amount });
const rates = (rows: object[], options: Parameters<typeof deriveCohorts>[1] = {}) =>
  toRows(deriveCohorts(rows, options)).map(({ cohort, period, customers, eligible }) => [
    cohort,
    period,
    `${customers}/${eligible}`,
  ]);

describe('deriveCohorts by hand', () => {
  const rows = [
    sale('Ada', '2025-11-03'),
    sale('Ada', '2025-11-30'),
    sale('Bo', '2025-11-15'),
    sale('Bo', '2026-01-01'),
    sale('Cy', '2026-01-31T23:59:59'),
    sale('Di', '2025-12-01', -5),
    sale('Ada', '2026-01-02'),
    sale('Ada', '2026-01-03', 0),
  ];
  it('follows each cohort to the end of the observation, months without a purchase too', () => {
    expect(rates(rows, { asOf: '2026-02-01' })).toEqual([
      ['2025-11', 0, '2/2'],
      ['2025-11', 1, '0/2'],
      ['2025-11', 2, '2/2'],
      ['2026-01', 0, '1/1'],
    ]);
  });
  it('counts customers once a period, so that period 0 is 100 % and no rate is above (C04)', () => {
    const often = Array.from({ length: 8 }, (_, i) => sale('Ada', `2026-01-0${i + 1}`));
    expect(toRows(deriveCohorts(often, { asOf: '2026-02-01' }))).toEqual([
      { cohort: '2026-01', period: 0, eligible: 1, customers: 1, rate: 1, complete: 1 },
    ]);
  });
  it('marks the period that goes on after asOf, and no other (C05)', () => {
    const { columns, notes } = deriveCohorts(rows, { asOf: '2026-01-20' });
    expect([...columns.complete]).toEqual([1, 1, 0]);
    expect(notes.find(({ code }) => code === 'incomplete-period')?.details).toEqual({ period: '2026-01' });
    const whole = deriveCohorts(rows, { asOf: '2026-02-01' });
    expect(whole.columns.complete.every((complete) => complete === 1)).toBe(true);
    expect(whole.notes.map(({ code }) => code)).toEqual(['customers-without-purchase']);
  });
  it('ends with the data, never with the clock (C05)', () => {
    const table = deriveCohorts(rows);
    expect([table.asOf, table.timeZone]).toEqual([Date.UTC(2026, 1, 1), 'UTC']);
  });
  it('goes on to a later asOf', () => {
    expect(rates([sale('Ada', '2025-12-31')], { asOf: '2026-03-01' })).toEqual([
      ['2025-12', 0, '1/1'],
      ['2025-12', 1, '0/1'],
      ['2025-12', 2, '0/1'],
    ]);
  });
  it('says how many lines it did not look at', () => {
    const notes = deriveCohorts(rows, { asOf: '2025-12-01' }).notes.map(({ code }) => code);
    expect(notes).toEqual(['lines-after-as-of']);
  });
  it('is empty where nobody bought', () => {
    expect(deriveCohorts([]).length).toBe(0);
    const refund = deriveCohorts([sale('Ada', '2026-01-05', -1)]);
    expect([refund.length, refund.notes.map(({ code }) => code)]).toEqual([0, ['customers-without-purchase']]);
  });
});

describe('periods', () => {
  it('weeks begin on Monday, or on Sunday where that is asked for (C02)', () => {
    const sunday = [sale('Ada', '2024-10-27')];
    expect(rates(sunday, { period: 'week' })).toEqual([['2024-10-21', 0, '1/1']]);
    expect(rates(sunday, { period: 'week', weekStart: 'sunday' })).toEqual([['2024-10-27', 0, '1/1']]);
  });
  it('weeks are counted before 1970 too, over the turn of a year', () => {
    // 1969-12-28 was a Sunday, 29 December the Monday after.
    const rows = [sale('Ada', '1969-12-28'), sale('Ada', '1969-12-29'), sale('Ada', '1970-01-04')];
    expect(rates(rows, { period: 'week' })).toEqual([
      ['1969-12-22', 0, '1/1'],
      ['1969-12-22', 1, '1/1'],
    ]);
  });
  it('years are', () => {
    expect(rates([sale('Ada', '2024-12-31'), sale('Ada', '2025-01-01')], { period: 'year' })).toEqual([
      ['2024', 0, '1/1'],
      ['2024', 1, '1/1'],
    ]);
  });
  it('are those of the zone', () => {
    const rows = [sale('Ada', '2026-01-31T23:30:00Z')];
    expect(rates(rows, { timeZone: 'UTC' })[0]?.[0]).toBe('2026-01');
    expect(rates(rows, { timeZone: 'Europe/Berlin' })[0]?.[0]).toBe('2026-02');
  });
  it('end at midnight of the zone: a month is complete then, and not an hour before', () => {
    const log = parseTransactions([sale('Ada', '2026-01-31T12:00')], { timeZone: 'Europe/Berlin' });
    const complete = (asOf: string) => deriveCohorts(log, { asOf }).columns.complete[0];
    expect([complete('2026-01-31T22:59:59.999Z'), complete('2026-01-31T23:00:00Z')]).toEqual([0, 1]);
  });
  it('that are none are refused', () => {
    const options = (given: object) => () => deriveCohorts([], given);
    expect(options({ period: 'day' })).toThrow(
      'deriveCohorts: period must be one of "week", "month", "year", got "day"',
    );
    expect(options({ weekStart: 'sunday' })).toThrow(
      'deriveCohorts: weekStart must be left out unless period is "week"',
    );
    expect(options({ period: 'week', weekStart: 'saturday' })).toThrow(/weekStart must be one of "monday", "sunday"/);
  });
});

describe('cohorts of any log', () => {
  const cases = fc.tuple(transactionRows, fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'));
  it('are what the definition says, customer by customer', () => {
    fc.assert(
      fc.property(cases, ([rows, timeZone]) => {
        const log = parseTransactions(rows, { timeZone });
        const table = deriveCohorts(log);
        const monthOf = (day: number): number => civilDate(day).year * 12 + civilDate(day).month;
        const expected = new Map<string, number>();
        for (const lines of linesByCustomer(log, table.asOf).values()) {
          const days = lines.filter(({ cents }) => cents >= 0).map(({ day }) => day);
          const first = Math.min(...days);
          for (const month of new Set(days.map(monthOf))) {
            const key = `${formatCivilDay(first).slice(0, 7)} ${month - monthOf(first)}`;
            expected.set(key, (expected.get(key) ?? 0) + 1);
          }
        }
        const found = toRows(table).map(({ cohort, period, customers }) => [`${cohort} ${period}`, customers] as const);
        expect(new Map(found.filter(([, customers]) => customers !== 0))).toEqual(expected);
        const lastMonth = monthOf(civilDay(table.asOf - 1, timeZone));
        for (const { cohort, period, eligible, rate, customers, complete } of toRows(table)) {
          const [year, month] = String(cohort).split('-').map(Number) as [number, number];
          expect(eligible).toBe(expected.get(`${cohort} 0`));
          expect(rate).toBe(Number(customers) / Number(eligible));
          const isLast = year * 12 + month + Number(period) === lastMonth;
          const ends = civilDate(civilDay(table.asOf, timeZone)).day === 1;
          expect(complete).toBe(
            isLast && !(ends && table.asOf === startOfCivilDay(civilDay(table.asOf, timeZone), timeZone)) ? 0 : 1,
          );
        }
      }),
    );
  });
});
