import { digamma, digammaRise, incompleteGammaTail, logBeta, logGamma, logRising } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

/** Relative to the value, and where the value is 0 to 1. */
function distance(actual: number, expected: number): number {
  return Math.abs(actual - expected) / (Math.abs(expected) || 1);
}

const euler = 0.5772156649015329;

describe('logGamma', () => {
  it('is exactly 0 at 1 and at 2', () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
  });

  it('meets the tabulated values of Abramowitz and Stegun 6.1', () => {
    expect(distance(logGamma(0.5), 0.5723649429247001)).toBeLessThan(1e-15); // ln sqrt(pi), 6.1.8
    expect(distance(logGamma(1.5), -0.12078223763524522)).toBeLessThan(1e-14); // 6.1.9
    expect(distance(logGamma(101), 363.73937555556347)).toBeLessThan(1e-15); // ln 100!
  });

  it('keeps its digits beside the zeros, where Stirling loses them', () => {
    expect(distance(logGamma(1 + 2 ** -40), -euler * 2 ** -40)).toBeLessThan(1e-11); // -gamma h + pi^2/12 h^2
    expect(distance(logGamma(2 - 2 ** -45), -(1 - euler) * 2 ** -45)).toBeLessThan(1e-12);
  });

  it('has stated values off its domain', () => {
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-1)).toBeNaN();
    expect(logGamma(Number.NaN)).toBeNaN();
  });
});

describe('digamma', () => {
  it('meets the values of Abramowitz and Stegun 6.3.2 and 6.3.3', () => {
    expect(distance(digamma(1), -euler)).toBeLessThan(1e-15);
    expect(distance(digamma(0.5), -euler - 2 * Math.LN2)).toBeLessThan(1e-15);
  });

  it('is 0 at 1.4616321449683622 to the last digit of the argument', () => {
    expect(Math.abs(digamma(1.4616321449683622))).toBeLessThan(1e-15);
  });

  it('has stated values off its domain', () => {
    expect(digamma(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(digamma(-0.5)).toBeNaN();
  });
});

describe('logBeta', () => {
  it('meets fractions: B(2, 3) = 1/12, B(1/2, 1/2) = pi', () => {
    expect(distance(logBeta(2, 3), -Math.log(12))).toBeLessThan(1e-15);
    expect(distance(logBeta(0.5, 0.5), Math.log(Math.PI))).toBeLessThan(1e-15);
  });

  it('does not lose digits where a huge argument meets a small one: B(1, n) = 1/n', () => {
    for (const n of [11, 12, 13, 1e3, 1e6, 1e9, 1e15]) {
      expect(distance(logBeta(1, n), -Math.log(n))).toBeLessThan(5e-15);
    }
  });

  it('is NaN where an argument is not above 0', () => {
    expect(logBeta(0, 1)).toBeNaN();
    expect(logBeta(1, -2)).toBeNaN();
  });
});

describe('rising factorials', () => {
  it('meet products and sums by hand', () => {
    expect(distance(logRising(3, 4), Math.log(3 * 4 * 5 * 6))).toBeLessThan(1e-15);
    expect(distance(logRising(0.5, 2), Math.log(0.5 * 1.5))).toBeLessThan(1e-14);
    expect(distance(digammaRise(3, 4), 1 / 3 + 1 / 4 + 1 / 5 + 1 / 6)).toBeLessThan(1e-15);
    expect(logRising(7, 0)).toBe(0);
    expect(digammaRise(7, 0)).toBe(0);
  });

  it('keep their digits where two huge logarithms would cancel: (z)_2 = z (z + 1)', () => {
    for (const z of [1e6, 1e9, 1e12]) {
      expect(distance(logRising(z, 2), Math.log(z) + Math.log(z + 1))).toBeLessThan(1e-15);
      expect(distance(digammaRise(z, 2), 1 / z + 1 / (z + 1))).toBeLessThan(1e-15);
    }
  });

  it('go on without a step where the sum gives way to a difference', () => {
    const step = digammaRise(2.5, 33) - digammaRise(2.5, 32);
    expect(step).toBeCloseTo(1 / 34.5, 14);
    expect(digammaRise(2.5, 0.5)).toBeCloseTo(digamma(3) - digamma(2.5), 14);
  });
});

/** The p-value of a chi-square. */
const chiSquareTail = (value: number, degrees: number): number => incompleteGammaTail(degrees / 2, value / 2);

describe('the tail of a chi-square', () => {
  it('meets the closed forms of one, two and four degrees of freedom', () => {
    for (const x of [0.001, 0.5, 1, 3, 8, 30, 200]) {
      expect(distance(chiSquareTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-13);
      expect(distance(chiSquareTail(x, 4), Math.exp(-x / 2) * (1 + x / 2))).toBeLessThan(1e-13);
    }
    // Abramowitz and Stegun, table 26.8: upper percentage points.
    expect(chiSquareTail(3.84146, 1)).toBeCloseTo(0.05, 6);
    expect(chiSquareTail(6.6349, 1)).toBeCloseTo(0.01, 7);
    expect(chiSquareTail(16.919, 9)).toBeCloseTo(0.05, 6);
    expect(chiSquareTail(129.561, 100)).toBeCloseTo(0.025, 5);
  });
});
