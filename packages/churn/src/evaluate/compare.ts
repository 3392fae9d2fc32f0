import { InsufficientDataError, type Table, type TextColumn, table } from '@clientele/core';
import { bootstrapped, differencesOf, type Interval, meanOverFolds, middleOf } from './intervals.ts';
import {
  type ComparedMetric,
  comparedMetrics,
  type MetricValues,
  type RankedScores,
  rankedScores,
} from './ranked-scores.ts';

/** What was told of rows that no model had seen. */
export interface ToldRows {
  readonly actual: Float64Array;
  readonly weight: Float64Array;
  readonly keys: Uint32Array;
  readonly fold: Uint32Array;
  /** One entry a model. */
  readonly predicted: readonly Float64Array[];
}

/** Columns of the table of models: each metric with its interval. */
export type ComparedModelColumns = { model: TextColumn; rows: Float64Array } & {
  [N in ComparedMetric | `${ComparedMetric}Lower` | `${ComparedMetric}Upper`]: Float64Array;
};

/** Models beside each other. */
export interface ChurnComparison {
  /** One row a model: `rocAuc`, `logLoss`, `brier` and `lift10`, means over the folds, each with `…Lower` and `…Upper`. */
  readonly models: Table<ComparedModelColumns>;
  /** What each model differs by from the first, on the same rows; an interval without 0 is a difference. */
  readonly differences: Table<{
    model: TextColumn;
    against: TextColumn;
    metric: TextColumn;
    difference: Float64Array;
    lower: Float64Array;
    upper: Float64Array;
  }>;
  /** One row a fold and model. */
  readonly folds: Table<{ fold: Float64Array; model: TextColumn } & { [N in ComparedMetric]: Float64Array }>;
}

interface Settings {
  /** Null for a split by time, whose intervals are drawn. */
  readonly folds: number | null;
  readonly draws: number;
  readonly confidence: number;
  readonly seed: number;
}

/**
 * Puts models beside each other, metric by metric.
 *
 * @throws InsufficientDataError (`insufficient-data`) where a fold lacks an outcome
 */
export function compared(
  verb: string,
  names: readonly string[],
  told: ToldRows,
  { folds, draws, confidence, seed }: Settings,
): ChurnComparison {
  const count = folds ?? 1;
  const byFold = Array.from({ length: count }, (_, fold) => foldScores(told, fold));
  const values = names.map((_, index) =>
    byFold.map(({ scores, weight }) => metricsOrRefuse(verb, scores[index] as RankedScores, weight)),
  );
  const draw = byFold[0] as FoldScores;
  const samples = folds === null ? bootstrapped(draw.scores, draw.weight, draw.keys, draws, seed) : values;
  const intervalOf = (list: readonly number[]): Interval =>
    folds === null ? middleOf(list, confidence) : meanOverFolds(list, confidence);
  const metricOf = (index: number, metric: ComparedMetric): [number, Interval] => [
    meanOf((values[index] as MetricValues[]).map((of) => of[metric])),
    intervalOf((samples[index] as MetricValues[]).map((of) => of[metric])),
  ];
  const columns: Record<string, Float64Array> = {};
  for (const metric of comparedMetrics) {
    const all = names.map((_, index) => metricOf(index, metric));
    columns[metric] = Float64Array.from(all, ([value]) => value);
    columns[`${metric}Lower`] = Float64Array.from(all, ([, { lower }]) => lower);
    columns[`${metric}Upper`] = Float64Array.from(all, ([, { upper }]) => upper);
  }
  const rows = new Float64Array(names.length).fill(told.actual.length);
  return {
    models: table({ model: names, rows, ...columns }) as unknown as ChurnComparison['models'],
    differences: differencesTable(names, values, samples, intervalOf),
    folds: foldsTable(names, values),
  };
}

interface FoldScores {
  readonly scores: readonly RankedScores[];
  readonly weight: Float64Array;
  readonly keys: Uint32Array;
}

function foldScores({ actual, weight, keys, fold, predicted }: ToldRows, wanted: number): FoldScores {
  const rows = Uint32Array.from(actual.keys()).filter((row) => fold[row] === wanted);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  const own = pick(actual);
  return {
    scores: predicted.map((values) => rankedScores(own, pick(values))),
    weight: pick(weight),
    keys: Uint32Array.from(rows, (row) => keys[row] as number),
  };
}

function metricsOrRefuse(verb: string, scores: RankedScores, weight: Float64Array): MetricValues {
  const metrics = scores.metricsOf(weight);
  if (metrics === null) throw new InsufficientDataError(verb, 'tested customers of each outcome', 1, 0);
  return metrics;
}

function differencesTable(
  names: readonly string[],
  values: readonly MetricValues[][],
  samples: readonly MetricValues[][],
  intervalOf: (list: readonly number[]) => Interval,
): ChurnComparison['differences'] {
  const rows = names.slice(1).flatMap((model, other) => {
    const own = differencesOf(values[other + 1] as MetricValues[], values[0] as MetricValues[]);
    const drawn = differencesOf(samples[other + 1] as MetricValues[], samples[0] as MetricValues[]);
    return comparedMetrics.map((metric) => {
      const { lower, upper } = intervalOf(drawn[metric]);
      return { model, metric, difference: meanOf(own[metric]), lower, upper };
    });
  });
  return table({
    model: rows.map(({ model }) => model),
    against: rows.map(() => names[0] as string),
    metric: rows.map(({ metric }) => metric as string),
    difference: Float64Array.from(rows, ({ difference }) => difference),
    lower: Float64Array.from(rows, ({ lower }) => lower),
    upper: Float64Array.from(rows, ({ upper }) => upper),
  }) as unknown as ChurnComparison['differences'];
}

function foldsTable(names: readonly string[], values: readonly MetricValues[][]): ChurnComparison['folds'] {
  const rows = names.flatMap((model, index) =>
    (values[index] as MetricValues[]).map((metrics, fold) => ({ fold, model, ...metrics })),
  );
  const metrics = comparedMetrics.map((metric) => [metric, Float64Array.from(rows, (row) => row[metric])]);
  return table({
    fold: Float64Array.from(rows, ({ fold }) => fold),
    model: rows.map(({ model }) => model),
    ...Object.fromEntries(metrics),
  }) as unknown as ChurnComparison['folds'];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
