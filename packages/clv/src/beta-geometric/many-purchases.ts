import type { Events } from './possible-purchases.ts';

/** @returns whether the chances of all numbers of events can be listed one by one */
export function isShort({ R, u }: Events): boolean {
  return R * u + 40 * (1 + u) < 1500;
}

/**
 * P(0), … P(most) of the purchases within a horizon, were nobody to leave.
 *
 * @param events within the horizon
 * @param most the largest number listed
 * @returns the chances, the first of all
 */
export function fewPurchases({ R, u, j, k }: Events, most: number): Float64Array {
  const masses = new Float64Array(most + 1);
  const w = u / (1 + u);
  let mass = Math.exp(-R * Math.log1p(u));
  for (let n = 0; n + j < k * (most + 1); n++) {
    const at = Math.floor((n + j) / k);
    masses[at] = (masses[at] as number) + mass;
    mass *= ((R + n) / (n + 1)) * w;
  }
  return masses;
}

/**
 * The chance that someone who leaves with chance p after each purchase stays through all of a horizon: E q^⌊(N + j)/k⌋ with
 * q = 1 − p. As a function of n modulo k, q^⌊n/k⌋ ρ^−n with ρ = q^(1/k) is a sum over the k-th roots of unity ω, and
 * E (ρω)^N = (1 + u (1 − ρω))^−R in closed form.
 *
 * @param events within the horizon
 * @param p chance to leave after a purchase
 * @returns a probability
 */
export function staysGiven(events: Events, p: number): number {
  const { k } = events;
  if (p > 0.5) return fewPurchases(events, 64).reduceRight((sum, mass) => sum * (1 - p) + mass, 0);
  const logRho = Math.log1p(-p) / k;
  let sum = 0;
  for (let l = 0; l < k; l++) {
    // Over n modulo k, the sum of q^⌊n/k⌋ (ρω)^−n is that of a geometric series.
    const [re, im] = l === 0 ? [Math.expm1(-logRho), 0] : root(-logRho, -l / k);
    const [powerRe, powerIm] = generating(events, logRho, l);
    const whole = Math.expm1(-k * logRho) / k;
    sum += (whole * (powerRe * re + powerIm * im)) / (re * re + im * im);
  }
  return Math.max(0, sum);
}

/** e^(x + 2πi turns) − 1. */
function root(x: number, turns: number): [re: number, im: number] {
  const [size, angle] = [Math.exp(x), 2 * Math.PI * turns];
  return [size * Math.cos(angle) - 1, size * Math.sin(angle)];
}

/** E (ρω^l)^(N + j), a complex number. */
function generating({ R, u, j, k }: Events, logRho: number, l: number): [re: number, im: number] {
  const [re, im] = l === 0 ? [Math.expm1(logRho), 0] : root(logRho, l / k);
  const [zRe, zIm] = [1 - u * re, -u * im];
  const size = Math.exp(j * logRho - R * Math.log(Math.hypot(zRe, zIm)));
  const turn = (2 * Math.PI * l * j) / k - R * Math.atan2(zIm, zRe);
  return [size * Math.cos(turn), size * Math.sin(turn)];
}

/** E ⌊(N + j)/k⌋: n modulo k is (k − 1)/2 and a sum over the roots of unity. */
function meanPurchases(events: Events): number {
  const { R, u, j, k } = events;
  let remainder = (k - 1) / 2;
  for (let l = 1; l < k; l++) {
    const [re, im] = root(0, -l / k);
    const [powerRe, powerIm] = generating(events, 0, l);
    remainder += (powerRe * re + powerIm * im) / (re * re + im * im);
  }
  return (R * u + j - remainder) / k;
}

/**
 * Expected purchases of someone who leaves with chance p after each: E (1 − q^M)/p.
 *
 * @param events within the horizon
 * @param p chance to leave after a purchase
 * @returns the expected number
 */
export function purchasesGiven(events: Events, p: number): number {
  const { R, u, k } = events;
  const mean = meanPurchases(events);
  if (mean * p > 2e-8) return (1 - staysGiven(events, p)) / p;
  const square = (R * u * (1 + u)) / (k * k) + mean * mean;
  return mean - (p * Math.max(0, square - mean)) / 2;
}
