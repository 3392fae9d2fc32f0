import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { median, quantile, quantiles } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantiles of type 7', () => {
  it('meet the definition of Hyndman and Fan (1996): x[j] + g (x[j+1] - x[j]) at (n - 1) p', () => {
    const sorted = [1, 2, 4, 8, 16];
    expect(quantiles(sorted, [0, 0.25, 0.3, 0.5, 1])).toEqual([1, 2, 2.4, 4, 16]);
  });

  it('meet numpy.quantile(arange(10)^2, [.1, .33, .9])', () => {
    const squares = Array.from({ length: 10 }, (_, i) => i * i);
    const [low, third, high] = quantiles(squares, [0.1, 0.33, 0.9]) as [number, number, number];
    expect(low).toBeCloseTo(0.9, 12);
    expect(third).toBeCloseTo(8.85, 12);
    expect(high).toBeCloseTo(65.7, 12);
  });

  it('lie between the extremes, rise with the share, and do not see the order', () => {
    const law = (values: number[], p: number, q: number): void => {
      const [low, high] = quantiles(values, [Math.min(p, q), Math.max(p, q)]) as [number, number];
      expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(high).toBeLessThanOrEqual(Math.max(...values));
      expect(high - low).toBeGreaterThanOrEqual(-1e-6);
      expect(quantiles([...values].reverse(), [p])).toEqual([quantile(values, p)]);
    };
    fc.assert(fc.property(numbers, share, share, law));
  });

  it('of one share are those of many, and the median is that of one half', () => {
    const law = (values: number[], shares: number[]): void => {
      expect(quantiles(values, shares)).toEqual(shares.map((p) => quantile(values, p)));
      expect(median(values)).toBe(quantile(values, 0.5));
    };
    fc.assert(fc.property(numbers, fc.array(share, { maxLength: 6 }), law));
  });

  it('leave their input as it was, and take typed arrays', () => {
    const values = Float64Array.of(3, 1, 2);
    expect(median(values)).toBe(2);
    expect([...values]).toEqual([3, 1, 2]);
  });
});

describe('quantiles refuse', () => {
  it('numbers that are not finite, naming the row', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => quantile([1, 2, bad], 0.5)).toThrow(InvalidInputError);
      expect(() => quantile([1, 2, bad], 0.5)).toThrow(`quantile: row 2: expected a finite number, got ${bad}`);
    }
  });

  it('shares outside [0, 1]', () => {
    for (const wrong of [-0.1, 1.1, Number.NaN]) {
      expect(() => quantiles([1], [0.5, wrong])).toThrow(InvalidOptionError);
      expect(() => quantiles([1], [0.5, wrong])).toThrow(`quantiles: share must be a number from 0 to 1, got ${wrong}`);
    }
  });

  it('no numbers at all', () => {
    expect(() => median([])).toThrow(InsufficientDataError);
    expect(() => median([])).toThrow('median: needs 1 or more numbers, got 0');
  });
});
