import { type CodedColumn, frozen, type Note, type Table, table } from '@clientele/core';
import { roundHalfEven } from '../vader/round.ts';
import { labelCode, sentimentLabels } from './label.ts';
import { type OpenSentiment, openFor } from './open.ts';
import type { SentimentMode, SentimentOptions } from './options.ts';
import { newNumbers, summarize } from './summarize.ts';
import { type Texts, textsOf } from './texts.ts';

/** What a text says, in columns. */
export type SentimentColumns = {
  /** −1 to 1: x / √(x² + 15) of the sum x of all contributions; to four digits in mode exact. */
  score: Float64Array;
  /** By the table's `threshold`. */
  label: CodedColumn;
  /** Share of the text that blames, says nothing, and praises: together 1, no probabilities; all 0 for a text without words. */
  negative: Float64Array;
  neutral: Float64Array;
  positive: Float64Array;
  /** Sum of all contributions below 0. */
  negativeMass: Float64Array;
  /** Sum of all contributions above 0. */
  positiveMass: Float64Array;
};

/** One row a text, in input order, and by what it was read. */
export type SentimentScores = Table<SentimentColumns> & {
  readonly mode: SentimentMode;
  readonly threshold: number;
  readonly notes: readonly Note[];
};

/**
 * Scores what texts say, from −1 (all blame) to 1 (all praise). A score depends on its text alone, and the time it takes
 * grows with the length of the text, whatever the text.
 *
 * @param texts strings; an empty one scores 0 and is neutral
 * @param by options, or what `openSentiment` has opened
 * @returns one row a text: score, label, shares, and praise and blame apart
 * @throws InvalidInputError (`invalid-input`) naming rows that hold no string
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @see Hutto and Gilbert (2014), "VADER", ICWSM-14, for mode exact and the scale
 * @example
 * import { scoreSentiment, toRows } from '@clientele/sentiment';
 * const scores = scoreSentiment(['Great phone!', 'It does not work.', 'Lovely screen, terrible battery.']);
 * toRows(scores, ['label']); // => [{ label: 'positive' }, { label: 'negative' }, { label: 'mixed' }]
 * scoreSentiment(['Service was good.'], { mode: 'exact' }).columns.score[0]; // => 0.4404
 */
export function scoreSentiment(texts: Texts, by: SentimentOptions | OpenSentiment = {}): SentimentScores {
  const opened = openFor('scoreSentiment', by);
  const list = textsOf('scoreSentiment', texts);
  const columns = scoreTexts(list, opened);
  const notes = [...opened.notes];
  if (areAlike(list, columns.score)) {
    const message = 'more than 100 different texts have one and the same score: look at the column that was read';
    notes.push({ code: 'scores-all-alike', message, details: { score: columns.score[0] as number } });
  }
  const { mode, threshold } = opened;
  return Object.freeze({ ...table(columns), mode, threshold, notes: frozen(notes) });
}

/** The columns of texts that are known to be strings. */
export function scoreTexts(texts: readonly string[], { engine, mode, threshold }: OpenSentiment): SentimentColumns {
  const { length } = texts;
  const columns = {
    score: new Float64Array(length),
    negative: new Float64Array(length),
    neutral: new Float64Array(length),
    positive: new Float64Array(length),
    negativeMass: new Float64Array(length),
    positiveMass: new Float64Array(length),
  };
  const codes = new Uint32Array(length);
  const numbers = newNumbers();
  const isExact = mode === 'exact';
  for (let row = 0; row < length; row++) {
    summarize(engine.read(texts[row] as string), numbers);
    const { score, negative, neutral, positive } = numbers;
    columns.score[row] = isExact ? roundHalfEven(score, 4) : score;
    columns.negative[row] = isExact ? roundHalfEven(negative, 3) : negative;
    columns.neutral[row] = isExact ? roundHalfEven(neutral, 3) : neutral;
    columns.positive[row] = isExact ? roundHalfEven(positive, 3) : positive;
    columns.negativeMass[row] = numbers.negativeMass;
    columns.positiveMass[row] = numbers.positiveMass;
    codes[row] = labelCode(columns.score[row] as number, threshold, isExact ? null : numbers);
  }
  const label = Object.freeze({ dictionary: Object.freeze({ values: sentimentLabels }), codes });
  const { score, ...others } = columns;
  return { score, label, ...others };
}

/** Whether more than 100 different texts share one score. */
function areAlike(texts: readonly string[], scores: Float64Array): boolean {
  const first = scores[0];
  return texts.length > 100 && scores.every((score) => score === first) && new Set(texts).size > 100;
}
