import { openSentiment, scoreAspects, scoreSentiment, summarizeAspects, toRows } from '@clientele/sentiment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const opened = openSentiment();
const words = fc.constantFrom(
  'good',
  'bad',
  'not',
  'very',
  'but',
  'price',
  'slow',
  'delivery',
  '👍',
  ':(',
  '5 stars',
  'the',
  ',',
  '.',
  '!',
);
const texts = fc.array(
  fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
  { minLength: 1, maxLength: 8 },
);
const scoresOf = (list: readonly string[]): number[] => [...scoreSentiment(list, opened).columns.score];

describe('the score of a text', () => {
  it('is its own: neither neighbours nor their order change it (vaderSentiment#143)', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const alone = list.map((text) => scoresOf([text])[0]);
        expect(scoresOf(list)).toEqual(alone);
        expect(scoresOf(list.toReversed())).toEqual(alone.toReversed());
      }),
      { numRuns: 60 },
    );
  });

  it('does not change with blanks around it, nor with the kind of its apostrophes', () => {
    fc.assert(
      fc.property(texts, (list) => {
        expect(scoresOf(list.map((text) => `  ${text}\n`))).toEqual(scoresOf(list));
      }),
      { numRuns: 40 },
    );
    for (const text of ["don't like it", "can't complain", "isn't good"]) {
      expect(scoresOf([text.replace("'", '’')])).toEqual(scoresOf([text]));
    }
  });

  it('is 0 and neutral of a text without a word', () => {
    expect(scoresOf(['', ' ', '\n', '—', '123'])).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('aspects', () => {
  it('are told with or without an opinion, each mention on a line of its own (nlp-architect#177, PyABSA#78)', () => {
    const list = ['The price is 5 euro', 'The price is great', 'price great, delivery slow'];
    const mentions = scoreAspects(list);
    expect(toRows(mentions, ['row', 'aspect', 'opinions'])).toEqual([
      { row: 0, aspect: 'price', opinions: 0 },
      { row: 1, aspect: 'price', opinions: 1 },
      { row: 2, aspect: 'price', opinions: 1 },
      { row: 2, aspect: 'delivery', opinions: 1 },
    ]);
    const [price] = toRows(summarizeAspects(mentions)).filter((row) => row['aspect'] === 'price');
    expect(price).toMatchObject({ mentions: 3, praised: 2, blamed: 0 });
  });

  it('lie within their texts, and never across each other', () => {
    fc.assert(
      fc.property(texts, (list) => {
        let [last, end] = [-1, 0];
        for (const row of toRows(scoreAspects(list), ['row', 'start', 'end'])) {
          const [at, from, to] = [Number(row['row']), Number(row['start']), Number(row['end'])];
          expect(from).toBeGreaterThanOrEqual(at === last ? end : 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual((list[at] as string).length);
          [last, end] = [at, to];
        }
      }),
      { numRuns: 20 },
    );
  });
});
