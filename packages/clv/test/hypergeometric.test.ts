import { describe, expect, it } from 'vitest';
import { hypergeometric } from '../src/pareto-nbd/hypergeometric.ts';

/** 2F1(1, n; d + 1; 1)/d = 1/(d − n): Gauss' theorem, Abramowitz and Stegun (1964), 15.1.20. */
const atOne = (n: number, d: number): number => 1 / (d - n);

describe('the hypergeometric function of the Pareto/NBD model', () => {
  it.each([
    [1, 9],
    [1, 30],
    [2.5, 90],
    [40, 60],
    [0.5, 5000],
  ])('tends to Gauss’ theorem where z tends to 1: n %d, d %d', (n, d) => {
    const { value, byN, byD } = hypergeometric(n, d, 1e-16);
    expect(value * (d - n)).toBeCloseTo(1, 13);
    expect(byN / atOne(n, d) ** 2).toBeCloseTo(1, 11);
    expect(byD / -(atOne(n, d) ** 2)).toBeCloseTo(1, 11);
  });

  it.each([0.049999, 0.050001])('is −ln(1 − z)/z where n = d = 1, on either side of y = 0.05: %d', (y) => {
    expect(hypergeometric(1, 1, y).value / (-Math.log(y) / (1 - y))).toBeCloseTo(1, 13);
  });

  it('goes over from series to integral without a step', () => {
    // As d falls the series grows too long near d = n + 9, and the integral takes over.
    const values = Array.from({ length: 200 }, (_, i) => hypergeometric(1, 7 + i / 50, 1e-3).value * (6 + i / 50));
    const steps = values.slice(1).map((value, i) => value - (values[i] as number));
    for (const [i, step] of steps.slice(1).entries())
      expect(Math.abs(step / (steps[i] as number) - 1)).toBeLessThan(0.05);
  });
});
