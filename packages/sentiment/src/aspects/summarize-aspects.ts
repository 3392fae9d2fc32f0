import {
  type CodedColumn,
  checkOptions,
  encode,
  exactSum,
  expectTable,
  type OptionRule,
  type Table,
  table,
} from '@clientele/core';
import { aggregateRules, quantiles } from '../feedback/aggregate-options.ts';
import type { AspectScores } from './score-aspects.ts';

/** One row an aspect that is named, the most blamed first. */
export type AspectSummary = Table<{
  aspect: CodedColumn;
  /** Texts that name it. */
  count: Float64Array;
  mentions: Float64Array;
  /** Mentions that praise it, and that blame it. */
  praised: Float64Array;
  blamed: Float64Array;
  /** Mean score of its mentions. */
  score: Float64Array;
  /** Mentions that blame it among all, with its interval. */
  negativeShare: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}> & { readonly level: number };

/** How sure the intervals are. */
export interface AspectSummaryOptions {
  /** 0.8, 0.9, 0.95 or 0.99. Default 0.9. */
  readonly level?: number;
}

const rules: Readonly<Record<keyof AspectSummaryOptions, OptionRule>> = { level: aggregateRules.level };

/**
 * What is to be improved first: how often each aspect is named, praised and blamed. Intervals of shares are Wilson's (1927,
 * JASA 22).
 *
 * @param aspects from `scoreAspects`
 * @param options how sure the intervals are
 * @returns one row an aspect that is named, most blamed first
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { scoreAspects, summarizeAspects, toRows } from '@clientele/sentiment';
 * const aspects = scoreAspects(['Slow delivery', 'The delivery was late. Lovely packaging!', 'Fast delivery']);
 * toRows(summarizeAspects(aspects), ['aspect', 'count', 'praised', 'blamed']);
 * // => [{ aspect: 'delivery', count: 3, praised: 1, blamed: 2 }, { aspect: 'packaging', count: 1, praised: 1, blamed: 0 }]
 */
export function summarizeAspects(aspects: AspectScores, options: AspectSummaryOptions = {}): AspectSummary {
  checkOptions('summarizeAspects', options, rules);
  expectTable('summarizeAspects', aspects, ['row', 'aspect', 'score', 'label']);
  const { columns, length } = aspects;
  const { level = 0.9 } = options;
  const rows = columns.aspect.dictionary.values.map((name) => ({
    name,
    last: -1,
    count: 0,
    mentions: 0,
    praised: 0,
    blamed: 0,
    scores: [] as number[],
  }));
  for (let at = 0; at < length; at++) {
    const row = rows[columns.aspect.codes[at] as number] as (typeof rows)[number];
    row.mentions++;
    row.scores.push(columns.score[at] as number);
    const label = columns.label.codes[at];
    if (label === 2) row.praised++;
    if (label === 0) row.blamed++;
    if (row.last === columns.row[at]) continue;
    row.last = columns.row[at] as number;
    row.count++;
  }
  const named = rows.filter(({ mentions }) => mentions > 0);
  named.sort((a, b) => b.blamed - a.blamed || b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
  const bounds = named.map(({ blamed, mentions }) => wilson(blamed, mentions, quantiles.get(level) as number));
  const pick = (value: (row: (typeof named)[number]) => number): Float64Array => Float64Array.from(named, value);
  const summary = table({
    aspect: encode(named.map(({ name }) => name)),
    count: pick(({ count }) => count),
    mentions: pick(({ mentions }) => mentions),
    praised: pick(({ praised }) => praised),
    blamed: pick(({ blamed }) => blamed),
    score: pick(({ scores, mentions }) => exactSum(Float64Array.from(scores)) / mentions),
    negativeShare: pick(({ blamed, mentions }) => blamed / mentions),
    lower: Float64Array.from(bounds, ({ lower }) => lower),
    upper: Float64Array.from(bounds, ({ upper }) => upper),
  });
  return Object.freeze({ ...summary, level });
}

function wilson(hits: number, n: number, z: number): { lower: number; upper: number } {
  const [share, square] = [hits / n, (z * z) / n];
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  return { lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}
