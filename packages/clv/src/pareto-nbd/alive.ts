import { aliveProbabilities } from '../leaving/alive.ts';
import type { HistoryArrays } from '../transactions/kernel.ts';
import type { ParetoNbdParameters } from './model.ts';
import { race } from './race.ts';

/** @returns P(alive) of each customer at the end of observation */
export function paretoNbdAlive({ r, alpha, s, beta }: ParetoNbdParameters, histories: HistoryArrays): Float64Array {
  return aliveProbabilities(histories, {
    r,
    alpha,
    lossBy: (t) => s * Math.log1p(t / beta),
    leavesFirst: (x, t) =>
      x.map((count, i) => s * race(r + count, alpha + (t[i] as number), s, beta + (t[i] as number)).value),
  });
}
