import { aggregateFeedback, customerSentiment, parseFeedback, scoreSentiment, toRows } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

const rows = [
  { who: 7, when: '2026-01-03', what: 'Great service!', stars: '5' },
  { who: 7, when: '2026-02-01', what: 'Still happy', stars: '4' },
  { who: 9, when: '2026-02-02', what: 'It never arrived.', stars: '1' },
  { who: 9, when: '2026-02-05', what: '', stars: '2' },
  { who: 9, when: 'soon', what: 'Terrible', stars: '1' },
  { who: 9, when: '2026-02-06', what: 'Terrible', stars: '' },
];
const map = { customer: 'who', time: 'when', text: 'what', rating: 'stars' };

describe('customerSentiment', () => {
  it('is its steps, one after another', () => {
    const usable = rows.filter(({ when, what }) => when !== 'soon' && what !== '');
    const table = customerSentiment(usable, { map });
    const log = parseFeedback(usable, { map });
    const { score } = scoreSentiment(log).columns;
    expect(table.columns).toEqual(aggregateFeedback({ ...log, score }).columns);
    expect(customerSentiment(log).columns).toEqual(table.columns);
    expect(toRows(table, ['customer', 'count', 'rating'])).toEqual([
      { customer: '7', count: 2, rating: 4.5 },
      { customer: '9', count: 2, rating: 1 },
    ]);
  });
  it('sets rows aside that have no text or no time, and lists them', () => {
    const { issues, columns } = customerSentiment(rows, { map });
    expect([...columns.count]).toEqual([2, 2]);
    expect(issues.counts).toEqual({ 'missing-value': 2, 'invalid-date': 1 });
    expect(issues.listed.map(({ row, column, action }) => [row, column, action])).toEqual([
      [3, 'what', 'dropped'],
      [4, 'when', 'dropped'],
      [5, 'stars', 'kept'],
    ]);
  });
  it('reads texts by mode, lexicon and threshold', () => {
    const score = (options: object): number | undefined =>
      customerSentiment(rows.slice(0, 3), { map, ...options }).columns.score[1];
    expect(score({ mode: 'exact' })).not.toBe(score({}));
    expect(score({ lexicon: { words: { 'never arrived': 1 } } })).toBeGreaterThan(score({}) as number);
    const share = customerSentiment(rows.slice(0, 3), { map, threshold: 0.6 }).columns.negativeShare;
    expect([...share]).toEqual([0, 0]);
  });
});
