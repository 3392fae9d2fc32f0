import {
  erf,
  erfc,
  incompleteBeta,
  incompleteGamma,
  incompleteGammaTail,
  logHypergeometric2F1,
  trigamma,
} from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const positive = (max: number): fc.Arbitrary<number> => fc.double({ min: 1e-3, max, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const distance = (one: number, other: number): number => Math.abs(one - other) / (Math.abs(other) || 1);

describe('trigamma', () => {
  it('falls by 1/x² a step', () => {
    fc.assert(
      fc.property(positive(50), (x) => {
        expect(distance(trigamma(x + 1) + 1 / (x * x), trigamma(x))).toBeLessThan(1e-14);
      }),
    );
  });

  it('has stated values off its domain', () => {
    expect([trigamma(0), trigamma(-1), trigamma(Number.NaN)]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('erf and erfc', () => {
  it('add up to 1, and are odd and mirrored', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
        expect(erf(-x)).toBe(-erf(x));
        expect(erfc(-x)).toBeCloseTo(2 - erfc(x), 14);
      }),
    );
  });
});

describe('the incomplete gamma function', () => {
  it('has two sides that add up to 1', () => {
    fc.assert(
      fc.property(positive(200), positive(400), (shape, x) => {
        const [below, above] = [incompleteGamma(shape, x), incompleteGammaTail(shape, x)];
        expect(below >= 0 && below <= 1 && above >= 0 && above <= 1).toBe(true);
        expect(below + above).toBeCloseTo(1, 13);
      }),
    );
  });

  it('is the sum of Poisson probabilities where the shape is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), positive(60), (n, x) => {
        let [term, sum] = [Math.exp(-x), 0];
        for (let k = 0; k < n; k++) {
          sum += term;
          term *= x / (k + 1);
        }
        expect(distance(incompleteGammaTail(n, x), sum)).toBeLessThan(1e-11);
      }),
    );
  });

  it('has stated values at the ends and off its domain', () => {
    expect([incompleteGamma(2, 0), incompleteGammaTail(2, 0), incompleteGamma(2, 1e6)]).toEqual([0, 1, 1]);
    expect([incompleteGamma(0, 1), incompleteGamma(1, -1), incompleteGammaTail(1, Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('the incomplete beta function', () => {
  it('is mirrored: I_x(a, b) = 1 − I_(1−x)(b, a), and rises with x', () => {
    fc.assert(
      fc.property(share, share, positive(300), positive(300), (x, y, a, b) => {
        // 1 − x must be exact for the law to be
        const p = Math.round(x * 2 ** 30) / 2 ** 30;
        const value = incompleteBeta(p, a, b);
        expect(value >= 0 && value <= 1).toBe(true);
        expect(value + incompleteBeta(1 - p, b, a)).toBeCloseTo(1, 12);
        if (y > p) expect(incompleteBeta(y, a, b)).toBeGreaterThanOrEqual(value - 1e-13);
      }),
    );
  });

  it('is x^a where b is 1, and has stated values at the ends', () => {
    fc.assert(
      fc.property(share, positive(50), (x, a) => {
        // the rounding of the exponent is multiplied by ln of the value
        if (x > 1e-300 && x ** a > 1e-100) expect(distance(incompleteBeta(x, a, 1), x ** a)).toBeLessThan(1e-12);
      }),
    );
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3), incompleteBeta(1.1, 2, 3)]).toEqual([0, 1, Number.NaN]);
  });
});

describe('ln 2F1', () => {
  it('is symmetric in a and b, 0 at z = 0, and (1 − z)^−a where b = c', () => {
    fc.assert(
      fc.property(
        positive(100),
        positive(100),
        positive(100),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (a, b, c, z) => {
          expect(logHypergeometric2F1(a, b, c, z)).toBeCloseTo(logHypergeometric2F1(b, a, c, z), 9);
          expect(logHypergeometric2F1(a, b, b, z)).toBeCloseTo(-a * Math.log1p(-z), 9);
          expect(logHypergeometric2F1(a, b, c, 0)).toBe(0);
        },
      ),
    );
  });
});
