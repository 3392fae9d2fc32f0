import { checkOptions, InsufficientDataError } from '@clientele/core';
import { anyScore, type MetricOptions, type ScoredOutcomes, scoredOutcomes, weights } from './scored-outcomes.ts';

/**
 * The area under the receiver operating curve: the chance that a churner drawn at random has a higher score than a
 * customer who stays, ties counting one half (Hanley and McNeil 1982, the Mann-Whitney statistic over its largest value).
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the score; only its order matters
 * @param options `weight`: how many customers each row stands for
 * @returns 0 to 1; 0.5 is what chance gives, and what a constant score gives
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or no array
 * @throws InsufficientDataError (`insufficient-data`) where one of the two outcomes is missing
 * @example
 * import { rocAuc } from '@clientele/stats';
 * rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // => 0.75
 * rocAuc([0, 1, 1, 0], [0.5, 0.5, 0.5, 0.5]); // => 0.5
 */
export function rocAuc(actual: ArrayLike<number>, predicted: ArrayLike<number>, options: MetricOptions = {}): number {
  checkOptions('rocAuc', options, weights);
  return areaUnderCurve('rocAuc', scoredOutcomes('rocAuc', actual, predicted, options.weight, anyScore));
}

/** The area once the rows are checked: one pass from the lowest score up, equal scores together. */
export function areaUnderCurve(verb: string, { actual, predicted, weight }: ScoredOutcomes): number {
  const order = Uint32Array.from(actual.keys()).sort((a, b) => (predicted[a] as number) - (predicted[b] as number));
  let [below, positives, pairs] = [0, 0, 0];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const score = predicted[order[from] as number];
    let [ones, zeros] = [0, 0];
    for (; to < order.length && predicted[order[to] as number] === score; to++) {
      const row = order[to] as number;
      if (actual[row] === 1) ones += weight[row] as number;
      else zeros += weight[row] as number;
    }
    pairs += ones * (below + zeros / 2);
    below += zeros;
    positives += ones;
  }
  if (positives === 0) throw new InsufficientDataError(verb, 'rows whose outcome is 1', 1, 0);
  if (below === 0) throw new InsufficientDataError(verb, 'rows whose outcome is 0', 1, 0);
  return Math.min(1, pairs / (positives * below));
}
