import { explainChurn, fitLogistic, parseLogisticModel, predictChurn } from '@clientele/churn';
import { checkEstimator } from '@clientele/testing';
import { describe, it } from 'vitest';

const numbers = (cells: readonly (number | string)[] | undefined): number[] => (cells ?? []).map(Number);
const texts = (cells: readonly (number | string)[] | undefined): string[] => (cells ?? []).map(String);

const checks = checkEstimator({
  name: 'fitLogistic',
  sample: {
    customer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lea', 'Mo', 'Ned', 'Oz', 'Pia'],
    recency: [3, 80, 12, 95, 20, 41, 7, 60, 33, 5, 88, 14, 52, 70, 9, 25],
    spend: [120.5, 30, 88, 15.25, 240, 61, 99, 12, 45, 180, 75, 20, 133, 8, 54, 66],
    plan: [
      'pro',
      'basic',
      'basic',
      'basic',
      'pro',
      'team',
      'pro',
      'basic',
      'team',
      'team',
      'pro',
      'basic',
      'pro',
      'team',
      'basic',
      'team',
    ],
    label: [0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0],
    left: [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0],
    w: [1, 2, 1, 3, 1, 1, 2, 1, 1, 2, 1, 1, 1, 2, 1, 1],
  },
  input: ({ customer, recency, spend, plan, label, left, w }) => ({
    customer: texts(customer),
    recency: numbers(recency),
    spend: numbers(spend),
    plan: texts(plan),
    label: numbers(label),
    left: numbers(left),
    w: numbers(w),
  }),
  fit: (input, options) => fitLogistic(input, { features: ['recency', 'spend', 'plan'], ...options }),
  parse: parseLogisticModel,
  verbs: {
    predictChurn: (model, input) => ({ probability: predictChurn(model, input).columns.probability }),
    explainChurn: (model, input) => {
      const { probability, contributions, reasons } = explainChurn(model, input);
      return { probability, reasons, ...(contributions.columns as Record<string, Float64Array>) };
    },
  },
  options: {
    target: 'left',
    weight: 'w',
    features: ['plan'],
    reference: { plan: 'team' },
    l2: 1,
    missing: 'average',
    confidence: 0.9,
    maxIterations: 1,
  },
  // only the fit reads them, and the second target and the weight only where an option names them
  readBy: { label: [] },
  handlesMissing: {
    left: 'read only as a target, by option',
    w: 'read only as a weight, by option',
  },
  scale: [
    {
      column: 'spend',
      factor: 1024,
      expected: (parameters, factor) => {
        const plain = parameters as ReturnType<typeof fitLogistic>['parameters'];
        const over = (value: number | null): number | null => (value === null ? null : value / factor);
        const terms = plain.terms.map((term) =>
          term.feature !== 'spend'
            ? term
            : {
                ...term,
                coefficient: over(term.coefficient),
                standardError: over(term.standardError),
                lower: over(term.lower),
                upper: over(term.upper),
                mean: term.mean * factor,
              },
        );
        return { ...plain, terms };
      },
    },
  ],
  monotone: [{ verb: 'predictChurn', value: 'probability', column: 'recency', direction: 'rises' }],
});

describe('fitLogistic keeps the contract of estimators', () => {
  for (const check of checks) it(check.name, check.run);
});
