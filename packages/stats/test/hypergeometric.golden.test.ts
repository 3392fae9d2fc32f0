import { erfc, hypergeometricQuantile, hypergeometricTail } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** n choose k in whole numbers. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return value;
}

/** A ratio of large whole numbers, to some 17 digits. */
function ratio(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const shift = Math.max(0, b.toString(2).length - a.toString(2).length + 60);
  return Number((a << BigInt(shift)) / b) * 2 ** -shift;
}

const urns = fc
  .record({ balls: fc.integer({ min: 1, max: 400 }), a: fc.nat(), b: fc.nat(), c: fc.nat() })
  .map(({ balls, a, b, c }) => {
    const [marked, drawn] = [a % (balls + 1), b % (balls + 1)];
    return { urn: { balls, marked, drawn }, k: c % (Math.min(marked, drawn) + 1) };
  });

describe('hypergeometricTail', () => {
  it('is 1/70 for the lady who tastes tea (Fisher 1935, The Design of Experiments, chapter II)', () => {
    expect(hypergeometricTail(4, { balls: 8, marked: 4, drawn: 4 })).toBeCloseTo(1 / 70, 15);
    expect(hypergeometricTail(3, { balls: 8, marked: 4, drawn: 4 })).toBeCloseTo(17 / 70, 15);
  });
  it('keeps 12 digits, also far out in the tail (against whole-number arithmetic)', () => {
    fc.assert(
      fc.property(urns, ({ urn, k }) => {
        const { balls, marked, drawn } = urn;
        let ways = 0n;
        for (let i = k; i <= Math.min(marked, drawn); i++)
          ways += choose(marked, i) * choose(balls - marked, drawn - i);
        const exact = ratio(ways, choose(balls, drawn));
        expect(Math.abs(hypergeometricTail(k, urn) - exact)).toBeLessThanOrEqual(1e-12 * exact);
      }),
    );
  });
  it('is 1 from the least possible number down, and 0 above the most', () => {
    expect(hypergeometricTail(2, { balls: 10, marked: 7, drawn: 5 })).toBe(1);
    expect(hypergeometricTail(6, { balls: 10, marked: 7, drawn: 5 })).toBe(0);
  });
});

describe('hypergeometricQuantile', () => {
  it('is the least number that is reached with the chance', () => {
    fc.assert(
      fc.property(urns, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ urn }, chance) => {
        const k = hypergeometricQuantile(chance, urn);
        expect(1 - hypergeometricTail(k + 1, urn)).toBeGreaterThan(chance - 1e-12);
        expect(1 - hypergeometricTail(k, urn)).toBeLessThan(chance + 1e-12);
      }),
    );
  });
});

describe('erfc', () => {
  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.5374597944280349e-12],
    [10, 2.088487583762545e-45],
    [25, 8.300172571196522e-274],
  ])('at %d is %d to 1e-13', (x, value) => {
    expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-13);
  });
});
