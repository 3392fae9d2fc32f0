import {
  civilDay,
  customerTable,
  deriveBtyd,
  findIssues,
  joinTables,
  parseTransactions,
  splitBtyd,
  startOfCivilDay,
  summarizeCustomers,
  toRows,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const sale = (customer: string, time: string, amount: number, order?: string) => ({ customer, time, amount, order });
const first = <T>(rows: readonly T[]): T => rows[0] as T;

describe('from transactions to x, tx, T and spend: reports of users of other tools', () => {
  it('A02 (lifetimes #184): eight lines on four dates are three repeats, not seven', () => {
    const lines = [
      ['2017-07-08', 75, 75],
      ['2017-06-11', 75, 75],
      ['2017-07-24', 75, 75],
      ['2017-06-24', 75, 175],
    ].flatMap(([day, a, b]) => [sale('c', String(day), Number(a)), sale('c', String(day), Number(b))]);
    const row = first(toRows(deriveBtyd(summarizeCustomers(lines, { asOf: '2018-01-01' }))));
    expect(row).toMatchObject({ x: 3, tx: 43, T: 203 });
    expect(row.meanRepeatSpend).toBeCloseTo(550 / 3, 12);
  });

  it('A04 (lifetimes #347): the repeat mean leaves the first purchase out, and is not called the mean', () => {
    const lines = [118, 236, 236, 99].map((amount, i) => sale('c', `2026-01-0${i + 1}`, amount));
    const summary = summarizeCustomers(lines);
    const row = first(toRows(deriveBtyd(summary)));
    expect(row.meanRepeatSpend).toBeCloseTo(190.3333, 4);
    expect((summary.columns.totalSpend[0] as number) / 4).toBe(172.25);
    expect(Object.keys(row)).not.toContain('monetary');
  });

  it('A06 (lifetimes #26) and A13: both ends of a holdout are kept, and who came later is counted with their spend', () => {
    const lines = [sale('a', '2026-01-01', 5), sale('a', '2026-02-10', 7), sale('new', '2026-02-11', 9)];
    const options = { split: '2026-02-01', asOf: '2026-03-01' };
    const split = splitBtyd(lines, options);
    const later = splitBtyd([...lines, sale('a', '2026-03-01', 99), sale('new', '2026-04-01', 99)], options);
    expect(later.columns).toEqual(split.columns);
    expect([later.excludedCount, later.excludedSpend, later.length]).toEqual([1, 9, 1]);
  });

  it('A15: a day without a midnight is a day, and a week with a clock change has seven', () => {
    const zone = 'America/Asuncion';
    const days = ['2016-10-01T12:00', '2016-10-02T12:00', '2016-10-08T12:00'].map((time) => sale('c', time, 5));
    const log = parseTransactions(days, { timeZone: zone });
    expect(toRows(deriveBtyd(summarizeCustomers(log)))).toMatchObject([{ x: 2, tx: 7, T: 7 }]);
    const start = startOfCivilDay(civilDay(log.time[1] as number, zone), zone);
    expect(new Date(start).toISOString()).toBe('2016-10-02T04:00:00.000Z');
  });

  it.each(['Pacific/Honolulu', 'America/New_York', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
    'A16: a bare date is that civil day in %s',
    (timeZone) => {
      const { time } = parseTransactions([sale('c', '2026-02-12', 5)], { timeZone });
      expect(civilDay(time[0] as number, timeZone)).toBe(Date.UTC(2026, 1, 12) / 86_400_000);
    },
  );

  it('A17: an end given as the midnight after the last day keeps that day, and T counts to it', () => {
    const lines = [sale('c', '1997-01-01', 5), sale('c', '1997-09-30T20:00', 5)];
    const history = deriveBtyd(summarizeCustomers(lines, { asOf: '1997-10-01' }), { unit: 'week' });
    const row = first(toRows(history));
    expect([row.x, Number(row.T).toFixed(3)]).toEqual([1, '38.857']);
  });
});

describe('ids, duplicates and orders: reports of users of other tools', () => {
  it('RFM-15: "17850.0" and "17850" are two customers, and the join says by what they differ', () => {
    const left = customerTable(['17850', '13047'], { spend: [1, 2] });
    const right = customerTable(['17850.0', '13047'], { churn: [0.1, 0.2] });
    const miss = joinTables(left, right, { missing: Number.NaN }).notes.find(({ code }) => code === 'join-misses');
    expect(miss?.details).toMatchObject({ misses: 1, rows: 2, near: [{ id: '17850', near: '17850.0' }] });
  });

  it('RFM-16: an exact duplicate is kept and counted with its amount; purchases are orders either way', () => {
    const line = sale('c', '2026-01-05T10:00', 12, '1');
    const log = parseTransactions([line, line]);
    const { listed, counts } = findIssues(log);
    expect([counts['exact-duplicate'], listed[0]?.received]).toEqual([1, '12']);
    const [twice, once] = [log, parseTransactions([line])].map((of) => first(toRows(summarizeCustomers(of))));
    expect([twice?.totalSpend, once?.totalSpend]).toEqual([24, 12]);
    expect([twice?.purchaseCount, once?.purchaseCount]).toEqual([1, 1]);
  });

  it('RFM-17: an order across midnight is one order on two days; a number that starts again is a finding', () => {
    const across = [sale('c', '2026-01-05T23:59', 5, '1'), sale('c', '2026-01-06T00:01', 5, '1')];
    const again = [sale('c', '2026-01-05', 5, '1'), sale('c', '2026-02-05', 5, '1'), sale('d', '2026-02-05', 5, '1')];
    expect(toRows(summarizeCustomers(across))).toMatchObject([{ purchaseCount: 1, purchaseDays: 2 }]);
    expect(findIssues(parseTransactions(again)).counts).toMatchObject({
      'order-on-several-days': 1,
      'order-of-several-customers': 1,
    });
  });
});
