import { digamma, logBeta, logGamma } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** From a millionth to a million, evenly in the logarithm. */
const positive = fc.double({ min: -13.8, max: 13.8, noNaN: true }).map(Math.exp);

const near = (actual: number, expected: number, scale: number): boolean =>
  Math.abs(actual - expected) <= 4e-15 * Math.max(scale, 1e-300);

describe('special functions keep their functional equations', () => {
  it('ln Gamma(x + 1) = ln Gamma(x) + ln x', () => {
    const law = (x: number): boolean => {
      const terms = [logGamma(x), Math.log(x), logGamma(x + 1)].map(Math.abs);
      // x + 1 is rounded, which moves ln Gamma by up to psi(x) ulp(x)/2.
      return near(logGamma(x + 1), logGamma(x) + Math.log(x), Math.max(...terms, x * Math.abs(digamma(x + 1))));
    };
    fc.assert(fc.property(positive, law), { numRuns: 500 });
  });

  it('psi(x + 1) = psi(x) + 1/x', () => {
    const law = (x: number): boolean => near(digamma(x + 1), digamma(x) + 1 / x, 1 / x + Math.abs(digamma(x)) + 1);
    fc.assert(fc.property(positive, law), { numRuns: 500 });
  });

  it('B(a, b) = B(b, a), and B(a + 1, b) = B(a, b) a/(a + b)', () => {
    const law = (a: number, b: number): void => {
      expect(logBeta(a, b)).toBe(logBeta(b, a));
      const step = Math.log(a) - Math.log(a + b);
      const terms = [logBeta(a, b), logBeta(a + 1, b), step, logGamma(Math.min(a, b)), Math.log(a + b)].map(Math.abs);
      const rounding = Math.max(a, 1) * Math.abs(Math.log1p(b / a));
      expect(near(logBeta(a + 1, b), logBeta(a, b) + step, Math.max(...terms, rounding) * 4)).toBe(true);
    };
    fc.assert(fc.property(positive, positive, law), { numRuns: 500 });
  });

  it('the digamma function is the slope of ln Gamma', () => {
    const law = (x: number): boolean => {
      const h = 1e-5 * x;
      const slope = (logGamma(x + h) - logGamma(x - h)) / (2 * h);
      return Math.abs(slope - digamma(x)) < 1e-7 * (1 / x + Math.abs(digamma(x)) + 1);
    };
    fc.assert(fc.property(positive, law), { numRuns: 300 });
  });
});
