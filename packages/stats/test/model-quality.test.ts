import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { binaryMetrics, gains, regressionMetrics } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Ten customers, three scores tied: worked by hand below. */
const actual = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0];
const predicted = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.4, 0.3, 0.2, 0.05];

const rows = fc
  .array(fc.record({ y: fc.constantFrom(0, 1), p: fc.constantFrom(0, 0.1, 0.2, 0.5, 0.9, 1), w: fc.nat(3) }), {
    minLength: 2,
    maxLength: 25,
  })
  .filter((all) => [0, 1].every((y) => all.some((row) => row.y === y && row.w > 0)));

describe('binaryMetrics', () => {
  const found = binaryMetrics(actual, predicted);

  it('has the area and DeLong’s interval of pROC: placements by hand', () => {
    // ones beat 6, 6, 4.5 and 3.5 of six zeros; zeros are beaten by 2, 2.5, 3.5, 4, 4 and 4 of four ones
    expect(found.rocAuc).toBeCloseTo(20 / 24, 14);
    const [ones, zeros] = [
      [1, 1, 4.5 / 6, 3.5 / 6],
      [2 / 4, 2.5 / 4, 3.5 / 4, 1, 1, 1],
    ];
    const spread = (shares: number[]): number =>
      shares.reduce((sum, value) => sum + (value - 20 / 24) ** 2, 0) / (shares.length - 1) / shares.length;
    const half = 1.959963984540054 * Math.sqrt(spread(ones as number[]) + spread(zeros as number[]));
    expect(found.rocAucLower).toBeCloseTo(20 / 24 - half, 14);
    expect(found.rocAucUpper).toBe(1);
  });

  it('has the average precision of scikit-learn, ties as one step', () => {
    expect(found.prAuc).toBeCloseTo((1 + 1 + 3 / 5 + 4 / 7) / 4, 14);
  });

  it('has KS, lift and calibration error by hand', () => {
    expect(found.ks).toBeCloseTo(4 / 4 - 3 / 6, 14); // above 0.35: all four ones, three zeros of six
    expect(found.lift10).toBeCloseTo(1 / 0.4, 14);
    const bins = [0.05, 0.2, 0.3, 2 * 0.4 - 1, 2 * 0.6 - 1, 0.7, 0.8 - 1, 0.9 - 1];
    expect(found.calibrationError).toBeCloseTo(bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / 10, 14);
  });

  it('has no interval where an outcome has one row', () => {
    expect(binaryMetrics([1, 0, 0], [0.9, 0.2, 0.1])).toMatchObject({ rocAucLower: null, rocAucUpper: null });
  });

  it('counts a row of weight k as the row written k times, and any order of rows alike', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const of = (some: typeof all, weight?: number[]): object =>
          binaryMetrics(
            some.map(({ y }) => y),
            some.map(({ p }) => p),
            weight === undefined ? {} : { weight },
          );
        const many = all.flatMap((row) => new Array<typeof row>(row.w).fill(row));
        const weighted = Object.entries(
          of(
            all,
            all.map(({ w }) => w),
          ),
        );
        const repeated = Object.entries(of(many));
        const turned = Object.entries(of([...many].reverse()));
        for (const [at, [name, value]] of weighted.entries()) {
          if (typeof value !== 'number' || name === 'rows') continue;
          expect(value).toBeCloseTo(repeated[at]?.[1] as number, 12);
          expect(turned[at]?.[1] as number).toBeCloseTo(repeated[at]?.[1] as number, 12);
        }
      }),
    );
  });

  it('counts pairs past 2^32: a hundred thousand customers a row', () => {
    const weight = new Array<number>(10).fill(100_000);
    const large = binaryMetrics(actual, predicted, { weight });
    expect(large.rocAuc).toBe(found.rocAuc);
    expect(large.ks).toBe(found.ks);
    expect(large.rocAucUpper as number).toBeLessThan(20 / 24 + 0.01);
  });
});

describe('gains', () => {
  it('captures all at the end, never less on the way, as the mean of fair draws among ties', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (all, steps) => {
        const [y, p] = [all.map((row) => row.y), all.map((row) => row.p)];
        const { captured, share } = gains(y, p, { steps, weight: all.map(({ w }) => w) }).columns;
        expect(captured[steps - 1]).toBeCloseTo(1, 12);
        for (let at = 1; at < steps; at++)
          expect(captured[at]).toBeGreaterThanOrEqual((captured[at - 1] as number) - 1e-12);
        const constant = gains(
          y,
          p.map(() => 0.5),
          { steps, weight: all.map(({ w }) => w) },
        ).columns;
        for (let at = 0; at < steps; at++) expect(constant.captured[at]).toBeCloseTo(share[at] as number, 12);
      }),
    );
  });

  it('refuses what is no number of steps, and one outcome alone', () => {
    expect(() => gains(actual, predicted, { steps: 0 })).toThrow(InvalidOptionError);
    expect(() => gains([1, 1], [0.1, 0.2])).toThrow(InsufficientDataError);
    expect(() => gains([1, 2], [0.1, 0.2])).toThrow(InvalidInputError);
  });
});

describe('regressionMetrics', () => {
  const numbers = fc.array(
    fc.record({ a: fc.integer({ min: 0, max: 5 }), p: fc.integer({ min: 0, max: 5 }), w: fc.nat(3) }),
    {
      minLength: 1,
      maxLength: 25,
    },
  );

  it('has the rank correlations of SciPy’s documentation', () => {
    // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) = -0.47140452079103173
    expect(regressionMetrics([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).kendall).toBeCloseTo(-0.47140452079103173, 14);
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) = 0.8207826816681233
    expect(regressionMetrics([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]).spearman).toBeCloseTo(0.8207826816681233, 14);
  });

  it('counts Kendall’s pairs as all pairs counted one by one, rows by their weight', () => {
    fc.assert(
      fc.property(
        numbers.filter((all) => all.some(({ w }) => w > 0)),
        (all) => {
          const found = regressionMetrics(
            all.map(({ a }) => a),
            all.map(({ p }) => p),
            { weight: all.map(({ w }) => w) },
          );
          let [agreed, byA, byP] = [0, 0, 0];
          for (const one of all) {
            for (const other of all) {
              const pair = one.w * other.w;
              agreed += pair * Math.sign(one.a - other.a) * Math.sign(one.p - other.p);
              byA += pair * Math.abs(Math.sign(one.a - other.a));
              byP += pair * Math.abs(Math.sign(one.p - other.p));
            }
          }
          const expected = byA > 0 && byP > 0 ? agreed / Math.sqrt(byA * byP) : null;
          if (expected === null) expect(found.kendall).toBeNull();
          else expect(found.kendall).toBeCloseTo(expected, 12);
          expect(found.rmse).toBeGreaterThanOrEqual(found.mae - 1e-12);
        },
      ),
    );
  });

  it('is exact where predictions are, and says so of what is constant', () => {
    expect(regressionMetrics([1, 2, 4], [1, 2, 4])).toMatchObject({ rmse: 0, mae: 0, r2: 1, spearman: 1, kendall: 1 });
    expect(regressionMetrics([3, 3], [1, 2])).toMatchObject({ r2: null, spearman: null, kendall: null });
  });

  it('counts pairs past 2^32', () => {
    const far = Float64Array.from({ length: 200_000 }, (_, row) => row);
    const near = far.map((value) => Math.floor(value / 2));
    // 2e10 pairs, of which 1e5 are tied on one side
    const pairs = (200_000 * 199_999) / 2;
    expect(regressionMetrics(far, near).kendall).toBeCloseTo(Math.sqrt((pairs - 100_000) / pairs), 12);
  });

  it('refuses what is no number, and nothing at all', () => {
    expect(() => regressionMetrics([1, Number.NaN], [1, 2])).toThrow(/row 1, column actual/);
    expect(() => regressionMetrics([], [])).toThrow(InsufficientDataError);
  });
});
