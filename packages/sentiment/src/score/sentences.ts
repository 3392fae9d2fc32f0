import { type CodedColumn, type Table, type TextColumn, table } from '@clientele/core';
import type { SentimentMode } from './mode.ts';
import { openFor } from './open.ts';
import type { OpenSentiment } from './open-sentiment.ts';
import type { SentimentOptions } from './options.ts';
import { splitSentences } from './split-sentences.ts';
import { type Texts, textsOf } from './texts.ts';

/** One row a sentence, and by what it was read. */
export type SentenceScores = Table<{
  /** Which text it stands in, from 0. */
  row: Float64Array;
  /** Where it stands in that text, in UTF-16 units, the end exclusive. */
  start: Float64Array;
  end: Float64Array;
  text: TextColumn;
  /** −1 to 1. */
  score: Float64Array;
  label: CodedColumn;
  /** Sums of all contributions below and above 0. */
  negativeMass: Float64Array;
  positiveMass: Float64Array;
}> & { readonly mode: SentimentMode; readonly threshold: number };

/**
 * Scores the sentences of texts, each by itself: what a text praises and what it blames come apart, and a sentence has the
 * same score alone and in company.
 *
 * @param texts strings
 * @param by options, or what `openSentiment` or `openSentimentLinear` has opened
 * @returns one row a sentence, in the order of the texts; a blank text has none
 * @throws InvalidInputError (`invalid-input`) naming rows that hold no string
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { scoreSentences, toRows } from '@clientele/sentiment';
 * toRows(scoreSentences(['The room was lovely. Breakfast was cold and overpriced!']), ['row', 'start', 'end', 'label']);
 * // => [{ row: 0, start: 0, end: 20, label: 'positive' }, { row: 0, start: 21, end: 55, label: 'negative' }]
 */
export function scoreSentences(texts: Texts, by: SentimentOptions | OpenSentiment = {}): SentenceScores {
  const opened = openFor('scoreSentences', by);
  const list = textsOf('scoreSentences', texts);
  const [rows, starts, ends, sentences]: [number[], number[], number[], string[]] = [[], [], [], []];
  list.forEach((text, row) => {
    for (const { start, end } of splitSentences(text)) {
      rows.push(row);
      starts.push(start);
      ends.push(end);
      sentences.push(text.slice(start, end));
    }
  });
  const { score, label, negativeMass, positiveMass } = opened.reader.columns(sentences);
  const columns = {
    row: Float64Array.from(rows),
    start: Float64Array.from(starts),
    end: Float64Array.from(ends),
    text: Object.freeze(sentences),
    score,
    label,
    negativeMass,
    positiveMass,
  };
  return Object.freeze({ ...table(columns), mode: opened.mode, threshold: opened.threshold });
}
