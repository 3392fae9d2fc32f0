import type { SentimentExplanation } from './explanation.ts';
import { openFor } from './open.ts';
import type { OpenSentiment } from './open-sentiment.ts';
import type { SentimentOptions } from './options.ts';
import { textsOf } from './texts.ts';

/**
 * Takes a score apart: what each word adds, and why. Contributions and emphasis add up to `sum`, exactly.
 *
 * @param text the text
 * @param by options, or what `openSentiment` or `openSentimentLinear` has opened
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
  const { reader } = openFor('explainSentiment', by);
  textsOf('explainSentiment', [text]);
  return reader.explain(text);
}
