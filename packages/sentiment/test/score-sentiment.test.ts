import { parseFeedback, scoreSentences, scoreSentiment, toRows } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

describe('many texts', () => {
  it('come as a list, or as the text column of a log', () => {
    const log = parseFeedback([{ customer: 'Ada', time: '2026-01-05', text: 'Lovely!' }]);
    expect(scoreSentiment(log).columns).toEqual(scoreSentiment(['Lovely!']).columns);
  });

  it('that differ and all score alike raise a note (S23)', () => {
    const lines = Array.from({ length: 101 }, (_, line) => `line ${line}`);
    expect(scoreSentiment(lines).notes).toMatchObject([{ code: 'scores-all-alike', details: { score: 0 } }]);
    expect(scoreSentiment(lines.slice(1)).notes).toEqual([]);
    expect(scoreSentiment(lines.map(() => 'fine')).notes).toEqual([]);
    expect(scoreSentiment([...lines, 'fine']).notes).toEqual([]);
  });

  it('have a sum that is not the score, also where there is one word (S24)', () => {
    const [row] = toRows(scoreSentiment(['good']));
    expect([row?.['positiveMass'], row?.['positive']]).toEqual([1.9, 1]);
    expect(row?.['score']).toBeCloseTo(1.9 / Math.sqrt(1.9 ** 2 + 15), 15);
  });
});

describe('sentences', () => {
  it('end at marks that a blank follows and at line breaks, not inside numbers and addresses', () => {
    const text = 'Paid 3.50 at shop.example! “Great.” Why?! No… Fine\nBye。再见。';
    expect(toRows(scoreSentences([text])).map((row) => row['text'])).toEqual([
      'Paid 3.50 at shop.example!',
      '“Great.”',
      'Why?!',
      'No…',
      'Fine',
      'Bye。',
      '再见。',
    ]);
  });
});
