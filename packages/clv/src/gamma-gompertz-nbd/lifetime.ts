/**
 * How long a customer stays from some moment on: a Gompertz lifetime whose level differs between customers by a gamma
 * distribution. With W(u) = ln((B + e^(bu) − 1)/B) the customer is there after u with the chance e^(−s W(u)). Known to have
 * stayed for t, the same holds with another B: what is known of the past is in B alone.
 */
export interface Lifetime {
  /** Shape of the gamma distribution. */
  readonly s: number;
  /** Its rate, in units of the hazard at that moment. */
  readonly B: number;
  /** How fast the hazard grows, a unit of time. */
  readonly b: number;
}

/** @returns the lifetime of someone who has stayed for t: B = 1 + (beta − 1) e^(−bt), written so that nothing cancels */
export function lifetimeAfter(t: number, { s, beta, b }: { s: number; beta: number; b: number }): Lifetime {
  return { s, B: beta * Math.exp(-b * t) - Math.expm1(-b * t), b };
}

/** @returns W(u), also where e^(bu) is no number any more */
export function lossBy({ B, b }: Omit<Lifetime, 's'>, u: number): number {
  const grown = b * u;
  return grown < 30 ? Math.log1p(Math.expm1(grown) / B) : grown - Math.log(B) + Math.log1p((B - 1) * Math.exp(-grown));
}

/** @returns the slope of W at u */
export function lossRate({ B, b }: Omit<Lifetime, 's'>, u: number): number {
  return b / (1 + (B - 1) * Math.exp(-b * u));
}

/** @returns the u at which W(u) = w */
export function timeOfLoss({ B, b }: Omit<Lifetime, 's'>, w: number): number {
  return (w < 30 ? Math.log1p(B * Math.expm1(w)) : w + Math.log(B) + Math.log1p((1 / B - 1) * Math.exp(-w))) / b;
}
