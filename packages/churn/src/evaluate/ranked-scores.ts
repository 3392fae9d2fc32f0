/** A metric that an evaluation compares; all but `rocAuc` and `lift10` are better where they are small. */
export type ComparedMetric = 'rocAuc' | 'logLoss' | 'brier' | 'lift10';

/** All of them. */
export const comparedMetrics: readonly ComparedMetric[] = ['rocAuc', 'logLoss', 'brier', 'lift10'];

/** A value a metric. */
export type MetricValues = Readonly<Record<ComparedMetric, number>>;

/** Scores sorted once, so that a metric of any weights takes one pass. */
export interface RankedScores {
  /** The metrics with these weights; null where an outcome has no weight. */
  metricsOf(weight: Float64Array): MetricValues | null;
}

/** A probability counts as no nearer to 0 or 1 than this, as in `logLoss` of stats. */
const nearest = Number.EPSILON;

/**
 * Sorts scores for many passes.
 *
 * @param actual 0 or 1 a row
 * @param predicted probabilities
 */
export function rankedScores(actual: Float64Array, predicted: Float64Array): RankedScores {
  const order = Uint32Array.from(actual.keys()).sort((a, b) => (predicted[b] as number) - (predicted[a] as number));
  const loss = predicted.map((p, row) =>
    actual[row] === 1 ? -Math.log(Math.max(nearest, p)) : -Math.log1p(-Math.min(1 - nearest, p)),
  );
  const square = predicted.map((p, row) => (p - (actual[row] as number)) ** 2);
  return {
    metricsOf(weight) {
      let [ones, zeros, losses, squares] = [0, 0, 0, 0];
      for (let row = 0; row < actual.length; row++) {
        const w = weight[row] as number;
        if (actual[row] === 1) ones += w;
        else zeros += w;
        losses += w * (loss[row] as number);
        squares += w * (square[row] as number);
      }
      if (ones === 0 || zeros === 0) return null;
      const total = ones + zeros;
      let [above, area, left, captured] = [0, 0, total / 10, 0];
      for (let from = 0, to = 0; from < order.length; from = to) {
        const score = predicted[order[from] as number];
        let [one, zero] = [0, 0];
        for (; to < order.length && predicted[order[to] as number] === score; to++) {
          const row = order[to] as number;
          if (actual[row] === 1) one += weight[row] as number;
          else zero += weight[row] as number;
        }
        area += zero * (above + one / 2);
        above += one;
        if (left > 0 && one + zero > 0) captured += one * Math.min(1, left / (one + zero));
        left -= one + zero;
      }
      return {
        rocAuc: area / (ones * zeros),
        logLoss: losses / total,
        brier: squares / total,
        lift10: captured / ones / 0.1,
      };
    },
  };
}
