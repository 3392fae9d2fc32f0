import { fitRfmScores, parseRfmScoresModel, scoreRfm } from '@clientele/rfm';
import { checkEstimator } from '@clientele/testing';
import { describe, it } from 'vitest';

type Parameters = ReturnType<typeof fitRfmScores>['parameters'];

/** Doubling is exact in floating point, so cuts must double to the bit and counts must stay. */
const monetaryScaled = (parameters: unknown, factor: number): Parameters => {
  const { monetary, ...rest } = parameters as Parameters;
  const scaled = (values: readonly number[]): number[] => values.map((value) => value * factor);
  return { ...rest, monetary: { ...monetary, cuts: scaled(monetary.cuts), below: scaled(monetary.below) } };
};

const checks = checkEstimator({
  name: 'fitRfmScores',
  sample: {
    customer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lea'],
    recency: [1, 9, 9, 33, 2, 60, 61, 200, 5, 14, 33, 90],
    frequency: [7, 1, 1, 2, 12, 1, 1, 1, 3, 2, 1, 4],
    monetary: [250.19, 20, 20, 99.5, 812.4, 15.25, -3, 7, 120, 61.1, 44, 310],
  },
  input: ({ recency, frequency, monetary }) => ({
    recency: (recency ?? []).map(Number),
    frequency: (frequency ?? []).map(Number),
    monetary: (monetary ?? []).map(Number),
  }),
  fit: fitRfmScores,
  parse: parseRfmScoresModel,
  verbs: {
    scoreRfm: (model, input) => {
      const { r, f, m, score } = scoreRfm(model, input).columns;
      return { r, f, m, score };
    },
  },
  options: { bins: { r: 4, f: 3, m: 2 } },
  tolerance: 0,
  scale: [{ column: 'monetary', factor: 1024, expected: monetaryScaled }],
  monotone: [
    { verb: 'scoreRfm', value: 'r', column: 'recency', direction: 'falls' },
    { verb: 'scoreRfm', value: 'f', column: 'frequency', direction: 'rises' },
    { verb: 'scoreRfm', value: 'm', column: 'monetary', direction: 'rises' },
  ],
});

describe('fitRfmScores keeps the contract of estimators', () => {
  for (const check of checks) it(check.name, check.run);
});
