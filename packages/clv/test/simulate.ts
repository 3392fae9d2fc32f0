import type {
  BgBbParameters,
  BgNbdParameters,
  GammaGammaParameters,
  GammaGompertzNbdParameters,
  HistoryColumns,
  NbdParameters,
  OpportunityColumns,
  ParetoNbdParameters,
} from '@clientele/clv';
import { type Random, random } from './random.ts';

/** Histories of a simulated base, and how often each customer bought afterwards. */
export interface SimulatedBase extends HistoryColumns {
  readonly x: number[];
  readonly tx: number[];
  readonly T: number[];
  /** Sum of the logarithms of the times between purchases. */
  readonly sumLogGaps: number[];
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
export function simulateBgNbd(
  { r, alpha, a, b }: BgNbdParameters,
  design: Design,
  first: 0 | 1 = 0,
  k: number = 1,
): SimulatedBase {
  return simulate(design, (draw, end) => {
    const [rate, leaving] = [draw.gamma(r, alpha), draw.beta(a, b)];
    if (first === 1 && draw.uniform() < leaving) return { times: [], left: 0 };
    return life(draw, rate, leaving, end, k);
  });
}

/** Draws customers of a BG/BB world, who meet one opportunity a unit. */
export function simulateBgBb(
  { alpha, beta, gamma, delta }: BgBbParameters,
  {
    customers,
    opportunities,
    ahead = 0,
    seed,
  }: { customers: number; opportunities: number; ahead?: number; seed: number },
): OpportunityColumns & { x: number[]; tx: number[]; n: number[]; later: number[]; alive: boolean[] } {
  const draw = random(seed);
  const base = {
    x: [] as number[],
    tx: [] as number[],
    n: [] as number[],
    later: [] as number[],
    alive: [] as boolean[],
  };
  for (let i = 0; i < customers; i++) {
    const [buys, leaves] = [draw.beta(alpha, beta), draw.beta(gamma, delta)];
    const n = opportunities - (i % 3);
    let [x, tx, later, alive, there] = [0, 0, 0, false, true];
    for (let m = 1; m <= n + ahead; m++) {
      if (there && draw.uniform() < leaves) there = false;
      if (m === n + 1) alive = there;
      if (!there || draw.uniform() >= buys) continue;
      if (m > n) later += 1;
      else [x, tx] = [x + 1, m];
    }
    base.x.push(x);
    base.tx.push(tx);
    base.n.push(n);
    base.later.push(later);
    base.alive.push(alive);
  }
  return { ...base, unit: 'year' };
}

/** Draws customers of a Pareto/NBD world. */
export function simulateParetoNbd({ r, alpha, s, beta }: ParetoNbdParameters, design: Design): SimulatedBase {
  return simulate(design, (draw, end) => {
    const [rate, left] = [draw.gamma(r, alpha), draw.exponential(draw.gamma(s, beta))];
    return { times: life(draw, rate, 0, Math.min(end, left)).times, left };
  });
}

/** Draws customers of a Gamma/Gompertz/NBD world: 1 − e^(−level (e^(bt) − 1)) of those with one level have left by t. */
export function simulateGammaGompertzNbd(
  { r, alpha, b, s, beta }: GammaGompertzNbdParameters,
  design: Design,
): SimulatedBase {
  return simulate(design, (draw, end) => {
    const [rate, left] = [draw.gamma(r, alpha), Math.log1p(draw.exponential(draw.gamma(s, beta))) / b];
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
  const base: SimulatedBase = {
    x: [],
    tx: [],
    T: [],
    sumLogGaps: [],
    later: [],
    alive: [],
    aliveLater: [],
    unit: 'week',
  };
  for (let i = 0; i < customers; i++) {
    const T = weeks - Math.floor((draw.uniform() * weeks * 7) / 3) / 7;
    const { times, left } = draws(draw, T + ahead);
    const seen = times.filter((time) => time <= T);
    base.x.push(seen.length);
    base.tx.push(seen.at(-1) ?? 0);
    base.T.push(T);
    base.sumLogGaps.push(seen.reduce((sum, time, i) => sum + Math.log(time - (seen[i - 1] ?? 0)), 0));
    base.later.push(times.length - seen.length);
    base.alive.push(left > T);
    base.aliveLater.push(left > T + ahead);
  }
  return base;
}

/** Repeat purchases until `end`, and when the customer left (after a purchase, or never). */
function life(draw: Random, rate: number, leaving: number, end: number, k: number = 1): Life {
  const times: number[] = [];
  const gap = (): number => Array.from({ length: k }, () => draw.exponential(rate)).reduce((sum, one) => sum + one, 0);
  for (let time = gap(); time <= end; time += gap()) {
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
