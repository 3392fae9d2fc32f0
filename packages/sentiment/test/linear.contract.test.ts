import {
  explainSentiment,
  fitSentimentLinear,
  type OpenSentiment,
  openSentiment,
  openSentimentLinear,
  parseSentimentLinearModel,
  scoreSentiment,
  scoreSentimentLinear,
} from '@clientele/sentiment';
import { checkEstimator, checkTextScorer } from '@clientele/testing';
import { describe, it } from 'vitest';
import { reviews } from './reviews.ts';

const texts = (cells: readonly (number | string)[] | undefined): string[] => (cells ?? []).map(String);
const labels = (cells: readonly (number | string)[] | undefined): string[] => (cells ?? []).map(String);

const estimator = checkEstimator({
  name: 'fitSentimentLinear',
  sample: {
    text: reviews.text,
    label: reviews.label,
    stars: reviews.label.map((label) => (label === 'negative' ? 1 : 5)),
  },
  input: ({ text, label, stars }) => ({ text: texts(text), label: labels(label), stars: (stars ?? []).map(Number) }),
  // what has been opened cannot be cloned, so the suite names the mode
  fit: (data, options = {}) => {
    const lexicon = options['lexicon'] === 'improved' ? openSentiment() : options['lexicon'];
    return fitSentimentLinear(data, {
      bits: 12,
      ...options,
      ...(lexicon === undefined ? {} : { lexicon: lexicon as OpenSentiment }),
    });
  },
  parse: parseSentimentLinearModel,
  verbs: {
    scoreSentimentLinear: (model, { text }) => {
      const lexicon = model.parameters.lexicon === null ? undefined : openSentiment();
      const { label, ...columns } = scoreSentimentLinear(openSentimentLinear(model, { lexicon }), text).columns;
      return { ...columns, label: label.codes };
    },
  },
  options: {
    words: 1,
    characters: 3,
    bits: 10,
    method: 'logistic',
    cost: 5,
    smoothing: 10,
    classes: { negative: 'positive', positive: 'negative' },
    lexicon: 'improved',
    maxIterations: 1,
  },
  handlesMissing: { stars: 'neither fit nor verb reads it' },
});

describe('fitSentimentLinear keeps the contract of estimators', () => {
  for (const check of estimator) it(check.name, check.run);
});

const three = fitSentimentLinear(
  { text: [...reviews.text, ...reviews.plain], label: [...reviews.label, ...reviews.plain.map(() => 'neutral')] },
  { words: 3, characters: 3, bits: 14 },
);
const two = fitSentimentLinear(reviews, { lexicon: openSentiment() });

describe.each([
  ['three classes', three, undefined],
  ['two classes and a lexicon', two, openSentiment()],
])('a model of %s keeps the contract of text scorers', (_, model, lexicon) => {
  const opened = openSentimentLinear(model, { lexicon });
  const checks = checkTextScorer({
    name: 'scoreSentiment by a trained model',
    sample: reviews.text,
    score: (list, options = {}) => {
      const by = Object.keys(options).length === 0 ? opened : { ...options };
      const { label, ...columns } = scoreSentiment(list, by).columns;
      return { ...columns, label: label.codes };
    },
    explain: (text) => explainSentiment(text, opened),
    options: {},
  });
  for (const check of checks) it(check.name, check.run);
});
