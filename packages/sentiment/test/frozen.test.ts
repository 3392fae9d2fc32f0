import {
  aggregateFeedback,
  customerSentiment,
  explainSentiment,
  openSentiment,
  parseFeedback,
  scoreSentences,
  scoreSentiment,
  selectAdvocates,
} from '@clientele/sentiment';
import { firstUnfrozen } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const rows = ['2026-01-05', '2026-01-06'].map((time) => ({
  customer: 'Ada',
  time,
  text: 'Not a good day, but a kind one',
}));
const { notes } = openSentiment({ lexicon: { without: ['zzyzx'] } });
const prior = { mean: 0, strength: 1, deviation: 0.5 };
const feedback = { customer: ['Ada', 'Ada'], time: [0, 1], score: [0, 0.5] };

describe('what is handed out', () => {
  it.each([
    ['openSentiment', notes],
    ['scoreSentiment', scoreSentiment(Array.from({ length: 101 }, (_, row) => `line ${row}`))],
    ['scoreSentences', scoreSentences(['Nice. Cold.'])],
    ['explainSentiment', explainSentiment('Not a good day, but a kind one 😀')],
    ['parseFeedback', parseFeedback(rows)],
    ['customerSentiment', customerSentiment([...rows, {}])],
    ['aggregateFeedback', aggregateFeedback(feedback, { prior, asOf: 1 })],
    ['selectAdvocates', selectAdvocates(aggregateFeedback(feedback), { beyond: 0 })],
  ])('is frozen in depth: %s', (_name, result) => {
    expect(firstUnfrozen(result)).toBeNull();
  });
  it('freezes nothing of the caller’s', () => {
    const lexicon = { words: { parcel: 1 }, without: ['good'] };
    scoreSentiment(['good parcel'], { lexicon });
    aggregateFeedback(feedback, { prior });
    expect([lexicon, lexicon.words, lexicon.without, prior, feedback.score].some(Object.isFrozen)).toBe(false);
  });
});
