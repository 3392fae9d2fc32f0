import {
  fitSentimentLinear,
  openSentimentLinear,
  parseSentimentLinearModel,
  partialFitSentimentLinear,
  scoreSentimentLinear,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';
import { reviews } from './reviews.ts';

const fit = (text: unknown, label: unknown, options = {}): unknown =>
  fitSentimentLinear({ text, label } as never, options);

describe('labelled texts that cannot be used', () => {
  it.each([
    ['no label in a row', [...reviews.label.slice(1), null], /row 19: label must be a label, got null/],
    ['a label that is no number', [...reviews.label.slice(1), Number.NaN], /row 19: label/],
    ['fewer labels than texts', reviews.label.slice(1), /"label" has 19 rows, column "text" has 20/],
    ['no labels at all', undefined, /columns text and label/],
    [
      'labels that nobody can guess',
      reviews.label.map((_, row) => `t${row % 2}`),
      /classes must be a record that says what the labels "t0", "t1" mean/,
    ],
    ['one class only', reviews.label.map(() => 'positive'), /needs 5 or more texts labelled "negative", got 0/],
  ])('%s', (_, label, message) => {
    expect(() => fit(reviews.text, label)).toThrow(message);
  });
  it('what is no text', () => {
    expect(() => fit([...reviews.text.slice(1), 7], reviews.label)).toThrow(/row 19: text must be a string/);
  });
  it('a label that the classes do not name', () => {
    const classes = { negative: 'negative', positive: 'good' };
    expect(() => fit(reviews.text, reviews.label, { classes })).toThrow(
      /row 0: label must be negative, good, got "positive"/,
    );
  });
  it('two classes of one label', () => {
    expect(() => fit(reviews.text, reviews.label, { classes: { negative: 1, positive: '1' } })).toThrow(
      /classes must be/,
    );
  });
  it('no features at all', () => {
    expect(() => fit(reviews.text, reviews.label, { words: 0 })).toThrow(/characters must be 2 to 8 where words is 0/);
  });
});

describe('going on with a model', () => {
  const model = fitSentimentLinear(reviews);
  it('knows the labels of the fit only', () => {
    expect(() => partialFitSentimentLinear(model, [{ text: 'so so', label: 'neutral' }])).toThrow(
      /row 0: label must be negative, positive, got "neutral"/,
    );
    expect(() => partialFitSentimentLinear(model, [])).toThrow(/needs 1 or more labelled texts/);
  });
  it('refuses another model', () => {
    expect(() => scoreSentimentLinear({ kind: 'rfm/scores' } as never, [])).toThrow(
      /model.kind must be sentiment\/linear/,
    );
    expect(() => openSentimentLinear(model, { threshold: 0 })).toThrow(/threshold/);
  });
});

describe('a model file is untrusted', () => {
  const model = JSON.parse(JSON.stringify(fitSentimentLinear(reviews, { bits: 12 })));
  const spoiled = (change: Record<string, unknown>): unknown => ({
    ...model,
    parameters: { ...model.parameters, ...change },
  });
  it.each([
    ['gaps', { gaps: [0, ...model.parameters.gaps.slice(1)] }],
    ['gaps', { gaps: [5000, ...model.parameters.gaps.slice(1)] }],
    ['positive', { positive: model.parameters.positive.slice(1) }],
    ['positive', { positive: [0.5, ...model.parameters.positive.slice(1)] }],
    ['negative', { negative: [] }],
    ['intercepts', { intercepts: [1, 2] }],
    ['stepsPerUnit', { stepsPerUnit: 3 }],
    ['bits', { bits: 30 }],
    ['words', { words: 9 }],
    ['characters', { characters: 90 }],
  ])('a wrong %s is named', (field, change) => {
    expect(() => parseSentimentLinearModel(spoiled(change))).toThrow(new RegExp(`model.parameters.${field}`));
  });
});
