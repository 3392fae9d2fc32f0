import { aliveProbabilities } from '../leaving/alive.ts';
import { leaverCounts } from '../leaving/counts.ts';
import type { LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { pairsByTime } from './by-time.ts';
import { type Lifetime, lifetimeAfter, lossBy, lossRate } from './lifetime.ts';
import type { GammaGompertzNbdParameters } from './model.ts';
import { type Beside, overLife } from './over-life.ts';
import { race } from './race.ts';

/** @returns the quantities of a Gamma/Gompertz/NBD model */
export function gammaGompertzNbdKernel(parameters: GammaGompertzNbdParameters): TransactionKernel {
  const { r, alpha, b, s, beta } = parameters;
  return {
    alive: (histories) =>
      aliveProbabilities(histories, {
        r,
        alpha,
        lossBy: (t) => s * lossBy({ b, B: beta }, t),
        leavesFirst: (x, t) => leavesFirst(parameters, x, t),
      }),
    live: (x, T) => liveCustomer({ R: r + x, A: alpha + T }, lifetimeAfter(T, parameters)),
  };
}

function leavesFirst(parameters: GammaGompertzNbdParameters, x: Float64Array, t: Float64Array): Float64Array {
  const h = new Float64Array(x.length);
  for (const moment of pairsByTime(x, t)) {
    const { value } = race(lifetimeAfter(moment.t, parameters), parameters.r, parameters.alpha + moment.t, moment.xs);
    moment.rows.forEach((row, i) => {
      h[row] = value[i] as number;
    });
  }
  return h;
}

/** What is known of a live customer: a purchase rate of shape R and rate A, and how long such a customer stays. */
function liveCustomer({ R, A }: { readonly R: number; readonly A: number }, life: Lifetime): LiveCustomer {
  const { s, B, b } = life;
  const stays = (u: number): number => Math.exp(-s * lossBy(life, u));
  /** The mean over the time to come of what the customer is there for. */
  const sum = (h: number, beside: Beside, of: (u: number) => number): number => {
    let total = 0;
    overLife(life, h, beside, (weight, u, w) => {
      total += weight * Math.exp(-s * w) * of(u);
    });
    return total;
  };
  const bend = B > 1 ? Math.log(B - 1) / b : Number.NEGATIVE_INFINITY;
  const leaving = {
    stays,
    hazard: (u: number): number => s * lossRate(life, u),
    smooth: (u: number): number => {
      const singular = B < 1 ? u - Math.log1p(-B) / b : Math.max(3 / b, 0.6 * Math.abs(bend - u));
      return Math.min(singular, 6 / ((s + 1) * lossRate(life, u)), 3 / b);
    },
  };
  return {
    transactions: (h) => (R / A) * sum(h, {}, () => 1),
    buys: (h) =>
      Math.min(
        1,
        sum(h, { purchases: { A, least: R, most: R } }, (u) => (R / (A + u)) * Math.exp(-R * Math.log1p(u / A))),
      ),
    stays,
    counts: (h, most) => leaverCounts({ r: R, alpha: A }, leaving, h, most),
    residual: (rate, horizon) => (R / A) * sum(horizon, { rate }, (u) => Math.exp(-rate * u)),
  };
}
