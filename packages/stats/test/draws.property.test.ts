import { drawBeta, drawBinomial, drawGamma, drawPoisson, logBeta, logGamma, openRandom } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

/** Chi-square of draws in cells of the given chances; the last cell takes the rest. */
function chiSquare(cells: readonly number[], chances: readonly number[]): number {
  const counts = chances.map((_, cell) => cells.filter((one) => one === cell).length);
  return chances.reduce((sum, chance, cell) => {
    const expected = cells.length * chance;
    return sum + ((counts[cell] as number) - expected) ** 2 / expected;
  }, 0);
}

/** How far the mean of draws is from what it should be, in standard errors. */
function meanError(values: readonly number[], mean: number, variance: number): number {
  const found = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.abs(found - mean) / Math.sqrt(variance / values.length);
}

const chances = (most: number, logChance: (k: number) => number): number[] => {
  const each = Array.from({ length: most }, (_, k) => Math.exp(logChance(k)));
  return [...each, 1 - each.reduce((sum, chance) => sum + chance, 0)];
};

describe('draws from distributions', () => {
  it('of gamma have its mean and variance, for shapes small and large', () => {
    for (const shape of [0.02, 0.24, 1, 3.7, 1000]) {
      const random = openRandom(11);
      const values = draws(40_000, () => drawGamma(random, shape));
      expect(meanError(values, shape, shape)).toBeLessThan(4);
      // the fourth central moment is 3 shape² + 6 shape
      const squares = values.map((value) => (value - shape) ** 2);
      expect(meanError(squares, shape, 2 * shape * shape + 6 * shape)).toBeLessThan(4);
    }
  });

  it('of gamma of shape 1 are exponential', () => {
    const random = openRandom(12);
    const cells = draws(40_000, () => Math.min(9, Math.floor(10 * (1 - Math.exp(-drawGamma(random, 1))))));
    // 9 degrees of freedom: above 27.9 in one of 1,000 seeds
    expect(chiSquare(cells, new Array<number>(10).fill(0.1))).toBeLessThan(27.9);
  });

  it('of beta have its mean and variance, and stay within 0 and 1 for shapes that underflow', () => {
    for (const [a, b] of [
      [0.8, 2.4],
      [30, 2],
      [0.05, 0.05],
    ] as const) {
      const random = openRandom(13);
      const values = draws(40_000, () => drawBeta(random, a, b));
      const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
      expect(meanError(values, a / (a + b), variance)).toBeLessThan(4);
    }
    const random = openRandom(14);
    const tiny = draws(2000, () => drawBeta(random, 1e-6, 1e-6));
    expect(tiny.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(tiny.filter((value) => value > 0.5).length / 2000).toBeCloseTo(0.5, 1);
  });

  it('of Poisson have its probabilities, by gaps and by gamma draws', () => {
    for (const [mean, most, limit] of [
      [2.5, 10, 29.6],
      [30, 60, 99.7],
    ] as const) {
      const random = openRandom(15);
      const cells = draws(40_000, () => Math.min(most, drawPoisson(random, mean)));
      const expected = chances(most, (k) => k * Math.log(mean) - mean - logGamma(k + 1));
      // the rarest cells are left out, whose counts are no normal numbers
      const told = expected.map((chance, cell) => (chance * 40_000 > 5 ? cell : -1)).filter((cell) => cell >= 0);
      const sum = told.reduce((total, cell) => {
        const wanted = 40_000 * (expected[cell] as number);
        return total + (cells.filter((one) => one === cell).length - wanted) ** 2 / wanted;
      }, 0);
      expect(sum).toBeLessThan(limit);
    }
  });

  it('of the binomial have its probabilities, by single trials and by beta draws', () => {
    for (const [n, p] of [
      [10, 0.3],
      [40, 0.2],
    ] as const) {
      const random = openRandom(16);
      const most = 14;
      const cells = draws(40_000, () => Math.min(most, drawBinomial(random, n, p)));
      const expected = chances(Math.min(most, n + 1), (k) => {
        const ways = -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
        return ways + k * Math.log(p) + (n - k) * Math.log1p(-p);
      });
      const sum = expected.reduce((total, chance, cell) => {
        const wanted = 40_000 * chance;
        return wanted > 5 ? total + (cells.filter((one) => one === cell).length - wanted) ** 2 / wanted : total;
      }, 0);
      expect(sum).toBeLessThan(36.1); // 14 degrees of freedom: one of 1,000 seeds
    }
  });

  it('stay in their range and hang on the state alone', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.nat({ max: 3000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, shape, trials, chance) => {
          const random = openRandom(seed);
          const all = (own: ReturnType<typeof openRandom>): number[] => [
            drawGamma(own, shape),
            drawBeta(own, shape, 2),
            drawPoisson(own, shape),
            drawBinomial(own, trials, chance),
          ];
          const state = random.state();
          const [gamma = -1, beta = -1, poisson = -1, binomial = -1] = all(random);
          expect(gamma).toBeGreaterThanOrEqual(0);
          expect(beta >= 0 && beta <= 1).toBe(true);
          expect(Number.isInteger(poisson) && poisson >= 0).toBe(true);
          expect(Number.isInteger(binomial) && binomial >= 0 && binomial <= trials).toBe(true);
          expect(all(openRandom(state))).toEqual([gamma, beta, poisson, binomial]);
        },
      ),
    );
  });
});
