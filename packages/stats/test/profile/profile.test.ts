import { customerTable, encode, parseInteractions, parseTransactions, table, toRows } from '@clientele/core';
import { profile } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('profile', () => {
  it('gives the quartiles of R and the counts of a reader', () => {
    // R: quantile(c(3, 1, 4, 1, 5, 9, 2, 6)) is 1, 1.75, 3.5, 5.25, 9; mean 3.875
    const found = profile(table({ pi: [3, 1, 4, 1, 5, Number.NaN, 9, 2, 6] }));
    expect(toRows(found.columns)).toEqual([
      {
        column: 'pi',
        type: 'number',
        rows: 9,
        missing: 1,
        distinct: 7,
        min: 1,
        quartile1: 1.75,
        median: 3.5,
        quartile3: 5.25,
        max: 9,
        mean: 3.875,
      },
    ]);
  });

  it('looks at every column of a log, its times as instants', () => {
    const log = parseTransactions([
      { customer: 'Ada', time: '2026-01-05', amount: 20, product: 'tea', quantity: 2 },
      { customer: 'Bo', time: '2026-01-07', amount: 30, product: 'tea', quantity: 3 },
      { customer: 'Ada', time: '2026-01-09', amount: -5, product: '', quantity: 1 },
    ]);
    const found = profile(log);
    const rows = toRows(found.columns, ['column', 'type', 'missing', 'distinct']);
    expect(rows).toContainEqual({ column: 'time', type: 'time', missing: 0, distinct: 3 });
    expect(rows).toContainEqual({ column: 'product', type: 'text', missing: 1, distinct: 1 });
    expect(toRows(found.correlations, ['column', 'other', 'n', 'rankCorrelation'])).toEqual([
      { column: 'amount', other: 'quantity', n: 3, rankCorrelation: 1 },
    ]);
    expect(Object.keys(found.histograms).sort()).toEqual(['amount', 'quantity', 'time']);
    expect(profile(parseInteractions([{ customer: 'Ada', time: '2026-01-05', kind: 'view' }])).columns.length).toBe(3);
  });

  it('counts the items of lists, and lists without any as missing', () => {
    const { dictionary } = encode(['tea', 'milk']);
    const items = { dictionary, offsets: Uint32Array.of(0, 2, 2, 3), codes: Uint32Array.of(0, 1, 0) };
    const found = profile({ length: 3, columns: { items } });
    expect(toRows(found.columns, ['type', 'missing', 'distinct'])).toEqual([{ type: 'list', missing: 1, distinct: 2 }]);
    expect(toRows(found.topValues)[0]).toEqual({ column: 'items', value: 'tea', count: 2, share: 2 / 3 });
  });

  it('correlates as the textbook does, over the rows that have both', () => {
    // Anscombe, "Graphs in Statistical Analysis", The American Statistician 27 (1973), first set: r = 0.816
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const { correlations } = profile(table({ x: [...x, 99], y: [...y, Number.NaN] }));
    expect(correlations.columns.n[0]).toBe(11);
    expect(correlations.columns.correlation[0]).toBeCloseTo(0.8164205, 7);
    expect(correlations.columns.rankCorrelation[0]).toBeCloseTo(0.8181818, 7);
    expect(profile(table({ x, flat: x.map(() => 1) })).correlations.columns.correlation[0]).toBeNaN();
  });

  it('is the same in whatever order the rows come', () => {
    const cells = fc.array(
      fc.record({
        n: fc.option(fc.integer({ min: -50, max: 50 }), { nil: Number.NaN }),
        t: fc.constantFrom('a', 'b', null),
      }),
      { minLength: 1, maxLength: 40 },
    );
    const of = (rows: { n: number; t: string | null }[]): ReturnType<typeof profile> =>
      profile(table({ n: Float64Array.from(rows, ({ n }) => n), t: rows.map(({ t }) => t) }));
    fc.assert(
      fc.property(cells, (rows) => {
        const [a, b] = [of(rows), of([...rows].reverse())];
        expect(toRows(a.columns)).toEqual(toRows(b.columns));
        expect(toRows(a.topValues)).toEqual(toRows(b.topValues));
        expect(a.histograms).toEqual(b.histograms);
      }),
    );
  });

  it('takes tables without rows and columns without values', () => {
    expect(profile(table({})).columns.length).toBe(0);
    const empty = profile(customerTable(['Ada'], { spend: [Number.NaN] }));
    expect(toRows(empty.columns)[1]).toMatchObject({ missing: 1, distinct: 0, median: null });
    expect(empty.histograms['spend']?.length).toBe(0);
  });

  it('refuses times that are no numbers, and options that it does not know', () => {
    const texts = table({ city: ['Ulm'] });
    expect(() => profile(texts, { times: ['city'] })).toThrow(
      'times must be names of columns that hold numbers, got "city"',
    );
    expect(() => profile(texts, { most: 3 } as never)).toThrow('most');
  });
});
