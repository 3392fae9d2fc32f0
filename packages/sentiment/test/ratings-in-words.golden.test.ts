import { explainSentiment, openSentiment, type SentimentLabel } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

const opened = openSentiment();
const scoreOf = (text: string): number => explainSentiment(text, opened).score;
const labelOf = (text: string): SentimentLabel => explainSentiment(text, opened).label;

/** Judgements that every reader of English agrees on, in forms whose single words say the opposite. */
describe('praise and blame that single words get wrong', () => {
  it.each<[string, SentimentLabel]>([
    ['Could not be more disappointed', 'negative'],
    ["couldn't be more pleased", 'positive'],
    ['The waiter was anything but helpful', 'negative'],
    ['The waiter was helpful', 'positive'],
    ['a less than perfect result', 'negative'],
    ["I can't recommend it enough", 'positive'],
    ["I can't recommend it", 'negative'],
    ['I would recommend this to no one', 'negative'],
    ['hard to fault', 'positive'],
    ['hard to use', 'negative'],
    ["it doesn't get better than this", 'positive'],
    ["it doesn't get better", 'negative'],
  ])('reads %j as %s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });
});

describe('ratings written out', () => {
  const outOfFive = [0, 1, 2, 3, 4, 5].map((stars) => scoreOf(`${stars} out of 5 stars`));

  it('rise with the stars, whatever the five behind them says', () => {
    expect(outOfFive).toEqual([...outOfFive].sort((a, b) => a - b));
    expect(outOfFive[2]).toBeLessThan(0);
    expect(outOfFive[3]).toBe(0);
    expect(outOfFive[4]).toBeGreaterThan(0);
  });

  it('count the same with a slash, and in words', () => {
    for (const [stars, word] of ['zero', 'one', 'two', 'three', 'four', 'five'].entries()) {
      expect(scoreOf(`${stars}/5 stars`)).toBe(outOfFive[stars]);
      expect(scoreOf(`${word} out of five stars`)).toBe(outOfFive[stars]);
    }
  });

  it('rise with the points out of ten', () => {
    const points = Array.from({ length: 11 }, (_, point) => scoreOf(`${point} out of 10`));
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect([points[0], points[10]].map((score) => Math.sign(score as number))).toEqual([-1, 1]);
  });

  it('are no ratings where a comma stands between two counts', () => {
    expect(scoreOf('sizes 10, 10 and 12')).toBe(0);
  });
});
