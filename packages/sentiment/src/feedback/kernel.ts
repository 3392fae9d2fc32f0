import type { CustomerMoments, FeedbackPrior } from './prior.ts';

/** Scored texts in the order of customer, time and score: customer c owns rows `offsets[c]` up to `offsets[c + 1]`. */
export interface GroupedScores {
  readonly offsets: Uint32Array;
  readonly time: Float64Array;
  readonly score: Float64Array;
  /** NaN where there is none. */
  readonly rating: Float64Array;
}

const day = 86_400_000;
/** Trends are changes in so many days. */
const month = (365.25 / 12) * day;

/** Counts, means and sums of squares of each customer. */
export function momentsOf({ offsets, score }: GroupedScores): CustomerMoments {
  const customers = offsets.length - 1;
  const moments = {
    n: new Float64Array(customers),
    mean: new Float64Array(customers),
    squares: new Float64Array(customers),
  };
  for (let c = 0; c < customers; c++) {
    const [from, to] = [offsets[c] as number, offsets[c + 1] as number];
    let sum = 0;
    for (let row = from; row < to; row++) sum += score[row] as number;
    const mean = sum / (to - from);
    let squares = 0;
    for (let row = from; row < to; row++) squares += ((score[row] as number) - mean) ** 2;
    moments.n[c] = to - from;
    moments.mean[c] = mean;
    moments.squares[c] = squares;
  }
  return moments;
}

/**
 * Posterior mean and standard deviation of a customer's score: m̂ = (Σ w y + k m) / (Σ w + k), sd = σ / √(Σ w + k), a normal
 * mean with known variance (Gelman et al. 2013, "Bayesian data analysis", equation 2.12), texts of age a weighing
 * w = 2^(−a / halfLife).
 */
export function shrunkScore(
  { time, score }: GroupedScores,
  from: number,
  to: number,
  prior: FeedbackPrior,
  asOf: number,
  halfLife: number,
): { mean: number; deviation: number } {
  let [weights, sum] = [prior.strength, prior.strength * prior.mean];
  for (let row = from; row < to; row++) {
    const w = 2 ** (-(asOf - (time[row] as number)) / halfLife);
    weights += w;
    sum += w * (score[row] as number);
  }
  return { mean: sum / weights, deviation: prior.deviation / Math.sqrt(weights) };
}

/**
 * Least-squares change of score in a month, shrunk towards none by `strength` texts that lie a month from the middle (ridge
 * regression, Hoerl and Kennard 1970); NaN with fewer than three texts, or all at one time.
 */
export function trendOf({ time, score }: GroupedScores, from: number, to: number, strength: number): number {
  const n = to - from;
  if (n < 3 || time[from] === time[to - 1]) return Number.NaN;
  let [t, y] = [0, 0];
  for (let row = from; row < to; row++) {
    t += ((time[row] as number) - (time[from] as number)) / month / n;
    y += (score[row] as number) / n;
  }
  let [tt, ty] = [strength, 0];
  for (let row = from; row < to; row++) {
    const dt = ((time[row] as number) - (time[from] as number)) / month - t;
    tt += dt * dt;
    ty += dt * ((score[row] as number) - y);
  }
  return ty / tt;
}

/** Mean of the ratings there are, or NaN. */
export function meanRating({ rating }: GroupedScores, from: number, to: number): number {
  let [sum, n] = [0, 0];
  for (let row = from; row < to; row++) {
    if (Number.isNaN(rating[row])) continue;
    sum += rating[row] as number;
    n++;
  }
  return n === 0 ? Number.NaN : sum / n;
}

/** Number of texts at or below a score, and the time of the last of them (NaN where there is none). */
export function negativesOf(
  { time, score }: GroupedScores,
  from: number,
  to: number,
  least: number,
): { count: number; last: number } {
  let [count, last] = [0, Number.NaN];
  for (let row = from; row < to; row++) {
    if ((score[row] as number) > least) continue;
    count++;
    last = time[row] as number;
  }
  return { count, last };
}
