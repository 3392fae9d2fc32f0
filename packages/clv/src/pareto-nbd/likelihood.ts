import type { Objective } from '@clientele/stats';
import type { Groups } from '../histories/group.ts';
import { type FillTable, leavingLoss } from '../leaving/likelihood.ts';
import { race } from './race.ts';

/**
 * Minus the mean log-likelihood of the Pareto/NBD model and its gradient, in the logarithms of r, alpha, s, beta.
 *
 * @param groups distinct x, t_x, T
 * @param weights customers a group
 * @returns the objective
 */
export function paretoNbdLoss(groups: Groups, weights: Float64Array): Objective {
  return leavingLoss(groups, weights, 4, fillTable);
}

const fillTable: FillTable = ({ h, c, slopesOfH, slopesOfC }, pairs, parameters) => {
  const [r, alpha, s, beta] = parameters as unknown as [number, number, number, number];
  for (let i = 0; i < pairs.length; i++) {
    const [rx, t] = [r + (pairs.x[i] as number), pairs.t[i] as number];
    const found = race(rx, alpha + t, s, beta + t);
    const [bought, stayed] = [Math.log1p(t / alpha), Math.log1p(t / beta)];
    h[i] = s * found.value;
    slopesOfH[4 * i] = r * s * found.byP;
    slopesOfH[4 * i + 1] = s * alpha * found.byA;
    slopesOfH[4 * i + 2] = s * (found.value + s * found.byQ);
    slopesOfH[4 * i + 3] = s * beta * found.byB;
    c[i] = rx * bought + s * stayed;
    slopesOfC[4 * i] = r * bought;
    slopesOfC[4 * i + 1] = (-rx * t) / (alpha + t);
    slopesOfC[4 * i + 2] = s * stayed;
    slopesOfC[4 * i + 3] = (-s * t) / (beta + t);
  }
};
