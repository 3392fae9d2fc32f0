import { exactSum } from '@clientele/core';
import { histogram } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
  minLength: 1,
  maxLength: 80,
});

describe('histogram', () => {
  it('counts every value once, in bins that cover the range without a gap', () => {
    fc.assert(
      fc.property(numbers, fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }), (values, bins) => {
        const { columns, length } = histogram(values, bins === undefined ? {} : { bins });
        expect(exactSum(columns.count)).toBe(values.length);
        expect([columns.from[0], columns.to[length - 1]]).toEqual([Math.min(...values) + 0, Math.max(...values) + 0]);
        for (let bin = 1; bin < length; bin++) expect(columns.from[bin]).toBe(columns.to[bin - 1]);
      }),
    );
  });

  it('puts a value where its bin says it is', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 20 }), (values, bins) => {
        const { columns, length } = histogram(values, { bins, scale: 'linear' });
        columns.count.forEach((count, bin) => {
          const [from, to] = [columns.from[bin] as number, columns.to[bin] as number];
          const within = values.filter((value) => value >= from && (bin === length - 1 ? value <= to : value < to));
          expect(count).toBe(within.length);
        });
      }),
    );
  });

  it('has fewer bins where doubles cannot part the values', () => {
    // Found by fast-check: six edges between neighbours among doubles.
    const { columns } = histogram([999_999_999.999_999_5, 999_999_999.999_999_6], { bins: 6, scale: 'linear' });
    expect(exactSum(columns.count)).toBe(2);
    columns.to.forEach((to, bin) => {
      expect(to).toBeGreaterThan(columns.from[bin] as number);
    });
  });

  it('takes the width of Freedman and Diaconis', () => {
    // 1 to 1000: quartiles 250.75 and 750.25, so 2 * 499.5 / 10 = 99.9 wide: ten bins hold the range of 999 exactly
    expect(histogram(Array.from({ length: 1000 }, (_, i) => i + 1)).length).toBe(10);
  });

  it('goes by ratios where amounts spread by factors, and says so', () => {
    const amounts = Array.from({ length: 400 }, (_, i) => Math.exp(i / 40));
    const found = histogram(amounts);
    expect(found.scale).toBe('log');
    const ratios = Array.from(found.columns.to, (to, bin) => to / (found.columns.from[bin] as number));
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] as number, 9);
    expect(histogram(amounts, { scale: 'linear' }).scale).toBe('linear');
  });

  it('refuses what it cannot count', () => {
    expect(() => histogram([1, 0], { scale: 'log' })).toThrow('above 0');
    expect(() => histogram([1, Number.POSITIVE_INFINITY])).toThrow();
    expect(() => histogram([1], { bins: 0 })).toThrow('bins');
    expect(histogram([Number.NaN]).length).toBe(0);
    expect(histogram([7, 7, 7]).columns.count).toEqual(Float64Array.of(3));
  });
});
