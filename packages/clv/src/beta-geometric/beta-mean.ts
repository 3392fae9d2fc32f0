/** A quadrature rule for means over a beta distribution. */
export interface BetaRule {
  /** Nodes, ascending. */
  readonly p: Float64Array;
  /** Their weights, which sum to 1. */
  readonly weights: Float64Array;
  /** Position of the node at the center, where the density in the logit is highest. */
  readonly center: number;
}

/**
 * The trapezoidal rule in the logit of p for p ~ Beta(a, b). In the logit the density falls off exponentially on both sides
 * and the rule converges geometrically (Trefethen and Weideman 2014, SIAM Review 56). Far out, where the functions to be
 * averaged are constant, the outermost node stands for the geometric series of all beyond it.
 *
 * @param a a number > 0
 * @param b a number > 0
 * @param power the functions go like (1 + p u)^−power: the higher, the narrower the step
 * @returns the rule
 */
export function betaRule(a: number, b: number, power: number): BetaRule {
  const smooth = 0.25 + 0.2 / (1 + (a + b + power) / 3);
  const step = Math.min(smooth, 0.5 * Math.sqrt(1 / a + 1 / b));
  const center = Math.log(a) - Math.log(b);
  const peak = logDensity(a, b, center);
  const side = (direction: 1 | -1, constantFrom: number, rate: number): [number, number][] => {
    const nodes: [number, number][] = [];
    for (let k = 1; k < 1e6; k++) {
      const v = center + direction * k * step;
      const weight = Math.exp(logDensity(a, b, v) - peak);
      const beyond = direction * v > constantFrom;
      nodes.push([1 / (1 + Math.exp(-v)), beyond ? weight / -Math.expm1(-rate * step) : weight]);
      if (beyond || weight < 1e-40) break;
    }
    return nodes;
  };
  const left = side(-1, 80, a).reverse();
  const nodes = [...left, [a / (a + b), 1] as const, ...side(1, 40, b)];
  const total = nodes.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    p: Float64Array.from(nodes, ([p]) => p),
    weights: Float64Array.from(nodes, ([, weight]) => weight / total),
    center: left.length,
  };
}

/**
 * The mean of a function over a beta distribution.
 *
 * @param rule for the distribution
 * @param f smooth, positive and falling on [0, 1]; constant below p = e^−80
 * @returns E f(p)
 */
export function betaMean({ p, weights, center }: BetaRule, f: (p: number) => number): number {
  let sum = (weights[center] as number) * f(p[center] as number);
  for (const direction of [1, -1]) {
    for (let i = center + direction; i >= 0 && i < p.length; i += direction) {
      const share = (weights[i] as number) * f(p[i] as number);
      sum += share;
      if (share < 1e-18 * sum) break;
    }
  }
  return sum;
}

function logDensity(a: number, b: number, v: number): number {
  return -a * softplus(-v) - b * softplus(v);
}

function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
}
