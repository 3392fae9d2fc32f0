import {
  checkOptions,
  diagnosticsShape,
  finiteShape,
  frozen,
  InsufficientDataError,
  InvalidInputError,
  jsonRecordShape,
  type Model,
  oneOf,
  parseModelRecord,
  positiveShape,
  recordOf,
} from '@clientele/core';
import type { EstimatorCase, SampleColumns } from '@clientele/testing';

/** Where the middle of x lies and how far it spreads. */
export type ToyModel = Model<'toy/standing', { center: number; spread: number }>;

export interface ToyInput {
  readonly x: number[];
}

/** The columns with every cell checked. */
export function checkedNumbers(verb: string, { x }: ToyInput): number[] {
  const row = x.findIndex((cell) => !Number.isFinite(cell));
  if (row < 0) return x;
  throw new InvalidInputError(`${verb}: row ${row}, column x: expected a finite number, got ${x[row]}`, [
    { code: 'invalid-number', row, column: 'x', expected: 'a finite number', received: String(x[row]), action: 'kept' },
  ]);
}

/** Center and spread of x, the smallest sound estimator: it keeps the whole contract. */
export function fitToyStanding(input: ToyInput, options: Readonly<Record<string, unknown>> = {}): ToyModel {
  checkOptions('fitToyStanding', options, { center: oneOf('mean', 'least') });
  const x = [...checkedNumbers('fitToyStanding', input)].sort((a, b) => a - b);
  const least = x[0];
  if (least === undefined) throw new InsufficientDataError('fitToyStanding', 'rows', 1, 0);
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const spread = (x.at(-1) as number) - least || 1;
  return frozen<ToyModel>({
    kind: 'toy/standing',
    version: 1,
    options: options['center'] === undefined ? {} : { center: String(options['center']) },
    parameters: { center: options['center'] === 'least' ? least : mean, spread },
    diagnostics: { status: 'exact', rows: x.length, iterations: 0, objective: null, gradientNorm: null, notes: [] },
  });
}

export function parseToyModel(value: unknown): ToyModel {
  return parseModelRecord('parseToyModel', value, 'toy/standing', 1, {
    options: jsonRecordShape,
    parameters: recordOf<ToyModel['parameters']>({ center: finiteShape, spread: positiveShape }),
    diagnostics: diagnosticsShape,
  });
}

export function standing({ parameters }: ToyModel, input: ToyInput): Float64Array {
  return Float64Array.from(checkedNumbers('standing', input), (x) => (x - parameters.center) / parameters.spread);
}

const sample: SampleColumns = { customer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed'], x: [3, 1.5, 9, 3, -2] };

/** The toy under the contract suite; a twin replaces one part by a broken one. */
export const toyCase: EstimatorCase<ToyInput, ToyModel> = {
  name: 'fitToyStanding',
  sample,
  input: (columns) => ({ x: (columns['x'] ?? []).map(Number) }),
  fit: fitToyStanding,
  parse: parseToyModel,
  verbs: { standing: (model, input) => ({ value: standing(model, input) }) },
  options: { center: 'least' },
  duplicateTolerance: 1e-12,
  scale: [
    {
      column: 'x',
      factor: 8,
      expected: (parameters, factor) => {
        const { center, spread } = parameters as ToyModel['parameters'];
        return { center: center * factor, spread: spread * factor };
      },
    },
  ],
  monotone: [{ verb: 'standing', value: 'value', column: 'x', direction: 'rises' }],
};
