import { compositeBase } from './bins.ts';
import type { RfmNumbers } from './columns.ts';
import { scoreColumn, scoreWithin } from './kernel.ts';
import { modelBins, type RfmScoresParameters } from './model.ts';
import { pairGroup, recencyGroup, typed } from './nested.ts';
import type { RfmWeights } from './weights.ts';

/** The columns that scoring adds. */
export type RfmScoreColumns = {
  /** Recency score, 1 to bins; the latest customers score highest. */
  r: Float64Array;
  /** Frequency score, 1 to bins. */
  f: Float64Array;
  /** Monetary score, 1 to bins. */
  m: Float64Array;
  /**
   * The three as one number: 100·r + 10·f + m with up to nine bins, 10,000·r + 100·f + m with up to ninety-nine. With
   * weights it is their weighted mean, from 1 to bins.
   */
  score: Float64Array;
};

type ThreeScores = Pick<RfmScoreColumns, 'r' | 'f' | 'm'>;

/** Scores of every row by frozen thresholds. */
export function scoreColumns(parameters: RfmScoresParameters, numbers: Omit<RfmNumbers, 'length'>): RfmScoreColumns {
  const scores = threeScores(parameters, numbers);
  return { ...scores, score: compositeScore(scores, modelBins({ parameters }), parameters.weights) };
}

function threeScores(
  { recency, frequency, monetary, nested }: RfmScoresParameters,
  numbers: Omit<RfmNumbers, 'length'>,
): ThreeScores {
  const r = scoreColumn(numbers.recency, Float64Array.from(recency.cuts), true);
  if (nested === undefined) {
    const f = scoreColumn(numbers.frequency, Float64Array.from(frequency.cuts), false);
    return { r, f, m: scoreColumn(numbers.monetary, Float64Array.from(monetary.cuts), false) };
  }
  const f = scoreWithin(numbers.frequency, nested.frequency.map(typed), recencyGroup(r));
  return { r, f, m: scoreWithin(numbers.monetary, nested.monetary.map(typed), pairGroup(r, f, frequency.bins)) };
}

/** One number a customer: the digits side by side, or a weighted mean. */
export function compositeScore(
  { r, f, m }: ThreeScores,
  bins: Parameters<typeof compositeBase>[0],
  weights?: RfmWeights,
): Float64Array {
  const base = compositeBase(bins);
  const by = weights === undefined ? { r: base * base, f: base, m: 1 } : weights;
  const sum = weights === undefined ? 1 : weights.r + weights.f + weights.m;
  const score = new Float64Array(r.length);
  for (let row = 0; row < score.length; row++) {
    score[row] = (by.r * (r[row] as number) + by.f * (f[row] as number) + by.m * (m[row] as number)) / sum;
  }
  return score;
}
