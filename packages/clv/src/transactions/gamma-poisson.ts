/**
 * The probability that a customer who does not leave buys within `h`: 1 − (A/(A + h))^R.
 *
 * @param R shape of the gamma distribution of the purchase rate
 * @param A its rate, in units
 * @param h horizon, in units
 * @returns a probability
 */
export function buysWithin(R: number, A: number, h: number): number {
  return -Math.expm1(-R * Math.log1p(h / A));
}

/**
 * The negative binomial distribution of the number of purchases of a new customer who does not leave, by its recurrence.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate, in units
 * @param t time from the first purchase on, in units
 * @param most the largest number listed
 * @returns P(N = 0), … P(N = most)
 */
export function countMasses(r: number, alpha: number, t: number, most: number): Float64Array {
  const w = t / (alpha + t);
  const mass = new Float64Array(most + 1);
  mass[0] = Math.exp(-r * Math.log1p(t / alpha));
  for (let n = 1; n <= most; n++) mass[n] = (mass[n - 1] as number) * ((r + n - 1) / n) * w;
  return mass;
}

/**
 * The upper tails of that distribution, summed from the far end.
 *
 * @param mass P(N = 0), … P(N = most), as `countMasses` gives it
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate, in units
 * @param t time from the first purchase on, in units
 * @returns P(N >= 0), … P(N >= most)
 */
export function countTails(mass: Float64Array, r: number, alpha: number, t: number): Float64Array {
  const w = t / (alpha + t);
  const most = mass.length - 1;
  const upper = new Float64Array(most + 1);
  upper[most] = mass[most] as number;
  let beyond = mass[most] as number;
  for (let n = most + 1; beyond > 0 && n < most + 1e6; n++) {
    const ratio = ((r + n - 1) / n) * w;
    beyond *= ratio;
    upper[most] = (upper[most] as number) + beyond;
    if (ratio < 1 && beyond / (1 - Math.max(ratio, w)) < 1e-17 * (upper[most] as number)) break;
  }
  for (let n = most - 1; n >= 0; n--) upper[n] = (upper[n + 1] as number) + (mass[n] as number);
  return upper;
}
