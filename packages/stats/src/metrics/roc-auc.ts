import { checkOptions } from '@clientele/core';
import { type ScoreGroups, scoreGroups } from './score-groups.ts';
import { anyScore, type MetricOptions, scoredOutcomes, weights } from './scored-outcomes.ts';

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
  const outcomes = scoredOutcomes('rocAuc', actual, predicted, options.weight, anyScore);
  return areaUnderCurve(scoreGroups('rocAuc', outcomes));
}

/** The area of groups of equal scores. */
export function areaUnderCurve({ ones, zeros, allOnes, allZeros }: ScoreGroups): number {
  let [above, pairs] = [0, 0];
  for (let at = 0; at < ones.length; at++) {
    pairs += (zeros[at] as number) * (above + (ones[at] as number) / 2);
    above += ones[at] as number;
  }
  return Math.min(1, pairs / (allOnes * allZeros));
}
