import { encode } from '@clientele/core';
import {
  assignRfmSegments,
  customerTable,
  deriveRfm,
  fitRfmScores,
  migrateByRfm,
  migrateSegments,
  parseTransactions,
  scoreRfm,
  segmentByRfm,
  segments4,
  summarizeCustomers,
  toRows,
} from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

const money = (...values: number[]): Float64Array => Float64Array.from(values);
const before = customerTable(['Ada', 'Bo', 'Cy', 'Di'], {
  segment: ['Gold', 'Gold', 'Lost', null],
  monetary: money(100, 50, 10, 5),
});
const after = customerTable(['Ed', 'Di', 'Bo', 'Ada'], {
  segment: ['Lost', 'Lost', 'Gold', 'Lost'],
  monetary: money(7, 9, 80.25, 100),
});

describe('migrateSegments by hand', () => {
  const migration = migrateSegments(before, after);
  it('counts each customer once, and the money they brought', () => {
    expect(toRows(migration)).toEqual([
      { from: 'Gold', to: 'Gold', customers: 1, revenue: 30.25 }, // Bo
      { from: 'Gold', to: 'Lost', customers: 1, revenue: 0 }, // Ada
      { from: 'Lost', to: null, customers: 1, revenue: -10 }, // Cy is no longer there
      { from: null, to: 'Lost', customers: 2, revenue: 11 }, // Di 9 - 5, Ed 7
    ]);
    expect(migration.notes).toEqual([
      {
        code: 'segment-migration',
        message: 'of 5 customers 1 came, 1 left, 1 stayed in their segment',
        details: { customers: 5, came: 1, left: 1, stayed: 1 },
      },
    ]);
  });
  it('is the same whatever the order of rows', () => {
    const turned = customerTable(['Di', 'Cy', 'Bo', 'Ada'], {
      segment: [null, 'Lost', 'Gold', 'Gold'],
      monetary: money(5, 10, 50, 100),
    });
    expect(toRows(migrateSegments(turned, after))).toEqual(toRows(migration));
  });
  it('follows the order of a map, where the segments come from one', () => {
    const coded = { ...encode(['B', 'A']), dictionary: encode(['B', 'A', 'C']).dictionary };
    const side = customerTable(['x', 'y'], { segment: coded });
    const rows = toRows(migrateSegments(side, side), ['from', 'customers', 'revenue']);
    expect(rows).toEqual([
      { from: 'B', customers: 1, revenue: null },
      { from: 'A', customers: 1, revenue: null },
    ]);
    expect(migrateSegments(side, side).notes.map(({ code }) => code)).toEqual(['segment-migration', 'revenue-unknown']);
  });
  it('keeps names apart that would run together, and ids that are names of objects', () => {
    const side = customerTable(['__proto__', 'constructor'], { segment: ['a","b', 'a'] });
    const other = customerTable(['__proto__', 'constructor'], { segment: ['c', 'b","c'] });
    expect(toRows(migrateSegments(side, other), ['from', 'to', 'customers'])).toEqual([
      { from: 'a', to: 'b","c', customers: 1 },
      { from: 'a","b', to: 'c', customers: 1 },
    ]);
  });
  it('is empty where both tables are', () => {
    const none = customerTable([], { segment: [] as string[] });
    expect(migrateSegments(none as never, none as never).length).toBe(0);
  });
  it('refuses a customer who stands twice, and tables without segments', () => {
    const twice = customerTable(['Ada', 'Ada'], { segment: ['Gold', 'Lost'] });
    expect(() => migrateSegments(twice, after)).toThrow(
      'migrateSegments: customer "Ada" stands twice in before, in rows 0 and 1',
    );
    expect(() => migrateSegments(before, customerTable(['Ada'], { monetary: money(1) }) as never)).toThrow(
      'migrateSegments: after must be a table of customers with a column "segment" of names',
    );
    const bad = customerTable(['Ada'], { segment: ['Gold'], monetary: money(Number.NaN) });
    expect(() => migrateSegments(bad, after)).toThrow(
      'migrateSegments: row 0, column monetary: expected a finite number',
    );
  });
});

describe('migrateByRfm', () => {
  // Ada buys once and is quiet; Bo, Cy and Di each buy once more in February, Ed comes then.
  const orders = [
    ['Ada', '2026-01-30', 40],
    ['Bo', '2026-01-05', 10],
    ['Cy', '2026-01-10', 20],
    ['Di', '2026-01-20', 30],
    ['Bo', '2026-02-20', 500],
    ['Cy', '2026-02-21', 600],
    ['Di', '2026-02-22', 700],
    ['Ed', '2026-02-23', 25],
  ].map(([customer, time, amount]) => ({ customer, time, amount }) as object);
  const dates = { before: '2026-02-01', asOf: '2026-03-01' };
  const log = parseTransactions(orders);
  const rfmAt = (asOf: string) => deriveRfm(summarizeCustomers(log, { asOf }));

  it('scores both dates by the thresholds of the first unless told otherwise', () => {
    const migration = migrateByRfm(orders, { ...dates, segments: segments4 });
    const model = fitRfmScores(rfmAt('2026-02-01'));
    const at = (asOf: string) => assignRfmSegments(scoreRfm(model, rfmAt(asOf)), segments4);
    expect(toRows(migration)).toEqual(toRows(migrateSegments(at('2026-02-01'), at('2026-03-01'))));
    expect(migration.model.parameters).toEqual(model.parameters);
    expect(migration.modelAfter).toBe(migration.model);
    expect([migration.before, migration.asOf]).toEqual([Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)]);
    expect([migration.timeZone, migration.thresholds, migration.segments.id]).toEqual(['UTC', 'frozen', 'segments4']);
  });
  it('scores each date by its own thresholds on demand', () => {
    const refitted = migrateByRfm(log, { ...dates, segments: segments4, thresholds: 'refitted' });
    const at = (asOf: string) => segmentByRfm(log, { asOf, segments: segments4 });
    expect(toRows(refitted)).toEqual(toRows(migrateSegments(at('2026-02-01'), at('2026-03-01'))));
    expect(refitted.modelAfter.parameters).toEqual(at('2026-03-01').model.parameters);
  });
  it('moves nobody by what others did, where thresholds are frozen', () => {
    // Between the two dates of one week nobody but Ed buys; money and frequency scores of the others stay.
    const others = log.customer.dictionary.values.filter((id) => id !== 'Ed');
    const model = fitRfmScores(rfmAt('2026-02-23'));
    const scores = (asOf: string): Map<unknown, unknown> =>
      new Map(toRows(scoreRfm(model, rfmAt(asOf))).map((row) => [row['customer'], [row['f'], row['m']]]));
    for (const id of others) expect(scores('2026-02-24').get(id)).toEqual(scores('2026-02-23').get(id));
    const refit = fitRfmScores(rfmAt('2026-02-24')).parameters.monetary.cuts;
    expect(refit).not.toEqual(model.parameters.monetary.cuts);
  });
  it('adds up: customers to all, revenue to what was sold between the dates', () => {
    for (const thresholds of ['frozen', 'refitted'] as const) {
      const { columns } = migrateByRfm(log, { ...dates, thresholds });
      expect(columns.customers.reduce((sum, value) => sum + value, 0)).toBe(5);
      expect(columns.revenue.reduce((sum, value) => sum + value, 0)).toBe(500 + 600 + 700 + 25);
    }
  });
  it('lets a method that ranks score by its boundaries at both dates', () => {
    const migration = migrateByRfm(log, {
      before: '2026-02-01',
      asOf: '2026-02-02',
      method: 'ntile',
      segments: segments4,
    });
    const model = fitRfmScores(rfmAt('2026-02-01'), { method: 'ntile' });
    const at = (asOf: string) => assignRfmSegments(scoreRfm(model, rfmAt(asOf)), segments4);
    expect(toRows(migration)).toEqual(toRows(migrateSegments(at('2026-02-01'), at('2026-02-02'))));
  });
  it('hands filters and rows on', () => {
    const map = { customer: 'who', time: 'day', amount: 'paid' };
    const rows = toRows(rfmAt('2026-03-01')).map(({ customer }) => ({ who: customer, day: '2026-01-03', paid: 'x' }));
    const mixed = [...rows, { who: 'Ada', day: '2026-01-03', paid: '5' }, { who: 'Bo', day: '2026-01-04', paid: '50' }];
    const migration = migrateByRfm(mixed, { ...dates, map, minSpend: 20 });
    expect(migration.issues.counts).toEqual({ 'invalid-number': 5 });
    expect(toRows(migration, ['customers'])).toEqual([{ customers: 1 }]);
  });
  it('refuses dates that do not follow each other, and options that are none', () => {
    expect(() => migrateByRfm(log, { before: '2026-03-01', asOf: '2026-03-01' })).toThrow(
      'migrateByRfm: before must be before asOf (2026-03-01T00:00:00.000Z), got 2026-03-01T00:00:00.000Z',
    );
    expect(() => migrateByRfm(log, {} as never)).toThrow(/^migrateByRfm: before must be/);
    expect(() => migrateByRfm(log, { ...dates, thresholds: 'old' as never })).toThrow(
      'migrateByRfm: thresholds must be one of "frozen", "refitted", got "old"',
    );
    expect(() => migrateByRfm(log, { ...dates, before: '2025-01-01' })).toThrow(/needs 1 or more customers/);
  });
});

describe('the drift of segments', () => {
  const base = (...segment: (string | null)[]): Parameters<typeof migrateSegments>[0] =>
    customerTable(
      segment.map((_, i) => `c${i}`),
      { segment: encode(segment) },
    );

  it('is the population stability index of their sizes, whoever moved', () => {
    const { psi } = migrateSegments(base('A', 'A', 'B', 'B'), base('B', 'A', 'A', 'A'));
    expect(psi).toBeCloseTo(0.25 * Math.log(3), 14);
    expect(migrateSegments(base('A', 'B'), base('B', 'A')).psi).toBe(0);
  });

  it('does not count customers without a segment', () => {
    expect(migrateSegments(base('A', 'B'), base('A', 'B', null)).psi).toBe(0);
    expect(migrateSegments(base('A'), base(null)).psi).toBe(0);
  });
});
