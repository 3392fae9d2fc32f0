import type { Objective } from '@clientele/stats';
import type { Groups } from '../histories/group.ts';
import { type FillTable, leavingLoss } from '../leaving/likelihood.ts';
import { pairsByTime } from './by-time.ts';
import { lifetimeAfter, lossBy } from './lifetime.ts';
import { race } from './race.ts';

/**
 * Minus the mean log-likelihood of the Gamma/Gompertz/NBD model (Bemmaor and Glady 2012) and its gradient, in the logarithms of
 * r, alpha, b, s, beta.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @returns the objective
 */
export function gammaGompertzNbdLoss(groups: Groups, weights: Float64Array): Objective {
  return leavingLoss(groups, weights, 5, fillTable);
}

const fillTable: FillTable = (table, pairs, parameters) => {
  const [r, alpha, b, s, beta] = parameters as unknown as [number, number, number, number, number];
  for (const { t, xs, rows } of pairsByTime(pairs.x, pairs.t)) {
    const life = lifetimeAfter(t, { s, beta, b });
    const found = race(life, r, alpha + t, xs);
    const stayed = lossBy({ b, B: beta }, t);
    // Of all who came, the share of W's slope that growth has brought by t, and the slopes of B.
    const grown = beta * Math.exp(-b * t) - Math.expm1(-b * t);
    const [byLogBeta, byLogb] = [beta * Math.exp(-b * t), b * t * Math.exp(-b * t) * (1 - beta)];
    const bought = Math.log1p(t / alpha);
    rows.forEach((pair, i) => {
      const R = r + (xs[i] as number);
      const byB = found.byB[i] as number;
      table.h[pair] = found.value[i] as number;
      table.slopesOfH.set(
        [
          r * (found.byR[i] as number),
          alpha * (found.byA[i] as number),
          b * (found.byb[i] as number) + byB * byLogb,
          s * (found.byS[i] as number),
          byB * byLogBeta,
        ],
        5 * pair,
      );
      table.c[pair] = R * bought + s * stayed;
      const share = -Math.expm1(-b * t) / grown;
      table.slopesOfC.set([r * bought, (-R * t) / (alpha + t), (s * b * t) / grown, s * stayed, -s * share], 5 * pair);
    });
  }
};
