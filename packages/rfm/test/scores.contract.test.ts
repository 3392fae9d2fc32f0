import { type FitRfmScoresOptions, fitRfmScores, parseRfmScoresModel, scoreRfm } from '@clientele/rfm';
import { checkEstimator } from '@clientele/testing';
import { describe, it } from 'vitest';

type Parameters = ReturnType<typeof fitRfmScores>['parameters'];

/** Doubling is exact in floating point, so cuts must double to the bit and counts must stay. */
const monetaryScaled = (parameters: unknown, factor: number): Parameters => {
  const { monetary, nested, ...rest } = parameters as Parameters;
  const scaled = (values: readonly number[]): number[] => values.map((value) => value * factor);
  const below = monetary.below.map((value) => (value === null ? null : value * factor));
  return {
    ...rest,
    monetary: { ...monetary, cuts: scaled(monetary.cuts), below },
    ...(nested === undefined ? {} : { nested: { ...nested, monetary: nested.monetary.map(scaled) } }),
  };
};

const weights = { r: 1, f: 2, m: 3 };
const bins = 4;
const breaks = { recency: [7, 30], frequency: [1, 4], monetary: [0, 50] };

/** The method of each suite, what it needs, and options that must change something beside it. */
const methods: readonly (readonly [FitRfmScoresOptions, Readonly<Record<string, unknown>>])[] = [
  [{}, { bins, weights, method: 'natural' }],
  [{}, { bins: { r: 4, f: 3, m: 2 } }],
  [{ method: 'ntile' }, { bins, weights }],
  [{ method: 'natural' }, { bins, weights }],
  [
    { method: 'nested', bins: 3 },
    { bins, weights },
  ],
  [{ method: 'rank-first' }, { bins, weights }],
  [{ method: 'r-rfm' }, { bins, weights }],
  [
    { method: 'percentiles', shares: [0.5, 0.8, 0.95] },
    { shares: [0.3, 0.6], weights },
  ],
  [
    { method: 'breaks', breaks },
    { breaks: { ...breaks, recency: [20, 40] }, weights },
  ],
];

/** Breaks and the 1 that r-rfm adds are in the unit of money, so they do not follow a change of it. */
const fixedUnit = ['breaks', 'r-rfm'];

describe.each(methods)('fitRfmScores %j keeps the contract of estimators', (base, options) => {
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
    fit: (input, more) => fitRfmScores(input, { ...base, ...more }),
    parse: parseRfmScoresModel,
    verbs: {
      scoreRfm: (model, input) => {
        const { r, f, m, score } = scoreRfm(model, input).columns;
        return { r, f, m, score };
      },
    },
    options,
    tolerance: 0,
    scale: fixedUnit.includes(base.method ?? '')
      ? []
      : [{ column: 'monetary', factor: 1024, expected: monetaryScaled }],
    monotone: [
      { verb: 'scoreRfm', value: 'r', column: 'recency', direction: 'falls' },
      { verb: 'scoreRfm', value: 'f', column: 'frequency', direction: 'rises' },
      { verb: 'scoreRfm', value: 'm', column: 'monetary', direction: 'rises' },
    ],
  });
  for (const check of checks) it(check.name, check.run);
});
