import { digammaRise, logBeta, type Objective } from '@clientele/stats';
import type { Groups } from '../histories/group.ts';

/**
 * Minus the mean log-likelihood of the Gamma-Gamma model and its gradient (Fader and Hardie 2013, "The Gamma-Gamma model of
 * monetary value", equation 1a), in the logarithms of p, q, γ.
 *
 * @param groups distinct x and mean spend z, both > 0
 * @param weights customers a group
 * @returns the objective
 */
export function gammaGammaLoss(groups: Groups, weights: Float64Array): Objective {
  const [x, z] = groups.columns as [Column, Column];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const perX = { beta: new Float64Array(x.values.length), byP: x.values.slice(), byQ: x.values.slice() };
  return (point, gradient) => {
    const [p, q, gamma] = point.map(Math.exp) as unknown as [number, number, number];
    x.values.forEach((count, code) => {
      perX.beta[code] = logBeta(p * count, q);
      perX.byP[code] = count * digammaRise(p * count, q);
      perX.byQ[code] = digammaRise(q, p * count);
    });
    let [value, byP, byQ, byGamma] = [0, 0, 0, 0];
    for (let i = 0; i < weights.length; i++) {
      const w = weights[i] as number;
      const code = x.codes[i] as number;
      const count = x.values[code] as number;
      const spend = z.values[z.codes[i] as number] as number;
      const sum = gamma + count * spend;
      const [logShare, logRest] = [Math.log((count * spend) / sum), -Math.log1p((count * spend) / gamma)];
      value += w * (p * count * logShare + q * logRest - Math.log(spend) - (perX.beta[code] as number));
      byP += w * ((perX.byP[code] as number) + count * logShare);
      byQ += w * ((perX.byQ[code] as number) + logRest);
      byGamma += (w * count * ((q * spend) / gamma - p)) / sum;
    }
    gradient[0] = (-byP * p) / total;
    gradient[1] = (-byQ * q) / total;
    gradient[2] = (-byGamma * gamma) / total;
    return -value / total;
  };
}

interface Column {
  readonly values: Float64Array;
  readonly codes: Uint32Array;
}
