import { openFor } from './open.ts';
import type { OpenSentiment } from './open-sentiment.ts';
import type { SentimentOptions } from './options.ts';
import { type SentimentScores, scoresOf } from './scores.ts';
import { type Texts, textsOf } from './texts.ts';

/**
 * Scores what texts say, from −1 (all blame) to 1 (all praise). A score depends on its text alone, and the time it takes
 * grows with the length of the text, whatever the text.
 *
 * @param texts strings; an empty one scores 0 and is neutral
 * @param by options, or what `openSentiment` or `openSentimentLinear` has opened
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
  return scoresOf(textsOf('scoreSentiment', texts), opened);
}
