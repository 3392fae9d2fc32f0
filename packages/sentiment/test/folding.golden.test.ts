import {
  explainSentiment,
  fitSentimentLinear,
  openSentiment,
  openSentimentLinear,
  scoreAspects,
  scoreSentences,
  toRows,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { reviews } from './reviews.ts';

/** Texts whose small letters are longer or shorter than they are: İ becomes two units, the Kelvin sign an ASCII k, ẞ a ß. */
const prefixes = ['İİİİ ', 'İSTANBUL İİ, ', 'STRAẞE ẞẞ ', '\u212a\u212a ', 'ǅ ΣΑΣ ', '𐐀𐐀 ', 'ﬁ ŉ ', 'e\u0301İ\u0307 '];
const word = 'terrible';

describe('offsets stand in the text as it was given, whatever its small letters are', () => {
  it.each(prefixes)('after %j', (prefix) => {
    const text = `${prefix}${word} DELIVERY. Awful staff`;
    for (const by of [
      openSentiment(),
      openSentiment({ mode: 'exact' }),
      openSentimentLinear(fitSentimentLinear(reviews)),
    ]) {
      for (const { start, end, text: token } of explainSentiment(text, by).tokens) {
        expect(text.slice(start, end)).toBe(token);
      }
      for (const { start, end, text: sentence } of toRows(scoreSentences([text], by))) {
        expect(text.slice(start as number, end as number)).toBe(sentence);
      }
      const mentions = toRows(scoreAspects([text], { by }), ['aspect', 'start', 'end']);
      expect(mentions.map(({ start, end }) => text.slice(start as number, end as number))).toEqual([
        'DELIVERY',
        'staff',
      ]);
    }
    for (const mode of ['improved', 'exact'] as const) {
      const found = explainSentiment(text, { mode }).tokens.find((token) => token.text === word);
      expect([found?.start, found?.end]).toEqual([prefix.length, prefix.length + word.length]);
    }
  });

  it('a word of your own is found in any case, and stands where it stands', () => {
    const lexicon = { words: { iyi: 2, straße: -2 } };
    const { tokens } = explainSentiment('İYİ, STRAẞE', { lexicon });
    expect(tokens.map(({ text, start, base }) => [text, start, base])).toEqual([
      ['İYİ', 0, 2],
      ['STRAẞE', 5, -2],
    ]);
  });

  it('a model knows a word by its capitals, İ among them', () => {
    const text = [...reviews.text, ...Array(4).fill('iyi'), ...Array(4).fill('straße')];
    const label = [...reviews.label, ...Array(4).fill('positive'), ...Array(4).fill('negative')];
    const model = openSentimentLinear(fitSentimentLinear({ text, label }));
    const of = (one: string): number => explainSentiment(one, model).sum;
    expect([of('İYİ'), of('STRAẞE')]).toEqual([of('iyi'), of('straße')]);
    expect(of('iyi')).toBeGreaterThan(of('straße'));
  });

  it('an emoticon of your own is as long as it was written', () => {
    const { tokens } = explainSentiment('İ:) great', { lexicon: { words: { 'İ:)': 2 } } });
    expect(tokens.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['İ:)', 0, 3],
      ['great', 4, 9],
    ]);
  });
});
