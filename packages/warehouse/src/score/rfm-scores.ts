import type { RfmScoresModel } from '@clientele/rfm';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, numberOf, usableNumber } from '../dialect/words.ts';
import type { SqlScore } from './layers.ts';

/** Scores by frozen thresholds, as `scoreRfm` gives them. */
export function rfmScore(dialect: Dialect, { parameters }: RfmScoresModel): SqlScore {
  const { recency, frequency, monetary, nested } = parameters;
  const input = (name: string): string => usableNumber(dialect, dialect.identifier(name), Number.MAX_VALUE);
  const above = (cell: string, cuts: readonly number[]): string =>
    ['1', ...cuts.map((cut) => `CASE WHEN ${cell} > ${numberOf(dialect, cut)} THEN 1 ELSE 0 END`)].join(' + ');
  const grouped = (group: string, cell: string, lists: readonly (readonly number[])[]): string =>
    `CASE ${lists.map((cuts, at) => `WHEN ${group} = ${at} THEN ${above(cell, cuts)}`).join(' ')} END`;
  const scored = (score: string): string => asDouble(dialect, `(${score})`);
  const pair = `(score_r - 1) * ${frequency.bins} + score_f - 1`;
  const f = nested === undefined ? above('in_f', frequency.cuts) : grouped('score_r - 1', 'in_f', nested.frequency);
  const m = nested === undefined ? above('in_m', monetary.cuts) : grouped(pair, 'in_m', nested.monetary);
  return {
    inputs: { in_r: input('recency'), in_f: input('frequency'), in_m: input('monetary') },
    refused: ['in_r', 'in_f', 'in_m'].map((cell) => `${cell} IS NULL`),
    steps: [
      { score_r: scored(`${recency.bins + 1} - (${above('in_r', recency.cuts)})`) },
      { score_f: scored(f) },
      { score_m: scored(m) },
    ],
    scores: { r: 'score_r', f: 'score_f', m: 'score_m', score: composite(dialect, parameters) },
  };
}

/** The three as one number: digits side by side, or a weighted mean. */
function composite(dialect: Dialect, { recency, frequency, monetary, weights }: RfmScoresModel['parameters']): string {
  if (weights === undefined) {
    const most = Math.max(recency.bins, frequency.bins, monetary.bins);
    const base = numberOf(dialect, 10 ** String(most).length);
    return `(score_r * ${base} + score_f) * ${base} + score_m`;
  }
  const weighed = (['r', 'f', 'm'] as const).map((name) => `${numberOf(dialect, weights[name])} * score_${name}`);
  return `(${weighed.join(' + ')}) / ${numberOf(dialect, weights.r + weights.f + weights.m)}`;
}
