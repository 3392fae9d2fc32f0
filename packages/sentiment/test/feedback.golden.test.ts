import { aggregateFeedback, customerTable, selectAdvocates, selectDetractors, toRows } from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { estimatePrior } from '../src/feedback/prior.ts';

const day = 86_400_000;
const prior = { mean: 0.1, strength: 2, deviation: 0.4 };

describe('the score of a customer', () => {
  it('is drawn to the mean of all by the strength of the prior, with the interval of a normal mean', () => {
    const feedback = { customer: ['Ada', 'Ada', 'Bo'], time: [0, day, day], score: [0.5, 0.9, -0.8] };
    const [ada, bo] = toRows(aggregateFeedback(feedback, { prior, level: 0.95 }));
    // (2 · 0.1 + 0.5 + 0.9) / (2 + 2), and 0.4 / √4 around it
    expect([ada?.['score'], ada?.['count']]).toEqual([0.4, 2]);
    expect(ada?.['lower']).toBeCloseTo(0.4 - 1.959963984540054 * 0.2, 12);
    expect(ada?.['upper']).toBeCloseTo(0.4 + 1.959963984540054 * 0.2, 12);
    // (2 · 0.1 − 0.8) / 3
    expect(bo?.['score']).toBeCloseTo(-0.2, 12);
  });

  it('forgets by half in a half-life, before asOf', () => {
    const feedback = { customer: ['Ada', 'Ada'], time: [0, 10 * day], score: [1, -1] };
    const table = aggregateFeedback(feedback, { prior, halfLife: { days: 10 }, asOf: 20 * day });
    // weights 1/4 and 1/2: (0.2 + 0.25 − 0.5) / 2.75
    expect(table.columns.score[0]).toBeCloseTo(-0.05 / 2.75, 12);
  });

  it('has a trend a month, drawn to none', () => {
    const month = (365.25 / 12) * day;
    const feedback = {
      customer: ['Ada', 'Ada', 'Ada', 'Bo', 'Bo'],
      time: [0, month, 2 * month, 0, day],
      score: [-0.5, 0, 0.5, -1, 1],
    };
    const { trend } = aggregateFeedback(feedback, { prior }).columns;
    // Σ dt dy = 1, Σ dt² = 2, and a strength of 2
    expect(trend[0]).toBeCloseTo(0.25, 12);
    expect(trend[1]).toBeNaN();
  });

  it('names the last negative text, the share of negative ones, and the mean of the ratings there are', () => {
    const feedback = {
      customer: ['Ada', 'Ada', 'Ada', 'Bo'],
      time: [3, 1, 2, 4],
      score: [0.9, -0.2, -0.1, 0],
      rating: [5, Number.NaN, 2, Number.NaN],
    };
    const rows = toRows(aggregateFeedback(feedback, { prior }), ['lastNegative', 'negativeShare', 'rating']);
    expect(rows).toEqual([
      { lastNegative: 1, negativeShare: 1 / 3, rating: 3.5 },
      { lastNegative: null, negativeShare: 0, rating: null },
    ]);
  });

  it('sees only what was said before asOf, and says how much was said later', () => {
    const feedback = { customer: ['Ada', 'Ada', 'Bo'], time: [0, 10, 10], score: [0.5, -1, -1] };
    const table = aggregateFeedback(feedback, { asOf: 10, prior });
    expect(toRows(table, ['customer', 'count'])).toEqual([{ customer: 'Ada', count: 1 }]);
    expect(table.notes).toMatchObject([{ code: 'feedback-after-as-of', details: { rows: 2 } }]);
  });
});

describe('the prior', () => {
  it('is found by the analysis of variance: groups 1 2 3, 3 4 5 and 5 6 7 have components 1 and 11/3', () => {
    // MSW = 6/6 = 1, MSB = 24/2 = 12, n₀ = 3: τ² = (12 − 1)/3, strength = 3/11
    const moments = { n: Float64Array.of(3, 3, 3), mean: Float64Array.of(2, 4, 6), squares: Float64Array.of(2, 2, 2) };
    const found = estimatePrior(moments);
    expect(found.strength).toBeCloseTo(3 / 11, 12);
    expect([found.mean, found.deviation, found.estimated]).toEqual([4, 1, true]);
  });
  it('is strong where customers do not differ', () => {
    const moments = { n: Float64Array.of(2, 2), mean: Float64Array.of(0, 0), squares: Float64Array.of(1, 1) };
    expect(estimatePrior(moments)).toMatchObject({ mean: 0, strength: 100, estimated: true });
    const alike = { customer: ['Ada', 'Ada', 'Bo', 'Bo'], time: [0, 1, 2, 3], score: [1, -1, 1, -1] };
    expect(aggregateFeedback(alike).notes.map(({ code }) => code)).toEqual(['customers-alike']);
  });
  it('is a usual one, with a note, where nobody wrote twice', () => {
    const table = aggregateFeedback({ customer: ['Ada', 'Bo'], time: [0, 1], score: [1, 0] });
    expect(table.prior).toEqual({ mean: 0.5, strength: 2, deviation: 0.5 });
    expect(table.notes.map(({ code }) => code)).toEqual(['prior-not-estimable']);
  });
  it('of a table reads later feedback by the same measure', () => {
    const feedback = { customer: ['Ada', 'Ada', 'Bo', 'Bo'], time: [0, 1, 2, 3], score: [1, 0.8, -0.4, -0.9] };
    const first = aggregateFeedback(feedback);
    const again = aggregateFeedback(
      { customer: ['Ada', 'Ada'], time: [0, 1], score: [1, 0.8] },
      { prior: first.prior },
    );
    expect(again.columns.score[0]).toBe(first.columns.score[0]);
  });
});

describe('advocates and detractors', () => {
  const profiles = customerTable(['one happy tweet', 'fan', 'critic', 'quiet', 'famous'], {
    score: Float64Array.of(0.6, 0.5, -0.5, 0, 0.4),
    lower: Float64Array.of(-0.1, 0.4, -0.7, -0.2, 0.3),
    upper: Float64Array.of(1, 0.6, -0.3, 0.2, 0.5),
    count: Float64Array.of(1, 20, 5, 8, 12),
  });
  const names = (table: Parameters<typeof toRows>[0]): unknown[] =>
    toRows(table).map((row) => (row as { customer: string }).customer);

  it('are those whose interval lies beyond a score, so one happy tweet is not enough', () => {
    expect(names(selectAdvocates(profiles))).toEqual(['fan', 'famous']);
    expect(names(selectDetractors(profiles))).toEqual(['critic']);
    expect(names(selectAdvocates(profiles, { beyond: 0.35 }))).toEqual(['fan']);
    expect(names(selectAdvocates(profiles, { minCount: 15 }))).toEqual(['fan']);
  });
  it('are ranked by bound times reach where reach is known', () => {
    const table = selectAdvocates(profiles, { reach: [1, 10, 1, 1, 1000] });
    expect(toRows(table, ['customer', 'bound', 'weight'])).toEqual([
      { customer: 'famous', bound: 0.3, weight: 300 },
      { customer: 'fan', bound: 0.4, weight: 4 },
    ]);
  });
});
