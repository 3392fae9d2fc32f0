import { fitRfmScores, scoreMap, scoreRfm, table, toRows } from '@clientele/rfm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bases = fc
  .array(
    fc.record({
      recency: fc.integer({ min: 1, max: 40 }),
      frequency: fc.integer({ min: 1, max: 6 }),
      monetary: fc.integer({ min: -20, max: 400 }).map((cents) => cents / 4),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => ({
    recency: rows.map(({ recency }) => recency),
    frequency: rows.map(({ frequency }) => frequency),
    monetary: rows.map(({ monetary }) => monetary),
  }));
const sides = fc.constantFrom({}, { up: 'm', across: 'r' } as const, { across: 'm' } as const);

describe('the map of scores', () => {
  it('holds every customer once, all their money, and as many cells as the bins make', () => {
    fc.assert(
      fc.property(bases, sides, fc.integer({ min: 1, max: 6 }), (base, options, bins) => {
        const scored = scoreRfm(fitRfmScores(base, { bins }), base);
        const cells = toRows(scoreMap(scored, options)) as Record<string, number>[];
        const sum = (name: string): number => cells.reduce((total, cell) => total + (cell[name] ?? 0), 0);
        expect(cells).toHaveLength(bins * bins);
        expect(sum('customers')).toBe(base.recency.length);
        expect(sum('customerShare')).toBeCloseTo(1, 12);
        expect(sum('revenue')).toBe(base.monetary.reduce((total, money) => total + money, 0)); // quarters: exact
        const { up = 'r', across = 'f' } = options as { up?: 'm'; across?: 'r' | 'm' };
        for (const { up: row, across: column, customers } of cells) {
          const here = scored.columns[up].filter((score, at) => score === row && scored.columns[across][at] === column);
          expect(customers).toBe(here.length);
        }
      }),
    );
  });

  it('goes as far as the scores where nothing says how many there are, and tells no money where there is none', () => {
    const cells = toRows(scoreMap(table({ r: [1, 3], m: [2, 1] }), { across: 'm' }));
    expect(cells).toHaveLength(6);
    expect(cells[1]).toEqual({
      ...{ up: 1, across: 2, customers: 1, customerShare: 0.5 },
      ...{ revenue: null, revenueShare: null, medianMonetary: null },
    });
    expect(toRows(scoreMap(table({ r: new Float64Array(0), f: new Float64Array(0) })))).toEqual([]);
  });

  it('refuses what is no score, by row, and two sides that are one', () => {
    expect(() => scoreMap(table({ r: [1, 0], f: [1, 1] }))).toThrow(/row 1, column r: expected a whole number from 1/);
    expect(() => scoreMap(table({ r: [1, 2], f: [1, 1.5] }))).toThrow(/row 1, column f/);
    expect(() => scoreMap({ ...table({ r: [4], f: [1] }), bins: { r: 3, f: 3, m: 3 } })).toThrow(/from 1 to 3, got 4/);
    expect(() => scoreMap(table({ r: [1], f: [1e9] }))).toThrow(/column f/);
    expect(() => scoreMap(table({ r: [1] }))).toThrow(/no column "f"/);
    expect(() => scoreMap(table({ r: [1], f: [1] }), { up: 'f' })).toThrow(/another score than up/);
    expect(() => scoreMap(table({ r: [1], f: [1] }), { down: 'f' } as never)).toThrow(/down/);
  });
});
