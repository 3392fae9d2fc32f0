import type {
  BgNbdParameters,
  GammaGammaParameters,
  HistoryColumns,
  NbdParameters,
  ParetoNbdParameters,
} from '@clientele/clv';
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
  /** Whether each had not left by T + ahead. */
  readonly aliveLater: boolean[];
}

/** How many customers are drawn, how long they are observed and, afterwards, followed. */
export interface Design {
  readonly customers: number;
  readonly weeks: number;
  readonly ahead?: number;
  readonly seed: number;
}

/** Draws customers of a BG/NBD world, or of an MBG/NBD one, where the first purchase may be the last. */
export function simulateBgNbd({ r, alpha, a, b }: BgNbdParameters, design: Design, first: 0 | 1 = 0): SimulatedBase {
  return simulate(design, (draw, end) => {
    const [rate, leaving] = [draw.gamma(r, alpha), draw.beta(a, b)];
    if (first === 1 && draw.uniform() < leaving) return { times: [], left: 0 };
    return life(draw, rate, leaving, end);
  });
}

/** Draws customers of a Pareto/NBD world. */
export function simulateParetoNbd({ r, alpha, s, beta }: ParetoNbdParameters, design: Design): SimulatedBase {
  return simulate(design, (draw, end) => {
    const [rate, left] = [draw.gamma(r, alpha), draw.exponential(draw.gamma(s, beta))];
    return { times: life(draw, rate, 0, Math.min(end, left)).times, left };
  });
}

/** Draws customers of an NBD world. */
export function simulateNbd({ r, alpha }: NbdParameters, design: Design): SimulatedBase {
  return simulate(design, (draw, end) => life(draw, draw.gamma(r, alpha), 0, end));
}

/** Repeat purchases, and when the customer left. */
interface Life {
  readonly times: number[];
  readonly left: number;
}

/** First purchases are spread over the first third of the observed weeks. */
function simulate(
  { customers, weeks, ahead = 0, seed }: Design,
  draws: (draw: Random, end: number) => Life,
): SimulatedBase {
  const draw = random(seed);
  const base: SimulatedBase = { x: [], tx: [], T: [], later: [], alive: [], aliveLater: [], unit: 'week' };
  for (let i = 0; i < customers; i++) {
    const T = weeks - Math.floor((draw.uniform() * weeks * 7) / 3) / 7;
    const { times, left } = draws(draw, T + ahead);
    const seen = times.filter((time) => time <= T);
    base.x.push(seen.length);
    base.tx.push(seen.at(-1) ?? 0);
    base.T.push(T);
    base.later.push(times.length - seen.length);
    base.alive.push(left > T);
    base.aliveLater.push(left > T + ahead);
  }
  return base;
}

/** Repeat purchases until `end`, and when the customer left (after a purchase, or never). */
function life(draw: Random, rate: number, leaving: number, end: number): Life {
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
