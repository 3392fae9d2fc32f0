import { digamma, digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Departures } from '../survivors/read.ts';

/**
 * ln S(t) of the beta-discrete-Weibull model, S(t) = B(alpha, beta + t^c)/B(alpha, beta) (Fader and Hardie 2018, A simple
 * approach to capturing duration dependence); with c = 1 of the shifted beta-geometric model.
 */
export function logSurvival(alpha: number, beta: number, c: number, t: number): number {
  const tau = t ** c;
  return logRising(beta, tau) - logRising(alpha + beta, tau);
}

/**
 * Minus the mean log-likelihood of departures and its gradient, in the logarithms of alpha, beta and, where there are three
 * parameters, c: Σ lost_t ln(S(t − 1) − S(t)) + Σ kept_t ln S(t) (Fader and Hardie 2007, How to project customer retention,
 * equation 7).
 *
 * @param departures of all cohorts
 * @returns the objective
 */
export function betaDiscreteLoss({ lost, kept, customers }: Departures): Objective {
  return (point, gradient) => {
    const [alpha = 1, beta = 1, c = 1] = point.map(Math.exp);
    const sums = [0, 0, 0];
    let value = 0;
    let before: Survival = { log: 0, byAlpha: 0, byBeta: 0, byShape: 0 };
    for (let t = 0; t < lost.length; t++) {
      const now = t === 0 ? before : survivalAt(alpha, beta, c, t);
      const [left, stayed] = [lost[t] as number, kept[t] as number];
      const fall = now.log - before.log;
      if (left > 0) {
        value += left * (before.log + Math.log(-Math.expm1(fall)));
        addSlopes(sums, left, before, now, 1 / Math.expm1(-fall));
      }
      value += stayed * now.log;
      addSlopes(sums, stayed, now, now, 0);
      before = now;
    }
    point.forEach((_, at) => {
      gradient[at] = -(sums[at] as number) / customers;
    });
    return -value / customers;
  };
}

/** ln S and its slopes in the logarithms of alpha, beta and c. */
interface Survival {
  readonly log: number;
  readonly byAlpha: number;
  readonly byBeta: number;
  readonly byShape: number;
}

function survivalAt(alpha: number, beta: number, c: number, t: number): Survival {
  const tau = t ** c;
  const riseAB = digammaRise(alpha + beta, tau);
  const byTau = digamma(beta + tau) - digamma(alpha + beta + tau);
  return {
    log: logSurvival(alpha, beta, c, t),
    byAlpha: -alpha * riseAB,
    byBeta: beta * (digammaRise(beta, tau) - riseAB),
    byShape: byTau * tau * c * Math.log(t),
  };
}

/** The slopes of ln(e^a − e^b) are those of a, less `share` times the difference of those of b and a. */
function addSlopes(sums: number[], weight: number, a: Survival, b: Survival, share: number): void {
  for (const [at, name] of (['byAlpha', 'byBeta', 'byShape'] as const).entries()) {
    sums[at] = (sums[at] as number) + weight * (a[name] - share * (b[name] - a[name]));
  }
}
