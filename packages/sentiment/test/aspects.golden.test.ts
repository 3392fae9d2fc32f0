import {
  aggregateFeedback,
  customerAspects,
  customerSentiment,
  fitSentimentLinear,
  learnAspects,
  openSentimentLinear,
  scoreAspects,
  summarizeAspects,
  toRows,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { reviews } from './reviews.ts';

const aspects = { food: ['food', 'pizza'], service: ['service', 'waiter', 'customer service'], room: ['room'] };
const labels = (text: string): unknown[] =>
  toRows(scoreAspects([text], { aspects }), ['aspect', 'label']).map(({ aspect, label }) => `${aspect} ${label}`);

describe('scoreAspects', () => {
  it.each([
    ['Nice room, cold food', ['room positive', 'food neutral']],
    ['Nice room, awful food', ['room positive', 'food negative']],
    ['The food was awful but the service was great', ['food negative', 'service positive']],
    ['The food and service were great', ['food positive', 'service positive']],
    ['We had pizza. It was horrible!', ['food neutral']],
    ['The food was not good', ['food negative']],
    ['The waiter came. The room is great', ['service neutral', 'room positive']],
    ['I love it', []],
  ])('%s', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  // PyABSA 78, 266, 292: aspects joined into one, spans that are wrong; nlp-architect 177: mentions that get lost.
  it('keeps every mention with its place, longest terms first, plurals included', () => {
    const text = 'Customer service? Pizzas & WAITERS, rooms';
    const { start, end, opinions } = scoreAspects([text], { aspects }).columns;
    const spans = Array.from(start, (from, at) => text.slice(from, end[at]));
    expect(spans).toEqual(['Customer service', 'Pizzas', 'WAITERS', 'rooms']);
    expect(Array.from(opinions)).toEqual([0, 0, 0, 0]);
  });

  it('reads by a trained model as well', () => {
    const by = openSentimentLinear(fitSentimentLinear(reviews));
    const found = scoreAspects(['great screen, rude staff'], { aspects: { screen: ['screen'], staff: ['staff'] }, by });
    expect(Array.from(found.columns.score, Math.sign)).toEqual([1, -1]);
  });

  it('says so where no text names an aspect, and refuses aspects without words', () => {
    expect(scoreAspects(['guten Tag']).notes[0]?.code).toBe('no-aspects-named');
    expect(() => scoreAspects([''], { aspects: { food: [] } })).toThrow(/aspects.food must be a list of words/);
    expect(() => scoreAspects([''], { aspects: {} })).toThrow(/aspects must be one aspect or more/);
    expect(() => scoreAspects([7 as never])).toThrow(/row 0/);
  });

  it('takes any text, and an aspect of any name', () => {
    const odd = new Map([
      ['__proto__', ['constructor']],
      ['constructor', ['tostring']],
    ]);
    const texts = [
      '',
      'constructor toString __proto__',
      '\ud800 room',
      'room '.repeat(3000),
      `${'a'.repeat(20_000)} room`,
    ];
    const found = scoreAspects(texts, { aspects: odd });
    expect(toRows(found, ['row', 'aspect'])).toEqual([
      { row: 1, aspect: '__proto__' },
      { row: 1, aspect: 'constructor' },
    ]);
  });

  it('has a list of its own in which every term belongs to one aspect', () => {
    const terms = Object.values(customerAspects as Record<string, readonly string[]>).flat();
    expect(new Set(terms).size).toBe(terms.length);
  });
});

describe('learnAspects', () => {
  it('finds what is named and judged often, and no opinion words', () => {
    const texts = [
      'The strap is great',
      'Great straps!',
      'Bad strap',
      'battery life is terrible',
      'Good battery life',
      'Great battery life',
      'We met on Monday',
    ];
    expect(learnAspects(texts, { minCount: 3 })).toEqual({ 'battery life': ['battery life'], strap: ['strap'] });
    expect(learnAspects(texts, { minCount: 3, most: 1 })).toEqual({ 'battery life': ['battery life'] });
    expect(learnAspects([])).toEqual({});
  });
});

describe('summarizeAspects', () => {
  it('counts texts, mentions, praise and blame; the interval of the share is Wilson’s', () => {
    // Wilson 95 % for 0 of 10: 0 to .2775 (Newcombe 1998, Statistics in Medicine 17, table I, method 3, for 0/10 by its formula).
    const ten = scoreAspects(
      Array.from({ length: 10 }, () => 'great room'),
      { aspects },
    );
    const { columns } = summarizeAspects(ten, { level: 0.95 });
    expect(columns.mentions[0]).toBe(10);
    expect(columns.lower[0]).toBe(0);
    expect(columns.upper[0]).toBeCloseTo(0.2775, 4);
  });
});

describe('aspects of customers', () => {
  const feedback = [
    { customer: 'Ada', time: '2026-01-01', text: 'Great food, great food! Rude waiter' },
    { customer: 'Bo', time: '2026-01-02', text: 'Horrible room' },
    { customer: 'Cy', time: '2026-01-03', text: 'Hello' },
  ];
  it('are what each praises and blames most', () => {
    const table = customerSentiment(feedback, { aspects });
    expect(toRows(table, ['customer', 'bestAspect', 'worstAspect'])).toEqual([
      { customer: 'Ada', bestAspect: 'food', worstAspect: 'service' },
      { customer: 'Bo', bestAspect: null, worstAspect: 'room' },
      { customer: 'Cy', bestAspect: null, worstAspect: null },
    ]);
  });
  it('count less the older they are, where a half-life is given', () => {
    const texts = ['Horrible, horrible room', 'Rude waiter'];
    const scored = { customer: ['Ada', 'Ada'], time: [0, 86_400_000 * 30], score: [-0.8, -0.4] };
    const given = { aspects: scoreAspects(texts, { aspects }) };
    const worst = (options: object): unknown =>
      toRows(aggregateFeedback(scored, { ...given, ...options }))[0]?.worstAspect;
    expect(worst({})).toBe('room');
    expect(worst({ halfLife: { days: 2 } })).toBe('service');
  });
  it('must be of the same texts', () => {
    const scored = { customer: ['Ada'], time: [0], score: [0] };
    expect(() => aggregateFeedback(scored, { aspects: scoreAspects(['', 'room'], { aspects }) })).toThrow(
      /text 1 is none of the 1 texts/,
    );
  });
});
