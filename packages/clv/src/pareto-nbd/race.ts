import { hypergeometric, partialHypergeometric } from './hypergeometric.ts';

/** A race and its slopes in p, q, a and b. */
export interface RaceSlopes {
  readonly value: number;
  readonly byP: number;
  readonly byQ: number;
  readonly byA: number;
  readonly byB: number;
}

/**
 * Two clocks ring at rates drawn from gamma distributions of shapes p and q and rates a and b. That the second rings first
 * has the probability q ∫_0^∞ (a/(a + u))^p (b/(b + u))^q du/(b + u). The integral without q, with its slopes:
 *
 * 2F1(1, p; p + q + 1; z)/(p + q) where a >= b, z = 1 − b/a, and else (1 − z) 2F1(1, q + 1; p + q + 1; z)/(p + q),
 * z = 1 − a/b (Fader and Hardie 2005, A note on deriving the Pareto/NBD model, equations 16 and 21).
 *
 * @param p shape of the first clock's rate
 * @param a rate of that distribution
 * @param q shape of the second clock's rate
 * @param b rate of that distribution
 * @returns value and slopes
 */
export function race(p: number, a: number, q: number, b: number): RaceSlopes {
  if (a >= b) {
    const { value, byN, byD, byZ } = hypergeometric(p, p + q, b / a);
    return { value, byP: byN + byD, byQ: byD, byA: (byZ * b) / (a * a), byB: -byZ / a };
  }
  const y = a / b;
  const { value, byN, byD, byZ } = hypergeometric(q + 1, p + q, y);
  const byA = (value - y * byZ) / b;
  return { value: y * value, byP: y * byD, byQ: y * (byN + byD), byA, byB: -byA * y };
}

/** @returns the integral of `race` up to u = h, finite */
export function raceWithin(p: number, a: number, q: number, b: number, h: number): number {
  if (a >= b) return partialHypergeometric(p, p + q, b / a, Math.log1p(h / b));
  return (a / b) * partialHypergeometric(q + 1, p + q, a / b, Math.log1p(h / a));
}
