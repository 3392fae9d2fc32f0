import { customerTable, encode, InsufficientDataError, parseTransactions } from '@clientele/core';
import { assignClusters, parseKMeansModel, segmentByClusters, toRows } from '@clientele/segmentation';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

/** A shop with regulars, one-time buyers of long ago, and big spenders. */
function shop(): { rows: { who: string; day: string; paid: number }[]; truth: Map<string, string> } {
  const random = openRandom(8);
  const truth = new Map<string, string>();
  const rows = Array.from({ length: 120 }, (_, at) => {
    const kind = ['regular', 'once', 'big'][at % 3] as string;
    truth.set(`c${at}`, kind);
    const orders = kind === 'once' ? 1 : 6 + random.below(5);
    return Array.from({ length: orders }, () => {
      const month = kind === 'once' ? 1 : 10 + random.below(3);
      const day = String(1 + random.below(28)).padStart(2, '0');
      const paid = (kind === 'big' ? 2000 : 20) + random.below(20);
      return { who: `c${at}`, day: `2025-${String(month).padStart(2, '0')}-${day}`, paid };
    });
  });
  return { rows: rows.flat(), truth };
}

const { rows, truth } = shop();
const map = { customer: 'who', time: 'day', amount: 'paid' };

describe('segmentByClusters', () => {
  const segments = segmentByClusters(rows, { map, asOf: '2026-01-01' });

  it('finds the three kinds of customers that there are, and names them by what they did', () => {
    expect(segments.choice?.recommended).toBe(3);
    const pairs = new Set(
      toRows(segments).map(({ customer, segment }) => `${truth.get(customer as string)}: ${segment}`),
    );
    expect([...pairs].sort()).toEqual([
      'big: High monetary, low recency',
      'once: High recency, low frequency',
      'regular: Rather high frequency',
    ]);
  });

  it('says what was looked at, and can be redone step by step', () => {
    expect(segments).toMatchObject({ asOf: Date.UTC(2026, 0, 1), timeZone: 'UTC', issues: { counts: {} } });
    const model = parseKMeansModel(JSON.parse(JSON.stringify(segments.model)));
    const { cluster, distance } = assignClusters(model, segments).columns;
    expect({ cluster, distance }).toEqual({ cluster: segments.columns.cluster, distance: segments.columns.distance });
    expect(model.features.map(({ name, transform }) => [name, transform])).toEqual([
      ['recency', 'log1p'],
      ['frequency', 'log1p'],
      ['monetary', 'log1p'],
    ]);
  });

  it('takes a log as it takes its rows', () => {
    const log = parseTransactions(rows, { map });
    expect(segmentByClusters(log, { asOf: '2026-01-01' }).columns).toEqual(segments.columns);
  });

  it('counts days from the last purchase to the last day seen, both included', () => {
    const last = rows
      .filter(({ who }) => who === 'c0')
      .map(({ day }) => day)
      .sort()
      .at(-1) as string;
    const days = (Date.UTC(2026, 0, 1) - Date.parse(last)) / 86_400_000;
    expect(segments.columns.recency[0]).toBe(days);
  });

  it('splits by attributes where they are given; who has none gets the median and "unknown"', () => {
    const ids = Array.from({ length: 119 }, (_, at) => `c${at}`);
    const attributes = customerTable([...ids, 'stranger'], {
      age: Float64Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? 25 : 70)),
      city: encode(Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? 'Bonn' : 'Kiel'))),
    });
    const split = segmentByClusters(rows, { map, asOf: '2026-01-01', attributes, k: 6 });
    expect(split.model.features.map(({ name, missing }) => [name, missing])).toEqual([
      ['recency', undefined],
      ['frequency', undefined],
      ['monetary', undefined],
      ['age', 25],
      ['city', 'unknown'],
    ]);
    expect(split.choice).toBeNull();
    const groups = new Map<number, Set<string>>();
    toRows(split).forEach(({ customer, cluster }, at) => {
      const kinds = groups.get(cluster as number) ?? new Set();
      if (at < 119) groups.set(cluster as number, kinds.add(`${truth.get(customer as string)} ${at % 2}`));
    });
    expect([...groups.values()].every((kinds) => kinds.size === 1)).toBe(true);
    expect(split.notes.map(({ code }) => code)).toContain('join-misses');
  });

  it('sets unusable rows aside, and refuses what is not enough', () => {
    const spoilt = [...rows, { who: 'c1', day: '2025-10-01', paid: 'much' }];
    expect(segmentByClusters(spoilt, { map, k: 3 }).issues.counts).toMatchObject({ 'invalid-number': 1 });
    const two = rows.filter(({ who }) => who === 'c0' || who === 'c1');
    expect(() => segmentByClusters(two, { map })).toThrow(InsufficientDataError);
    expect(segmentByClusters(two, { map, k: 2 }).length).toBe(2);
    expect(() => segmentByClusters(rows, { map, asOf: '2020-01-01' })).toThrow(
      'needs 1 or more customers with a purchase',
    );
    expect(() => segmentByClusters(rows, { map, k: 'all' as 'auto' })).toThrow(/k must be "auto" or a whole number/);
    expect(() => segmentByClusters(rows, { map, weight: 'paid' } as object)).toThrow(
      /weight must be one of the options/,
    );
  });
});
