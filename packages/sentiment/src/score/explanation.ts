import type { EffectKind } from './effect.ts';
import type { SentimentLabel } from './label.ts';
import type { SentimentMode } from './mode.ts';

/** A change to what a word counts, and the words that made it. */
export interface SentimentEffect {
  readonly kind: EffectKind;
  /** Where the words that made it stand in the text, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly change: number;
}

/** A word, phrase, emoticon or emoji that counts, or would but for the words around it. */
export interface SentimentToken {
  /** Where it stands in the original text, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the lexicon says, −4 to 4; by a trained model the contribution itself. */
  readonly base: number;
  readonly effects: readonly SentimentEffect[];
  /** `base` plus all changes: what it adds to the sum. */
  readonly contribution: number;
}

/** A score taken apart. */
export interface SentimentExplanation {
  readonly score: number;
  readonly label: SentimentLabel;
  readonly mode: SentimentMode;
  readonly threshold: number;
  /** All contributions and the emphasis. By a lexicon score = sum / √(sum² + 15); by a trained model the log-odds of praise against blame. */
  readonly sum: number;
  /** What belongs to no token: what exclamation and question marks add, with the sign of the sum; the intercept of a trained model. */
  readonly emphasis: number;
  /** Tokens that have a valence or count, in text order. */
  readonly tokens: readonly SentimentToken[];
  /** All tokens of the text, those that say nothing included. */
  readonly tokenCount: number;
}
