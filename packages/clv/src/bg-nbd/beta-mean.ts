/** A beta distribution. */
export interface BetaDistribution {
  readonly a: number;
  readonly b: number;
}

/**
 * The mean of a function over a beta distribution, by the trapezoidal rule in the logit of p, where the density falls off
 * exponentially on both sides and the rule converges geometrically (Trefethen and Weideman 2014, SIAM Review 56). Far out,
 * where f is constant, the rest of the sum is a geometric series. The weights need no constant, since their sum is known
 * to be 1.
 *
 * @param distribution of p
 * @param f smooth, bounded and not negative on [0, 1]; constant below p = e^−80
 * @returns E f(p)
 */
export function betaMean({ a, b }: BetaDistribution, f: (p: number) => number): number {
  const step = Math.min(0.25, 0.5 * Math.sqrt(1 / a + 1 / b));
  const center = Math.log(a) - Math.log(b);
  const logDensity = (v: number): number => -a * softplus(-v) - b * softplus(v);
  const peak = logDensity(center);
  let weights = 0;
  let sum = 0;
  const add = (v: number, times: number): number => {
    const weight = Math.exp(logDensity(v) - peak) * times;
    const share = weight * f(1 / (1 + Math.exp(-v)));
    weights += weight;
    sum += share;
    return Math.max(weight / weights, share / sum);
  };
  const addSide = (direction: 1 | -1, constantFrom: number, rate: number): void => {
    for (let k = 1; k < 1e6; k++) {
      const v = center + direction * k * step;
      const beyond = direction * v > constantFrom;
      const share = add(v, beyond ? 1 / -Math.expm1(-rate * step) : 1);
      if (beyond || share < 1e-19) return;
    }
  };
  add(center, 1);
  addSide(1, 40, b);
  addSide(-1, 80, a);
  return sum / weights;
}

function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
}
