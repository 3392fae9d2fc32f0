import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';

/** One way in which a history may have come about: its log-probability, and its slopes in alpha, beta, gamma, delta. */
interface Way {
  log: number;
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

/**
 * Minus the mean log-likelihood of the BG/BB model (Fader, Hardie and Shang 2010, equation 3) and its gradient, in the
 * logarithms of alpha, beta, gamma, delta: the customer stayed through all n opportunities, or left after the i-th of those
 * since the last purchase. Opportunities are few, so the ways are summed one by one, each from the one before.
 *
 * @param groups distinct x, t_x, n
 * @param weights customers a group
 * @returns the objective
 */
export function bgBbLoss(groups: Groups, weights: Float64Array): Objective {
  const [x, tx, n] = groups.columns as [Coded, Coded, Coded];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const cell = ({ values, codes }: Coded, group: number): number => values[codes[group] as number] as number;
  return (point, gradient) => {
    const parameters = point.map(Math.exp);
    let [value, byAlpha, byBeta, byGamma, byDelta] = [0, 0, 0, 0, 0];
    for (let i = 0; i < weights.length; i++) {
      const ways = waysTo(parameters, cell(x, i), cell(tx, i), cell(n, i));
      const most = ways.reduce((largest, { log }) => Math.max(largest, log), Number.NEGATIVE_INFINITY);
      const sum = ways.reduce((all, { log }) => all + Math.exp(log - most), 0);
      const w = weights[i] as number;
      value += w * (most + Math.log(sum));
      for (const { log, alpha, beta, gamma, delta } of ways) {
        const share = (w * Math.exp(log - most)) / sum;
        byAlpha += share * alpha;
        byBeta += share * beta;
        byGamma += share * gamma;
        byDelta += share * delta;
      }
    }
    [byAlpha, byBeta, byGamma, byDelta].forEach((slope, at) => {
      gradient[at] = (-slope * (parameters[at] as number)) / total;
    });
    return -value / total;
  };
}

/** @returns the ways to a history, that of a customer who is still there first */
function waysTo(parameters: Float64Array, x: number, tx: number, n: number): Way[] {
  const [a, b, c, d] = parameters as unknown as [number, number, number, number];
  const stayed = way(parameters, x, n, false);
  if (tx === n) return [stayed];
  let left = way(parameters, x, tx, true);
  const ways = [stayed, left];
  for (let m = tx; m < n - 1; m++) {
    // One more opportunity without a purchase, and one more that the customer stayed for.
    const [missed, met, there, of] = [b + m - x, a + b + m, d + m, c + d + m + 1];
    left = {
      log: left.log + Math.log((missed / met) * (there / of)),
      alpha: left.alpha - 1 / met,
      beta: left.beta + 1 / missed - 1 / met,
      gamma: left.gamma - 1 / of,
      delta: left.delta + 1 / there - 1 / of,
    };
    ways.push(left);
  }
  return ways;
}

/** x purchases at m opportunities, all of which the customer stayed through and, where `leaves`, no further one. */
function way([alpha, beta, gamma, delta]: Float64Array, x: number, m: number, leaves: boolean): Way {
  const [a, b, c, d] = [alpha, beta, gamma, delta] as [number, number, number, number];
  const out = leaves ? 1 : 0;
  const riseAB = digammaRise(a + b, m);
  const riseCD = digammaRise(c + d, m + out);
  return {
    log:
      logRising(a, x) +
      logRising(b, m - x) -
      logRising(a + b, m) +
      (leaves ? Math.log(c) : 0) +
      logRising(d, m) -
      logRising(c + d, m + out),
    alpha: digammaRise(a, x) - riseAB,
    beta: digammaRise(b, m - x) - riseAB,
    gamma: out / c - riseCD,
    delta: digammaRise(d, m) - riseCD,
  };
}
/**
 * The probability that a customer is there at the next opportunity.
 *
 * @param parameters alpha, beta, gamma, delta
 * @param x opportunities used
 * @param tx the last one used
 * @param n opportunities there were
 * @returns a probability
 */
export function aliveAtNext(parameters: Float64Array, x: number, tx: number, n: number): number {
  const [stayed, ...left] = waysTo(parameters, x, tx, n);
  const odds = left.reduce((sum, { log }) => sum + Math.exp(log - (stayed?.log ?? 0)), 0);
  const [, , gamma, delta] = parameters as unknown as [number, number, number, number];
  return (delta + n) / (gamma + delta + n) / (1 + odds);
}
