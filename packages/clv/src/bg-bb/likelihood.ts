import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';

/** One way in which a history may have come about: its log-probability, and its slopes in alpha, beta, gamma, delta. */
interface Way {
  readonly log: number;
  readonly slopes: readonly [alpha: number, beta: number, gamma: number, delta: number];
}

/**
 * Minus the mean log-likelihood of the BG/BB model (Fader, Hardie and Shang 2010, equation 3) and its gradient, in the
 * logarithms of alpha, beta, gamma, delta: the customer stayed through all n opportunities, or left after the i-th of those
 * since the last purchase. Opportunities are few, so the ways are summed one by one.
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
    gradient.fill(0);
    let value = 0;
    for (let i = 0; i < weights.length; i++) {
      const ways = waysTo(parameters, cell(x, i), cell(tx, i), cell(n, i));
      const most = Math.max(...ways.map(({ log }) => log));
      const sum = ways.reduce((all, { log }) => all + Math.exp(log - most), 0);
      const w = weights[i] as number;
      value += w * (most + Math.log(sum));
      for (const { log, slopes } of ways) {
        const share = (w * Math.exp(log - most)) / sum;
        slopes.forEach((slope, at) => {
          gradient[at] = (gradient[at] as number) - (share * slope * (parameters[at] as number)) / total;
        });
      }
    }
    return -value / total;
  };
}

/** @returns the ways to a history, that of a customer who is still there first */
function waysTo(parameters: Float64Array, x: number, tx: number, n: number): Way[] {
  const stayed = way(parameters, x, n, n, false);
  const left = Array.from({ length: n - tx }, (_, i) => way(parameters, x, tx + i, tx + i, true));
  return [stayed, ...left];
}

/** x purchases at m opportunities, s of which the customer stayed through and, where `leaves`, no further one. */
function way([alpha, beta, gamma, delta]: Float64Array, x: number, m: number, s: number, leaves: boolean): Way {
  const [a, b, c, d] = [alpha, beta, gamma, delta] as [number, number, number, number];
  const out = leaves ? 1 : 0;
  const riseAB = digammaRise(a + b, m);
  const riseCD = digammaRise(c + d, s + out);
  return {
    log:
      logRising(a, x) +
      logRising(b, m - x) -
      logRising(a + b, m) +
      (leaves ? Math.log(c) : 0) +
      logRising(d, s) -
      logRising(c + d, s + out),
    slopes: [digammaRise(a, x) - riseAB, digammaRise(b, m - x) - riseAB, out / c - riseCD, digammaRise(d, s) - riseCD],
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
