import type { BgNbdParameters, GammaGammaParameters, HistoryColumns } from '@clientele/clv';
import { type Random, random } from './random.ts';

/** Histories of a simulated base, and how often each customer bought afterwards. */
export interface SimulatedBase extends HistoryColumns {
  readonly x: number[];
  readonly tx: number[];
  readonly T: number[];
  /** Purchases between T and T + ahead. */
  readonly later: number[];
  /** Whether each had not left by T. */
  readonly alive: boolean[];
}

/** Draws customers of a BG/NBD world whose first purchases are spread over the first third of the observed weeks. */
export function simulateBgNbd(
  { r, alpha, a, b }: BgNbdParameters,
  { customers, weeks, ahead = 0, seed }: { customers: number; weeks: number; ahead?: number; seed: number },
): SimulatedBase {
  const draw = random(seed);
  const base: SimulatedBase = { x: [], tx: [], T: [], later: [], alive: [], unit: 'week' };
  for (let i = 0; i < customers; i++) {
    const T = weeks - Math.floor((draw.uniform() * weeks * 7) / 3) / 7;
    const { times, left } = life(draw, draw.gamma(r, alpha), draw.beta(a, b), T + ahead);
    const seen = times.filter((time) => time <= T);
    base.x.push(seen.length);
    base.tx.push(seen.at(-1) ?? 0);
    base.T.push(T);
    base.later.push(times.length - seen.length);
    base.alive.push(left > T);
  }
  return base;
}

/** Repeat purchases until `end`, and when the customer left (after a purchase, or never). */
function life(draw: Random, rate: number, leaving: number, end: number): { times: number[]; left: number } {
  const times: number[] = [];
  for (let time = draw.exponential(rate); time <= end; time += draw.exponential(rate)) {
    times.push(time);
    if (draw.uniform() < leaving) return { times, left: time };
  }
  return { times, left: Number.POSITIVE_INFINITY };
}

/** Draws mean repeat spends of a Gamma-Gamma world. */
export function simulateSpend(
  { p, q, gamma }: GammaGammaParameters,
  customers: number,
  seed: number,
): { x: number[]; meanRepeatSpend: number[] } {
  const draw = random(seed);
  const x = Array.from({ length: customers }, () => 1 + Math.floor(draw.exponential(0.4)));
  const meanRepeatSpend = x.map((count) => draw.gamma(p * count, draw.gamma(q, gamma)) / count);
  return { x, meanRepeatSpend };
}
