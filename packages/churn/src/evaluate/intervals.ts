import { incompleteBeta, quantiles } from '@clientele/stats';
import { mixed } from '../data/row-keys.ts';
import { type ComparedMetric, comparedMetrics, type MetricValues, type RankedScores } from './ranked-scores.ts';

/** Where an interval begins and ends; NaN where it cannot be told. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The chance that a Poisson variable of mean 1 is at most 0, 1, 2, … */
const poissonSums = Array.from({ length: 12 }, (_, most) => {
  let [term, sum] = [Math.exp(-1), 0];
  for (let k = 0; k <= most; k++, term /= k) sum += term;
  return sum;
});

/**
 * The metrics of all models on the same bootstrap draws of the customers, each of whom counts as often as a Poisson variable of
 * mean 1 says (Oza and Russell 2001; Chamandy et al. 2012). The draw depends on the customer's key, not on the order of rows.
 *
 * @param models sorted scores, one entry a model
 * @param weight of the rows
 * @param keys one a row: rows of one customer are drawn together
 * @returns one list of values a model; a draw without both outcomes is left out for all
 */
export function bootstrapped(
  models: readonly RankedScores[],
  weight: Float64Array,
  keys: Uint32Array,
  draws: number,
  seed: number,
): MetricValues[][] {
  const values: MetricValues[][] = models.map(() => []);
  const drawn = new Float64Array(weight.length);
  for (let draw = 0; draw < draws; draw++) {
    const salt = mixed(mixed(seed) + 2 * draw + 1);
    for (let row = 0; row < drawn.length; row++) {
      const uniform = mixed((keys[row] as number) ^ salt) / 2 ** 32;
      let count = 0;
      while (count < poissonSums.length && uniform >= (poissonSums[count] as number)) count++;
      drawn[row] = count * (weight[row] as number);
    }
    const here = models.map((model) => model.metricsOf(drawn));
    here.forEach((metrics, index) => {
      if (metrics !== null) (values[index] as MetricValues[]).push(metrics);
    });
  }
  return values;
}

/** The interval of the middle share of values. */
export function middleOf(values: readonly number[], confidence: number): Interval {
  if (values.length < 20) return { lower: Number.NaN, upper: Number.NaN };
  const [lower, upper] = quantiles(values, [(1 - confidence) / 2, (1 + confidence) / 2]) as [number, number];
  return { lower, upper };
}

/**
 * The interval of a mean over folds. The folds share most of their training rows, so their spread alone promises too much: the
 * variance is (1/k + n₂/n₁) s² with n₁ rows to learn from and n₂ to test on (Nadeau and Bengio 2003; Bouckaert and Frank 2004).
 */
export function meanOverFolds(values: readonly number[], confidence: number): Interval & { readonly mean: number } {
  const k = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / k;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (k - 1);
  const half = studentQuantile(confidence, k - 1) * Math.sqrt((1 / k + 1 / (k - 1)) * variance);
  return { mean, lower: mean - half, upper: mean + half };
}

/** The t that so large a share of Student's distribution lies within, on both sides of 0. */
export function studentQuantile(confidence: number, freedom: number): number {
  // P(|T| > t) = I_x(ν / 2, 1 / 2) with x = ν / (ν + t²), which rises with x
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 200; halving++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, freedom / 2, 1 / 2) < 1 - confidence) low = middle;
    else high = middle;
  }
  return Math.sqrt((freedom * (1 - high)) / high);
}

/** One row a metric of what two lists of values differ by. */
export function differencesOf(
  ours: readonly MetricValues[],
  theirs: readonly MetricValues[],
): Readonly<Record<ComparedMetric, number[]>> {
  const of = (metric: ComparedMetric): number[] =>
    ours.map((values, at) => values[metric] - (theirs[at] as MetricValues)[metric]);
  return Object.fromEntries(comparedMetrics.map((metric) => [metric, of(metric)])) as Record<ComparedMetric, number[]>;
}
