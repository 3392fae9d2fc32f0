import { isOpened } from '../score/is-opened.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';
import { type SentimentScores, scoresOf } from '../score/scores.ts';
import { type Texts, textsOf } from '../score/texts.ts';
import type { SentimentLinearModel } from './model.ts';
import { openLinear } from './open.ts';

/**
 * Scores texts by a trained model: `scoreSentiment` with a model in the place of a lexicon, for programs that need none
 * (the lexicon then stays out of the bundle).
 *
 * @param by the model, or what `openSentimentLinear` has opened
 * @param texts strings; one without words scores 0 and is neutral
 * @returns one row a text: score, label and probabilities
 * @throws InvalidInputError (`invalid-input`) naming rows that hold no string
 * @throws IncompatibleModelError (`incompatible-model`) where the model is another
 * @throws InvalidOptionError (`invalid-option`) where the model was fitted with a lexicon: open it with that
 * @example
 * import { fitSentimentLinear, scoreSentimentLinear } from '@clientele/sentiment';
 * const text = ['sehr gut', 'gut', 'gut und schnell', 'gerne wieder', 'alles gut', 'schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'];
 * const label = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
 * const { columns } = scoreSentimentLinear(fitSentimentLinear({ text, label }, { bits: 12 }), ['gut', '']);
 * columns.score[0] > 0.2 && columns.score[1] === 0; // => true
 */
export function scoreSentimentLinear(by: SentimentLinearModel | OpenSentiment, texts: Texts): SentimentScores {
  const opened = isOpened(by)
    ? (by as OpenSentiment)
    : openLinear('scoreSentimentLinear', by as SentimentLinearModel, {});
  return scoresOf(textsOf('scoreSentimentLinear', texts), opened);
}
