import { leaverCounts } from '../leaving/counts.ts';
import type { LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { discounted } from '../value/discount.ts';
import { paretoNbdAlive } from './alive.ts';
import type { ParetoNbdParameters } from './model.ts';
import { raceWithin } from './race.ts';

/** @returns the quantities of a Pareto/NBD model */
export function paretoNbdKernel(parameters: ParetoNbdParameters): TransactionKernel {
  return {
    alive: (histories) => paretoNbdAlive(parameters, histories),
    live: (x, T) => liveCustomer(parameters, x, T),
  };
}

/** What is known of a live customer: a purchase rate of shape r + x and rate alpha + T, a rate of leaving of shape s and rate beta + T. */
function liveCustomer({ r, alpha, s, beta }: ParetoNbdParameters, x: number, T: number): LiveCustomer {
  const [R, A, B] = [r + x, alpha + T, beta + T];
  const transactions = (h: number): number => (R / A) * B * expectedLife(s, Math.log1p(h / B));
  const stays = (h: number): number => Math.exp(-s * Math.log1p(h / B));
  const leaving = {
    stays,
    hazard: (u: number): number => s / (B + u),
    smooth: (u: number): number => Math.min(u + B, 6 * ((B + u) / (s + 1))),
  };
  return {
    transactions,
    buys: (h) => Math.min(1, R * raceWithin(s, B, R, A, h)),
    stays,
    counts: (h, most) => leaverCounts({ r: R, alpha: A }, leaving, h, most),
    residual: (rate, horizon) => discounted(transactions, B, rate, horizon),
  };
}

/** ∫_0^h (B/(B + u))^s du/B with L = ln(1 + h/B): (1 − e^−(s−1)L)/(s − 1), and L where s = 1. */
function expectedLife(s: number, L: number): number {
  return s === 1 ? L : -Math.expm1(-(s - 1) * L) / (s - 1);
}
