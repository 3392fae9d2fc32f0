import { scoreSentiment } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

/**
 * Sentences of the paper, of the README of vaderSentiment, and some of our own; numbers as Python vaderSentiment gives them
 * (commit 44fc044, CPython 3.11): compound, negative, neutral, positive.
 */
const sentences: readonly (readonly [string, number, number, number, number])[] = [
  ['VADER is smart, handsome, and funny.', 0.8316, 0, 0.254, 0.746],
  ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342, 0, 0.233, 0.767],
  ["At least it isn't a horrible book.", 0.431, 0, 0.678, 0.322],
  ['The plot was good, but the characters are uncompelling and the dialog is not great.', -0.7042, 0.327, 0.579, 0.094],
  ['Today SUX!', -0.5461, 0.779, 0.221, 0],
  ['Make sure you :) or :D today!', 0.8633, 0, 0.294, 0.706],
  ['Not bad at all', 0.431, 0, 0.513, 0.487],
  ['Catch utf-8 emoji such as 💘 and 💋 and 😁', 0.875, 0, 0.583, 0.417],
  ['Sentiment analysis has never been good.', -0.3412, 0.325, 0.675, 0],
  ['Service was kind of good.', 0.3832, 0, 0.605, 0.395],
  ['Service was never so good.', 0.6626, 0, 0.475, 0.525],
  ['he was never this good', 0.6084, 0, 0.502, 0.498],
  ['It is the least helpful reply.', -0.3252, 0.318, 0.682, 0],
  ['No good or helpful reply.', -0.5773, 0.612, 0.388, 0],
  ['NO problem HERE', 0.1343, 0.347, 0.2, 0.452],
  ['Why?? Why???', 0, 0, 1, 0],
  ['😀great', 0.3612, 0, 0.286, 0.714],
  [':) :(', 0.0258, 0.492, 0, 0.508],
  ['ok', 0.296, 0, 0, 1],
  ['You are the shit today', 0.6124, 0, 0.5, 0.5],
  ['the broken heart is a song', 0.2732, 0.274, 0.354, 0.372],
  ['a dear and beating heart', 0.8979, 0, 0.155, 0.845],
  ['a😀great b', 0.3612, 0, 0.545, 0.455],
  ['x\u00a0good\u0085bad', -0.1531, 0.473, 0.135, 0.392],
  ['', 0, 0, 0, 0],
  ['   ', 0, 0, 0, 0],
];

describe('mode exact', () => {
  it.each(sentences)('reads %j as VADER does', (text, compound, negative, neutral, positive) => {
    const { columns } = scoreSentiment([text], { mode: 'exact' });
    const numbers = [columns.score[0], columns.negative[0], columns.neutral[0], columns.positive[0]];
    expect(numbers).toEqual([compound, negative, neutral, positive]);
  });

  it('weighs the first of equal valences around a "but", as the Python code does', () => {
    const { columns } = scoreSentiment(['good but good but good bad good', 'I like it but I like it'], {
      mode: 'exact',
    });
    expect([...columns.score]).toEqual([0.8294, 0.6124]);
  });

  it('never scores an intensifier that is in the lexicon', () => {
    expect(scoreSentiment(['Incredible'], { mode: 'exact' }).columns.score[0]).toBe(0);
    expect(scoreSentiment(['Incredible']).columns.score[0]).toBeGreaterThan(0.4);
  });

  it('labels from 0.05 on, as its authors advise, and knows no mixed texts (S25)', () => {
    const scores = scoreSentiment(['ok', ':) :(', 'meh'], { mode: 'exact' });
    const labels = [...scores.columns.label.codes].map((code) => scores.columns.label.dictionary.values[code]);
    expect([labels, scores.threshold]).toEqual([['positive', 'neutral', 'negative'], 0.05]);
  });
});
