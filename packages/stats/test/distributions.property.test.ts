import {
  drawBeta,
  drawGamma,
  erfc,
  gaussLegendre,
  hypergeometricTail,
  incompleteBeta,
  incompleteGamma,
  incompleteGammaTail,
  logBeta,
  logGamma,
  normalQuantile,
  openRandom,
} from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const within = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const distance = (one: number, other: number): number => Math.abs(one - other) / (Math.abs(other) || 1);
/** The normal distribution function by the complementary error function, which keeps its digits in the lower tail. */
const normalShare = (x: number): number => erfc(-x / Math.SQRT2) / 2;

describe('quantiles and distribution functions', () => {
  it('of the normal undo each other, far into the tails', () => {
    fc.assert(
      fc.property(within(-300, -1e-9), (exponent) => {
        const share = 10 ** exponent;
        // a quantile off by ε of itself moves the share by ε x² of itself
        const x = normalQuantile(share);
        expect(distance(normalShare(x), share)).toBeLessThan(1e-14 * (4 + x * x));
      }),
    );
    fc.assert(
      fc.property(within(-8, 0), (x) => {
        expect(Math.abs(normalQuantile(normalShare(x)) - x)).toBeLessThan(1e-14 * (4 + x * x));
      }),
    );
  });

  it('of the normal are mirrored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 29 }), (part) => {
        const share = part / 2 ** 30; // 1 − share is exact
        expect(normalQuantile(1 - share)).toBeCloseTo(-normalQuantile(share), 13);
      }),
    );
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('of the hypergeometric undo each other: no smaller share has as many marked balls', () => {
    const urn = fc
      .record({ balls: fc.integer({ min: 1, max: 60 }), marked: fc.nat(60), drawn: fc.nat(60) })
      .filter(({ balls, marked, drawn }) => marked <= balls && drawn <= balls);
    fc.assert(
      fc.property(urn, (one) => {
        const tails = Array.from({ length: one.drawn + 2 }, (_, k) => hypergeometricTail(k, one));
        expect(tails[0]).toBe(1);
        for (let k = 1; k < tails.length; k++) expect(tails[k]).toBeLessThanOrEqual((tails[k - 1] as number) + 1e-13);
        // the mean of a count is the sum of its tails
        const mean = tails.slice(1).reduce((sum, tail) => sum + tail, 0);
        expect(mean).toBeCloseTo((one.drawn * one.marked) / one.balls, 9);
      }),
    );
  });
});

describe('distribution functions', () => {
  it('are the integral of their densities: gamma and beta by quadrature', () => {
    const { nodes, weights } = gaussLegendre(60);
    const integrate = (density: (x: number) => number, from: number, to: number): number => {
      const half = (to - from) / 2;
      let sum = 0;
      for (let i = 0; i < nodes.length; i++) {
        sum += (weights[i] as number) * density(from + half * (1 + (nodes[i] as number)));
      }
      return half * sum;
    };
    fc.assert(
      fc.property(within(1, 20), within(0.1, 30), within(0.1, 3), (shape, from, width) => {
        const density = (x: number): number => Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
        const found = incompleteGamma(shape, from + width) - incompleteGamma(shape, from);
        expect(Math.abs(integrate(density, from, from + width) - found)).toBeLessThan(1e-12);
      }),
    );
    fc.assert(
      fc.property(within(1, 20), within(1, 20), within(0.05, 0.5), within(0.05, 0.4), (a, b, from, width) => {
        const density = (x: number): number =>
          Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
        const found = incompleteBeta(from + width, a, b) - incompleteBeta(from, a, b);
        expect(Math.abs(integrate(density, from, from + width) - found)).toBeLessThan(1e-12);
      }),
    );
  });

  it('meet those they contain: exponential, chi-square and normal, Student with one degree of freedom and Cauchy', () => {
    fc.assert(
      fc.property(within(1e-6, 300), (x) => {
        expect(distance(incompleteGammaTail(1, x), Math.exp(-x))).toBeLessThan(1e-12 * (1 + x));
        // the square of a normal is chi-square of one degree of freedom
        expect(Math.abs(incompleteGamma(0.5, x / 2) - (1 - 2 * normalShare(-Math.sqrt(x))))).toBeLessThan(1e-13);
        const cauchy = 1 - (2 / Math.PI) * Math.atan(x);
        expect(Math.abs(incompleteBeta(1 / (1 + x * x), 0.5, 0.5) - cauchy)).toBeLessThan(1e-8);
      }),
    );
  });

  it('keep the duplication formula of Legendre: Γ(x) Γ(x + ½) = 2^(1 − 2x) √π Γ(2x)', () => {
    fc.assert(
      fc.property(within(0.01, 500), (x) => {
        const left = logGamma(x) + logGamma(x + 0.5);
        const right = (1 - 2 * x) * Math.LN2 + Math.log(Math.PI) / 2 + logGamma(2 * x);
        expect(Math.abs(left - right)).toBeLessThan(2e-14 * (1 + Math.abs(left) + 2 * x));
      }),
    );
  });
});

describe('draws', () => {
  /** Kolmogorov's distance between draws and a distribution, times √n: above 1.95 in one of 1,000 seeds. */
  function kolmogorov(values: readonly number[], share: (x: number) => number): number {
    const sorted = Float64Array.from(values).sort();
    let most = 0;
    sorted.forEach((x, i) => {
      const at = share(x);
      most = Math.max(most, at - i / sorted.length, (i + 1) / sorted.length - at);
    });
    return most * Math.sqrt(sorted.length);
  }

  it.each([
    [
      'gamma of shape 0.3',
      (random: ReturnType<typeof openRandom>) => drawGamma(random, 0.3),
      (x: number) => incompleteGamma(0.3, x),
    ],
    [
      'gamma of shape 12',
      (random: ReturnType<typeof openRandom>) => drawGamma(random, 12),
      (x: number) => incompleteGamma(12, x),
    ],
    [
      'beta of 0.7 and 3',
      (random: ReturnType<typeof openRandom>) => drawBeta(random, 0.7, 3),
      (x: number) => incompleteBeta(x, 0.7, 3),
    ],
    ['the normal', (random: ReturnType<typeof openRandom>) => random.normal(), normalShare],
  ])('of %s spread as its distribution function says', (_, draw, share) => {
    for (const seed of [21, 22]) {
      const random = openRandom(seed);
      expect(
        kolmogorov(
          Array.from({ length: 20_000 }, () => draw(random)),
          share,
        ),
      ).toBeLessThan(1.95);
    }
  });
});
