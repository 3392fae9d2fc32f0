import { InsufficientDataError } from '@clientele/core';
import type { ScoredOutcomes } from './scored-outcomes.ts';

/** Rows of one score, which nothing can tell apart: how much of each outcome they weigh. */
export interface ScoreGroups {
  readonly score: Float64Array;
  readonly ones: Float64Array;
  readonly zeros: Float64Array;
  /** The sum of `ones`. */
  readonly allOnes: number;
  /** The sum of `zeros`. */
  readonly allZeros: number;
}

/**
 * Gathers rows by their score, the highest first.
 *
 * @throws InsufficientDataError (`insufficient-data`) where one of the two outcomes is missing
 */
export function scoreGroups(verb: string, { actual, predicted, weight }: ScoredOutcomes): ScoreGroups {
  const order = Uint32Array.from(actual.keys()).sort((a, b) => (predicted[b] as number) - (predicted[a] as number));
  const score: number[] = [];
  const ones: number[] = [];
  const zeros: number[] = [];
  let [allOnes, allZeros] = [0, 0];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = predicted[order[from] as number] as number;
    let [one, zero] = [0, 0];
    for (; to < order.length && predicted[order[to] as number] === value; to++) {
      const row = order[to] as number;
      if (actual[row] === 1) one += weight[row] as number;
      else zero += weight[row] as number;
    }
    score.push(value);
    ones.push(one);
    zeros.push(zero);
    allOnes += one;
    allZeros += zero;
  }
  if (allOnes === 0) throw new InsufficientDataError(verb, 'rows whose outcome is 1', 1, 0);
  if (allZeros === 0) throw new InsufficientDataError(verb, 'rows whose outcome is 0', 1, 0);
  return {
    score: Float64Array.from(score),
    ones: Float64Array.from(ones),
    zeros: Float64Array.from(zeros),
    allOnes,
    allZeros,
  };
}
