import { explainChurn, fitLogistic, parseLogisticModel, predictChurn } from '@clientele/churn';
import { checkEstimator } from '@clientele/testing';
import { describe, it } from 'vitest';
import { customerSample, readCustomers } from './customer-sample.ts';

const checks = checkEstimator({
  name: 'fitLogistic',
  sample: customerSample,
  input: readCustomers,
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
    l1: 2,
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
