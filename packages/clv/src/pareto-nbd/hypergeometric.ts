import { gaussLegendre } from '@clientele/stats';

/** A function of (n, d, z) and its slopes in each of them. */
export interface Slopes {
  readonly value: number;
  readonly byN: number;
  readonly byD: number;
  readonly byZ: number;
}

/** Beyond this z the power series is long and the integral is taken instead; unless d is far above n. */
const seriesEnd = 0.95;
/** A series of so many terms costs less than the integral. */
const fewTerms = 800;

/**
 * G(n, d, z) = 2F1(1, n; d + 1; z)/d = ∫_0^∞ e^−(d−n)v (z + (1 − z)e^v)^−n dv, with its slopes: the only transcendental
 * function of the Pareto/NBD model. One parameter of 2F1 is 1, so that its power series has positive terms, which the slopes
 * share.
 *
 * @param n a number > 0, at most d + 1
 * @param d a number > 0
 * @param y 1 − z, in (0, 1]
 * @returns value and slopes
 */
export function hypergeometric(n: number, d: number, y: number): Slopes {
  return 1 - y <= seriesEnd || termsAtOne(n, d) < fewTerms ? series(n, d, 1 - y) : integral(n, d, y);
}

/** How long the series is at z = 1: a term is about (1 + k/d)^−(d−n), and e^−40 is below the last digit. */
function termsAtOne(n: number, d: number): number {
  return d > n ? d * Math.expm1(40 / (d - n)) : Number.POSITIVE_INFINITY;
}

/** Σ (n)_k z^k/(d)_(k+1); the slopes of a term in n and d are sums of 1/(n + j) and 1/(d + j). */
function series(n: number, d: number, z: number): Slopes {
  let [term, byLogN, byLogD] = [1 / d, 0, 1 / d];
  let [value, byN, byD, byZ] = [term, 0, -term * byLogD, 0];
  for (let k = 0; k < 1e5; k++) {
    const inverse = 1 / (d + k + 1);
    const next = term * (n + k) * inverse;
    byZ += (k + 1) * next;
    byLogN += 1 / (n + k);
    byLogD += inverse;
    term = next * z;
    value += term;
    byN += term * byLogN;
    byD -= term * byLogD;
    // What is left is below term/(1 − z), and below term (d + k)/(d − n).
    if (term <= 1e-17 * Math.max(1 - z, (d - n) * inverse) * value) break;
  }
  return { value, byN, byD, byZ };
}

/** The integral piece by piece up to where the integrand is a pure exponential, and that tail in closed form. */
function integral(n: number, d: number, y: number): Slopes {
  let [value, byN, byD, byZ] = [0, 0, 0, 0];
  const end = Math.log(1 / y) + 40;
  const { v, height } = overPieces(n, d, y, end, (f, node, logE, byE) => {
    value += f;
    byN += f * (node - logE);
    byD -= f * node;
    byZ += f * byE;
  });
  if (v < end) return { value, byN, byD, byZ: byZ * n };
  const tail = height / d;
  return {
    value: value + tail,
    byN: byN - tail * Math.log(y),
    byD: byD - tail * (end + 1 / d),
    byZ: n * (byZ + tail / y),
  };
}

/**
 * The integral of G taken up to `end` only.
 *
 * @param n a number > 0
 * @param d a number > 0
 * @param y 1 − z, in (0, 1]
 * @param end upper end in v, finite
 * @returns the integral
 */
export function partialHypergeometric(n: number, d: number, y: number, end: number): number {
  let sum = 0;
  overPieces(n, d, y, end, (f) => {
    sum += f;
  });
  return sum;
}

const rule = gaussLegendre(16);
/** Singularities of the integrand lie π beside the real line, at v = ln(z/(1 − z)): pieces may be longer far from there. */
const shortest = 3;
/** The integrand changes by no more than e^14 on a piece: 16 nodes integrate that to the last digit. */
const steepest = 14;

/** Told of a node: the integrand times weight, v, ln E and (e^v − 1)/E with E = z + (1 − z)e^v. */
type Visit = (weighted: number, v: number, logE: number, byE: number) => void;

/**
 * Visits Gauss-Legendre nodes on pieces that are short where the integrand is steep, up to `end` or where what is left is
 * below the last digit: the logarithm of the integrand is concave, so a falling integrand has less left than its height over
 * its slope.
 *
 * @returns where it stopped, and the integrand there
 */
function overPieces(n: number, d: number, y: number, end: number, visit: Visit): { v: number; height: number } {
  const fall = (v: number): number => d - n + (n * y) / (y + (1 - y) * Math.exp(-v));
  const bend = Math.log((1 - y) / y);
  let [v, sum, height] = [0, 0, 1];
  while (v < end) {
    let to = Math.min(end, v + Math.max(shortest, 0.6 * Math.abs(bend - v)));
    while ((to - v) * Math.max(Math.abs(fall(v)), Math.abs(fall(to))) > steepest) to = (v + to) / 2;
    const half = (to - v) / 2;
    for (let i = 0; i < rule.nodes.length; i++) {
      const node = v + half * (1 + (rule.nodes[i] as number));
      const grown = Math.expm1(node);
      const logE = Math.log1p(y * grown);
      const weighted = half * (rule.weights[i] as number) * Math.exp((n - d) * node - n * logE);
      sum += weighted;
      visit(weighted, node, logE, grown / (1 + y * grown));
    }
    v = to;
    height = Math.exp((n - d) * v - n * Math.log1p(y * Math.expm1(v)));
    if (fall(v) > 0 && height < 1e-18 * fall(v) * sum) break;
  }
  return { v, height };
}
