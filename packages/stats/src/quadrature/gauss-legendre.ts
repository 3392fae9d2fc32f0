/** Nodes and weights of a quadrature rule on [−1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule: exact for polynomials up to degree 2n − 1. Nodes by Newton's method on the Legendre polynomial,
 * started from Tricomi's approximation.
 *
 * @param n number of nodes, >= 1
 * @returns nodes in ascending order, and their weights, which sum to 2
 * @example
 * import { gaussLegendre } from '@clientele/stats';
 * const { nodes, weights } = gaussLegendre(2);
 * Math.abs(nodes[1] - 1 / Math.sqrt(3)) < 1e-15; // => true
 * [...weights].map((weight) => Math.round(weight * 1e12) / 1e12); // => [1, 1]
 */
export function gaussLegendre(n: number): QuadratureRule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < Math.ceil(n / 2); i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 10; round++) {
      const [value, derivative] = legendre(n, z);
      slope = derivative;
      z -= value / derivative;
      if (Math.abs(value / derivative) < 1e-16) break;
    }
    if (2 * i + 1 === n) z = 0;
    slope = legendre(n, z)[1];
    nodes[i] = -z;
    nodes[n - 1 - i] = z;
    weights[i] = weights[n - 1 - i] = 2 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}

/** Value and derivative of the Legendre polynomial of degree n, by its three-term recurrence. */
function legendre(n: number, z: number): [number, number] {
  let [current, previous] = [1, 0];
  for (let j = 0; j < n; j++) [current, previous] = [((2 * j + 1) * z * current - j * previous) / (j + 1), current];
  return [current, (n * (z * current - previous)) / (z * z - 1)];
}

/**
 * Integrates a function over an interval by a given rule, cut into equal pieces.
 *
 * @param f the integrand
 * @param from lower end
 * @param to upper end
 * @param rule the rule used on every piece
 * @param pieces number of pieces, >= 1
 * @returns the integral
 * @example
 * import { gaussLegendre, integrate } from '@clientele/stats';
 * Math.abs(integrate(Math.exp, 0, 1, gaussLegendre(12), 1) - (Math.E - 1)) < 1e-14; // => true
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  rule: QuadratureRule,
  pieces: number,
): number {
  const half = (to - from) / (2 * pieces);
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const middle = from + (2 * piece + 1) * half;
    for (let i = 0; i < rule.nodes.length; i++) {
      sum += (rule.weights[i] as number) * f(middle + half * (rule.nodes[i] as number));
    }
  }
  return sum * half;
}
