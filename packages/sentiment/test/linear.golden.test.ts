import {
  explainSentiment,
  fitSentimentLinear,
  openSentiment,
  openSentimentLinear,
  partialFitSentimentLinear,
  scoreSentences,
  scoreSentiment,
  scoreSentimentLinear,
  toRows,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { solveLogistic, solveSvm, squaredRatios } from '../src/linear/kernel.ts';
import { openTokens } from '../src/linear/tokens.ts';
import { reviews } from './reviews.ts';

/** Two texts with one feature each, on two sides. */
const rows = { offsets: Uint32Array.of(0, 1, 2), buckets: Int32Array.of(0, 1) };
const pair = { rows, chosen: Uint32Array.of(0, 1), y: Float64Array.of(1, -1), squares: Float64Array.of(1, 1) };
const zero = { weights: new Float64Array(2), intercept: 0, iterations: 0, isConverged: false };

describe('the solvers find what can be found by hand', () => {
  // By symmetry w = (a, −a) and no intercept: min a² + 2 C (1 − a)² has a = 2C / (1 + 2C).
  it.each([0.02, 0.5, 3])('squared hinge loss with C = %d', (cost) => {
    const found = solveSvm(pair, { cost, tolerance: 1e-12, maxIterations: 2000 }, zero);
    expect(found.isConverged).toBe(true);
    expect(found.weights[0]).toBeCloseTo((2 * cost) / (1 + 2 * cost), 9);
    expect(found.weights[1]).toBeCloseTo((-2 * cost) / (1 + 2 * cost), 9);
    expect(found.intercept).toBeCloseTo(0, 9);
  });
  // min a² + 2 C log(1 + exp(−a)): a = C / (1 + exp(a)).
  it.each([0.1, 1, 4])('logistic loss with C = %d', (cost) => {
    const found = solveLogistic(pair, { cost, tolerance: 1e-9, maxIterations: 2000 }, zero);
    const a = found.weights[0] as number;
    expect(a).toBeCloseTo(cost / (1 + Math.exp(a)), 3);
    expect(found.weights[1]).toBeCloseTo(-a, 3);
  });
  it('log-count ratios: ln((2 + 1) / (0 + 1)) less the log of the totals (Wang and Manning 2012)', () => {
    const three = { offsets: Uint32Array.of(0, 1, 2, 3), buckets: Int32Array.of(0, 0, 1) };
    const squares = squaredRatios({ rows: three, chosen: Uint32Array.of(0, 1, 2), y: Float64Array.of(1, 1, -1) }, 2, 1);
    const shift = Math.log(3 / 4);
    expect(squares[0]).toBeCloseTo((Math.log(3) + shift) ** 2, 12);
    expect(squares[1]).toBeCloseTo((Math.log(1 / 2) + shift) ** 2, 12);
  });
});

describe('tokens', () => {
  const read = openTokens();
  const spans = (text: string): string[] => {
    const { length, starts, ends } = read(text);
    return Array.from({ length }, (_, at) => text.slice(starts[at], ends[at]));
  };
  it('are words with their apostrophes, runs of one mark, emoji, and signs of scripts without blanks', () => {
    expect(spans('I don’t like it!!! 👍🏽 很好吃 Ünïcödé')).toEqual([
      'I',
      'don’t',
      'like',
      'it',
      '!!!',
      '👍',
      '很',
      '好',
      '吃',
      'Ünïcödé',
    ]);
  });
  it('forget who is named and what is linked to', () => {
    const hashes = (text: string): number[] => Array.from(read(text).hashes.subarray(0, read(text).length));
    expect(hashes('@ada https://a.example/x good')).toEqual(hashes('@bo www.b.example good'));
    expect(spans('mail a@b')).toEqual(['mail', 'a', '@b']);
  });
  it('are the same in capitals and with either apostrophe', () => {
    const one = (text: string): number => read(text).hashes[0] as number;
    expect(one('DON’T')).toBe(one("don't"));
    expect(one('ÄRGER')).toBe(one('ärger'));
  });
});

describe('fitSentimentLinear', () => {
  const model = fitSentimentLinear(reviews);
  it('reads texts that it has not seen', () => {
    const said = toRows(scoreSentimentLinear(model, ['A great, friendly shop', 'bad and rude']), ['label']);
    expect(said).toEqual([{ label: 'positive' }, { label: 'negative' }]);
  });
  it('makes log-odds of its weights: the probability of praise is that of the sum', () => {
    const { sum, score } = explainSentiment('great screen, slow delivery', openSentimentLinear(model));
    expect(score).toBeCloseTo(2 / (1 + Math.exp(-sum)) - 1, 12);
  });
  it('learns a third class, and its probabilities make 1', () => {
    const label = [...reviews.label, ...reviews.plain.map(() => 'neutral')];
    const three = fitSentimentLinear({ text: [...reviews.text, ...reviews.plain], label });
    const { negative, neutral, positive, score } = scoreSentimentLinear(three, reviews.plain).columns;
    neutral.forEach((chance, row) => {
      expect((negative[row] as number) + chance + (positive[row] as number)).toBeCloseTo(1, 12);
      expect(score[row]).toBe((positive[row] as number) - (negative[row] as number));
    });
    expect(three.parameters.classes.neutral).toBe('neutral');
  });
  it('reads sentences, and by the same verb as the lexicon', () => {
    const opened = openSentimentLinear(model);
    expect(toRows(scoreSentences(['Great phone. Rude staff.'], opened), ['label'])).toEqual([
      { label: 'positive' },
      { label: 'negative' },
    ]);
    expect(scoreSentiment(['Great phone'], opened).columns.score).toEqual(
      scoreSentimentLinear(model, ['Great phone']).columns.score,
    );
  });
  it('takes rows as well as columns', () => {
    const list = reviews.text.map((text, row) => ({ text, label: reviews.label[row] as string }));
    expect(fitSentimentLinear(list)).toEqual(model);
  });
  it('says by labels of any kind what they mean', () => {
    const stars = reviews.label.map((label) => (label === 'positive' ? 'gut' : 'schlecht'));
    const named = fitSentimentLinear(
      { text: reviews.text, label: stars },
      { classes: { negative: 'schlecht', positive: 'gut' } },
    );
    expect(named.parameters.positive).toEqual(model.parameters.positive);
    const numbers = reviews.label.map((label) => (label === 'positive' ? 1 : -1));
    expect(fitSentimentLinear({ text: reviews.text, label: numbers }).parameters.classes).toEqual({
      negative: '-1',
      neutral: null,
      positive: '1',
    });
  });
});

describe('partialFitSentimentLinear', () => {
  const model = fitSentimentLinear(reviews);
  const score = (by: typeof model, text: string): number => scoreSentimentLinear(by, [text]).columns.score[0] as number;
  it('learns a word that it had never met, and leaves the model as it was', () => {
    const before = structuredClone(model);
    const later = partialFitSentimentLinear(
      model,
      { text: ['dodgy', 'dodgy'], label: ['negative', 'negative'] },
      { rate: 2 },
    );
    expect(score(later, 'dodgy')).toBeLessThan(-0.5);
    expect(Math.abs(score(model, 'dodgy'))).toBeLessThan(0.5);
    expect(model).toEqual(before);
    expect(later.diagnostics.rows).toBe(22);
  });
  it('moves the log-odds of one feature no further than the rate allows', () => {
    const later = partialFitSentimentLinear(model, { text: ['dodgy'], label: ['negative'] }, { rate: 0.5 });
    const odds = (by: typeof model): number =>
      explainSentiment('dodgy', openSentimentLinear(by)).tokens[0]?.contribution ?? 0;
    expect(odds(model)).toBe(0);
    expect(odds(later)).toBeLessThan(0);
    expect(odds(later)).toBeGreaterThanOrEqual(-0.5);
  });
  it('says how well the new texts were read before they were learnt', () => {
    const later = partialFitSentimentLinear(model, {
      text: ['great', 'bad', 'bad'],
      label: ['positive', 'negative', 'positive'],
    });
    expect(later.parameters.heldOut.texts).toBe(3);
    expect(later.parameters.heldOut.accuracy).toBeCloseTo(2 / 3, 12);
  });
});

describe('a lexicon beside the model', () => {
  it('tells what the labelled texts do not', () => {
    const lexicon = openSentiment();
    const model = fitSentimentLinear(reviews, { lexicon });
    const opened = openSentimentLinear(model, { lexicon });
    const { score } = scoreSentiment(['an abysmal disaster', 'a superb delight'], opened).columns;
    expect(score[0]).toBeLessThan(0);
    expect(score[1]).toBeGreaterThan(0);
    expect(() => openSentimentLinear(model)).toThrow(/lexicon in mode improved/);
    expect(() => openSentimentLinear(model, { lexicon: openSentiment({ mode: 'exact' }) })).toThrow(/got "exact"/);
  });
});
