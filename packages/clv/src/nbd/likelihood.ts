import { digammaRise, logRising, type Objective } from '@clientele/stats';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';

/**
 * Minus the mean log-likelihood of the NBD model and its gradient, in the logarithms of r and alpha: that of purchase times,
 * (r)_x alpha^r/(alpha + T)^(r + x), as in the models with leaving, so that likelihoods can be compared. The one of counts
 * has T^x/x! besides.
 *
 * @param groups distinct x, t_x, T; t_x says nothing here
 * @param weights customers a group
 * @returns the objective
 */
export function nbdLoss(groups: Groups, weights: Float64Array): Objective {
  const [x, , T] = groups.columns as [Coded, Coded, Coded];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [rises, slopes, logs, shares] = [x, x, T, T].map(({ values }) => new Float64Array(values.length)) as Four;
  return (point, gradient) => {
    const [r, alpha] = point.map(Math.exp) as unknown as [number, number];
    const logAlpha = Math.log(alpha);
    x.values.forEach((count, code) => {
      rises[code] = logRising(r, count) - count * logAlpha;
      slopes[code] = digammaRise(r, count);
    });
    T.values.forEach((time, code) => {
      logs[code] = Math.log1p(time / alpha);
      shares[code] = time / (alpha + time);
    });
    let [value, byR, byLogAlpha] = [0, 0, 0];
    for (let i = 0; i < weights.length; i++) {
      const [xi, Ti, w] = [x.codes[i] as number, T.codes[i] as number, weights[i] as number];
      const count = x.values[xi] as number;
      const logT = logs[Ti] as number;
      value += w * ((rises[xi] as number) - (r + count) * logT);
      byR += w * ((slopes[xi] as number) - logT);
      byLogAlpha += w * ((r + count) * (shares[Ti] as number) - count);
    }
    gradient[0] = (-byR * r) / total;
    gradient[1] = -byLogAlpha / total;
    return -value / total;
  };
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];
