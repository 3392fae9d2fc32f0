import type { Note } from '@clientele/core';
import type { SentimentColumns } from './columns.ts';
import type { SentimentExplanation } from './explanation.ts';
import type { SentimentMode } from './mode.ts';

/** One way to read texts that are known to be strings; every verb that scores texts reads them by it. */
export interface TextReader {
  columns(texts: readonly string[]): SentimentColumns;
  explain(text: string): SentimentExplanation;
  /** The score, −1 to 1, that contributions of this sum come to. */
  scoreOf(sum: number): number;
}

/**
 * A lexicon with its rules, or a trained model, ready to read texts; made once by `openSentiment` or `openSentimentLinear`.
 * It holds indexes and cannot be serialised.
 */
export interface OpenSentiment {
  readonly mode: SentimentMode;
  /** Scores from this size on are positive or negative; where customers are summed up, by a trained model too. */
  readonly threshold: number;
  /** Words and phrases that carry a valence, or features that carry a weight. */
  readonly words: number;
  /** Words to be left out that were not there. */
  readonly notes: readonly Note[];
  /**
   * What reads the texts.
   * @internal
   */
  readonly reader: TextReader;
}
