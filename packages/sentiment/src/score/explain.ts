import { frozen } from '@clientele/core';
import type { Effect, EffectKind } from './effect.ts';
import { labelCode, type SentimentLabel, sentimentLabels } from './label.ts';
import { type OpenSentiment, openFor } from './open.ts';
import type { SentimentMode, SentimentOptions } from './options.ts';
import type { TokenSpan } from './reading.ts';
import { scoreTexts } from './score-sentiment.ts';
import { newNumbers, summarize } from './summarize.ts';
import { textsOf } from './texts.ts';

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
  /** What the lexicon says, −4 to 4. */
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
  /** All contributions and the emphasis; score = sum / √(sum² + 15). */
  readonly sum: number;
  /** What exclamation and question marks add, with the sign of the sum. */
  readonly emphasis: number;
  /** Tokens that have a valence or count, in text order. */
  readonly tokens: readonly SentimentToken[];
  /** All tokens of the text, those that say nothing included. */
  readonly tokenCount: number;
}

/**
 * Takes a score apart: what each word adds, and why. Contributions and emphasis add up to `sum`, exactly.
 *
 * @param text the text
 * @param by options, or what `openSentiment` has opened
 * @returns score, label, and each token that counts with its place in the text
 * @throws InvalidInputError (`invalid-input`) where the text is no string
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { explainSentiment } from '@clientele/sentiment';
 * const { tokens } = explainSentiment('Not a good phone', { mode: 'exact' });
 * tokens.map(({ text, base, contribution }) => [text, base, contribution]); // => [['good', 1.9, -1.406]]
 * tokens[0].effects.map(({ kind, start, end }) => [kind, start, end]); // => [['negation', 0, 3]]
 */
export function explainSentiment(text: string, by: SentimentOptions | OpenSentiment = {}): SentimentExplanation {
  const opened = openFor('explainSentiment', by);
  const { engine, mode, threshold } = opened;
  textsOf('explainSentiment', [text]);
  const score = scoreTexts([text], opened).score[0] as number;
  const effects = new Map<number, Effect[]>();
  const reading = engine.read(text, (token, effect) => {
    const known = effects.get(token);
    if (known === undefined) effects.set(token, [effect]);
    else known.push(effect);
  });
  const numbers = newNumbers();
  summarize(reading, numbers);
  const tokens: SentimentToken[] = [];
  for (let i = 0; i < reading.length; i++) {
    const span = engine.span(i);
    const contribution = reading.valences[i] as number;
    if (contribution === 0 && span.base === 0) continue;
    tokens.push(
      tokenOf(
        text,
        span,
        (effects.get(i) ?? []).map((effect) => placed(effect, engine.span(effect.by))),
        contribution,
      ),
    );
  }
  const label = sentimentLabels[labelCode(score, threshold, mode === 'exact' ? null : numbers)] as SentimentLabel;
  const { sum, emphasis } = numbers;
  return frozen({ score, label, mode, threshold, sum, emphasis, tokens, tokenCount: reading.length });
}

function placed({ kind, change }: Effect, { start, end }: TokenSpan): SentimentEffect {
  return { kind, start, end, change };
}

function tokenOf(
  text: string,
  { start, end, base }: TokenSpan,
  effects: readonly SentimentEffect[],
  contribution: number,
): SentimentToken {
  return { start, end, text: text.slice(start, end), base, effects, contribution };
}
