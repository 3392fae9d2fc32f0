import type { HistoryArrays, LiveCustomer, TransactionKernel } from '../transactions/kernel.ts';
import { discounted } from '../value/discount.ts';
import { paretoNbdCounts } from './counts.ts';
import type { ParetoNbdParameters } from './model.ts';
import { pairsOf } from './pairs.ts';
import { race, raceWithin } from './race.ts';

/** @returns the quantities of a Pareto/NBD model */
export function paretoNbdKernel(parameters: ParetoNbdParameters): TransactionKernel {
  return {
    alive: (histories) => aliveProbabilities(parameters, histories),
    live: (x, T) => liveCustomer(parameters, x, T),
  };
}

/**
 * P(alive | x, t_x, T) = e^−D/(h(x, t_x) + e^−D (1 − h(x, T))), where h(x, t) is the probability to leave before the next
 * purchase and e^D = ((alpha + T)/(alpha + t_x))^(r + x) ((beta + T)/(beta + t_x))^s (Schmittlein, Morrison and Colombo 1987,
 * equations 11 to 13, in a form that neither overflows nor cancels).
 */
function aliveProbabilities({ r, alpha, s, beta }: ParetoNbdParameters, { x, tx, T }: HistoryArrays): Float64Array {
  const pairs = pairsOf(x, tx, T);
  const leavesFirst = pairs.x.map((count, pair) => {
    const t = pairs.t[pair] as number;
    return s * race(r + count, alpha + t, s, beta + t).value;
  });
  return x.map((count, row) => {
    const [last, end] = [tx[row] as number, T[row] as number];
    const away = end - last;
    const D = (r + count) * Math.log1p(away / (alpha + last)) + s * Math.log1p(away / (beta + last));
    const stays = Math.exp(-D);
    const [atLast, atEnd] = [leavesFirst[pairs.atLast[row] as number], leavesFirst[pairs.atEnd[row] as number]];
    return Math.min(1, stays / ((atLast as number) + stays * (1 - (atEnd as number))));
  });
}

/** What is known of a live customer: a purchase rate of shape r + x and rate alpha + T, a rate of leaving of shape s and rate beta + T. */
function liveCustomer({ r, alpha, s, beta }: ParetoNbdParameters, x: number, T: number): LiveCustomer {
  const [R, A, B] = [r + x, alpha + T, beta + T];
  const transactions = (h: number): number => (R / A) * B * expectedLife(s, Math.log1p(h / B));
  return {
    transactions,
    buys: (h) => Math.min(1, R * raceWithin(s, B, R, A, h)),
    stays: (h) => Math.exp(-s * Math.log1p(h / B)),
    counts: (h, most) => paretoNbdCounts({ r: R, alpha: A, s, beta: B }, h, most),
    residual: (rate, horizon) => discounted(transactions, B, rate, horizon),
  };
}

/** ∫_0^h (B/(B + u))^s du/B with L = ln(1 + h/B): (1 − e^−(s−1)L)/(s − 1), and L where s = 1. */
function expectedLife(s: number, L: number): number {
  return s === 1 ? L : -Math.expm1(-(s - 1) * L) / (s - 1);
}
