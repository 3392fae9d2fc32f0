import { type Lifetime, lossRate } from './lifetime.ts';
import { overLife } from './over-life.ts';

/** Chances to leave before the next purchase, one an x, and their slopes in r, A, s, B and b. */
export interface Race {
  readonly value: Float64Array;
  readonly byR: Float64Array;
  readonly byA: Float64Array;
  readonly byS: Float64Array;
  readonly byB: Float64Array;
  readonly byb: Float64Array;
}

/**
 * The chance that a customer leaves before the next purchase, for several numbers of purchases so far at one moment:
 *
 * h = ∫_0^∞ (A/(A + u))^(r + x) s e^(−s w) dw with u = ln(1 + B(e^w − 1))/b.
 *
 * The lifetime's nodes are the same for all of them (Bemmaor and Glady 2012, Modeling purchasing behavior with sudden "death",
 * Management Science 58(5), equation 8, as an integral over the loss).
 *
 * @param life from that moment on
 * @param r shape of the gamma distribution of purchase rates
 * @param A its rate at that moment
 * @param xs purchases so far, ascending
 * @returns values and slopes
 */
export function race(life: Lifetime, r: number, A: number, xs: Float64Array): Race {
  const { s, B, b } = life;
  const [value, byR, byA, byS, byB, byb] = Array.from({ length: 6 }, () => new Float64Array(xs.length)) as Six;
  const purchases = { A, least: r + (xs[0] as number), most: r + (xs.at(-1) as number) };
  overLife(life, Number.POSITIVE_INFINITY, { purchases }, (weight, u, w) => {
    const leaves = weight * s * lossRate(life, u) * Math.exp(-s * w);
    const v = Math.log1p(u / A);
    const [viaA, viaB, viab] = [u / (A * (A + u)), -Math.expm1(-b * u) / (b * B * (A + u)), u / (b * (A + u))];
    for (let i = 0; i < xs.length; i++) {
      const p = r + (xs[i] as number);
      const share = leaves * Math.exp(-p * v);
      value[i] = (value[i] as number) + share;
      byR[i] = (byR[i] as number) - share * v;
      byA[i] = (byA[i] as number) + share * p * viaA;
      byS[i] = (byS[i] as number) + share * (1 / s - w);
      byB[i] = (byB[i] as number) - share * p * viaB;
      byb[i] = (byb[i] as number) + share * p * viab;
    }
  });
  return { value, byR, byA, byS, byB, byb };
}

type Six = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
