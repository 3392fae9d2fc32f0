import { type BetaRule, betaMean } from './beta-mean.ts';

/** A live customer whose events are counted. */
export interface Regular {
  /** Shape of the gamma distribution of the rate of events. */
  readonly R: number;
  /** Its rate, in units. */
  readonly A: number;
  /** Events a purchase. */
  readonly k: number;
  /** Events since the last purchase. */
  readonly j: number;
}

/**
 * The present value of all purchases to come. Given the rate λ and the chance p to leave, the m-th comes with its (k m − j)-th
 * event and is there with the chance (1 − p)^(m−1), so that with φ = λ/(λ + δ) it is φ^(k−j)/(1 − (1 − p) φ^k): a mean over p
 * within one over λ.
 *
 * @param customer live
 * @param rate continuous discount rate a unit, δ > 0
 * @param leaving rule for the distribution of p
 * @returns the discounted expected number
 */
export function endlessResidual({ R, A, k, j }: Regular, rate: number, leaving: BetaRule): number {
  return gammaMean(R, A, (lambda) => {
    const logPhi = -Math.log1p(rate / lambda);
    const stops = -Math.expm1(k * logPhi);
    const goesOn = Math.exp(k * logPhi);
    return Math.exp((k - j) * logPhi) * betaMean(leaving, (p) => 1 / (stops + p * goesOn));
  });
}

/** The mean of a function over a gamma distribution, by the trapezoidal rule in the logarithm, from the peak outward. */
function gammaMean(R: number, A: number, f: (lambda: number) => number): number {
  const step = Math.min(0.25, 0.5 / Math.sqrt(R));
  const peak = Math.log(R / A);
  let [sum, weights] = [f(R / A), 1];
  for (const direction of [1, -1]) {
    for (let i = 1; i < 1e5; i++) {
      const v = direction * i * step;
      const weight = Math.exp(R * (v - Math.expm1(v)));
      weights += weight;
      const share = weight * f(Math.exp(peak + v));
      sum += share;
      if (weight < 1e-17 * weights && share < 1e-17 * sum) break;
    }
  }
  return sum / weights;
}
