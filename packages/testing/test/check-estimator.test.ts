import { InsufficientDataError, InvalidInputError } from '@clientele/core';
import { ContractFailure, checkEstimator, type EstimatorCase, estimatorChecks } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { fitToyStanding, parseToyModel, standing, type ToyInput, type ToyModel, toyCase } from './toy-estimator.ts';

type Toy = EstimatorCase<ToyInput, ToyModel>;

/** The toy with one part broken. */
const twin = (broken: Partial<Toy>): Toy => ({ ...toyCase, ...broken });

/** The toy whose fit is changed after the fact. */
const fitThen = (change: (model: ToyModel, input: ToyInput) => ToyModel): Toy =>
  twin({ fit: (input, options) => change(fitToyStanding(input, options), input) });

const withParameters = (model: ToyModel, parameters: Partial<ToyModel['parameters']>): ToyModel => ({
  ...model,
  parameters: { ...model.parameters, ...parameters },
});

/** The toy whose verb is changed after the fact. */
const verbThen = (change: (values: number[], input: ToyInput) => ArrayLike<number>): Toy =>
  twin({ verbs: { standing: (model, input) => ({ value: change([...standing(model, input)], input) }) } });

/** A twin that takes NaN and Infinity for 0, or swallows the row in its complaint. */
const careless = (cells: number[]): number[] => cells.map((cell) => (Number.isFinite(cell) ? cell : 0));

let calls = 0;

/** For every check, twins that break the contract in the way that it must notice. */
const brokenTwins: Record<string, Toy[]> = {
  'equal input gives equal models and answers, bit for bit': [
    fitThen((model) => withParameters(model, { center: model.parameters.center + calls++ * 1e-9 })),
    verbThen((values) => values.map((value) => value + calls++)),
  ],
  'input, options and model are left as they were': [
    fitThen((model, input) => {
      input.x.sort();
      return model;
    }),
    verbThen((values, input) => {
      input.x.fill(0);
      return values;
    }),
    twin({
      fit: (input, options = {}) => {
        Object.assign(options, { center: 'mean' });
        return fitToyStanding(input);
      },
    }),
  ],
  'one row alone gets the bits it gets in a batch': [
    verbThen((values) => values.map((value) => value / values.length)),
  ],
  'a subset of rows gets the bits it gets in a batch': [
    verbThen((values) => values.map((value) => value - Math.max(...values))),
  ],
  'a row written twice gets one answer twice': [
    verbThen((values) => values.map((value, row) => (values.indexOf(value) < row - 3 ? value + 1 : value))),
    fitThen((model, { x }) => withParameters(model, { spread: model.parameters.spread * x.length })),
  ],
  'the order of rows does not matter': [
    fitThen((model, { x }) => withParameters(model, { center: x[0] ?? 0 })),
    verbThen((values) => values.map((value, row) => value + row)),
  ],
  'NaN and Infinity are refused, row and column named': [
    twin({ fit: ({ x }, options) => fitToyStanding({ x: careless(x) }, options) }),
    twin({ verbs: { standing: (model, { x }) => ({ value: standing(model, { x: careless(x) }) }) } }),
    twin({
      fit: (input, options) => {
        if (input.x.some((cell) => !Number.isFinite(cell))) throw new InvalidInputError('x holds something odd');
        return fitToyStanding(input, options);
      },
    }),
    twin({
      fit: (input, options) => {
        const row = input.x.findIndex((cell) => !Number.isFinite(cell));
        if (row >= 0) throw new InvalidInputError(`row ${row}, column x: odd`);
        return fitToyStanding(input, options);
      },
    }),
    twin({
      fit: (input, options) => {
        if (input.x.some(Number.isNaN)) throw new TypeError('row 2, column x');
        return fitToyStanding(input, options);
      },
    }),
  ],
  'no rows: the fit says what it needs, verbs answer with nothing': [
    twin({ fit: ({ x }, options) => fitToyStanding({ x: x.length === 0 ? [0] : x }, options) }),
    verbThen((values) => [...values, 0]),
  ],
  'one row: a sound model, or the word that it is too little': [
    fitThen((model, { x }) => (x.length === 1 ? withParameters(model, { spread: Number.NaN }) : model)),
    twin({
      fit: (input, options) => {
        if (input.x.length === 1) throw new RangeError('spread of one');
        return fitToyStanding(input, options);
      },
    }),
  ],
  'an unknown option is refused': [
    twin({ fit: (input, { center } = {}) => fitToyStanding(input, { center }) }),
    twin({
      fit: (input, options = {}) => {
        if ('noSuchOption' in options) throw new InsufficientDataError('fitToyStanding', 'sense', 1, 0);
        return fitToyStanding(input, options);
      },
    }),
  ],
  'a wrong value is refused for each option, which is named': [
    twin({
      fit: (input, options = {}) =>
        fitToyStanding(input, Object.fromEntries(Object.entries(options).filter(([, v]) => !Number.isNaN(v)))),
    }),
  ],
  'a model survives JSON, and answers with the same bits afterwards': [
    fitThen((model) => withParameters(model, { center: -0 })),
    fitThen((model) => ({ ...model, logLikelihood: Number.NaN })),
    fitThen((model) => ({
      ...model,
      parameters: Object.assign({ ...model.parameters }, { sums: Float64Array.of(1) }),
    })),
    twin({ parse: (value) => withParameters(parseToyModel(value), { center: 0 }) }),
  ],
  'a model is frozen in depth, fitted or read back': [
    fitThen((model) => ({ ...model })),
    fitThen((model) => Object.freeze(withParameters(model, {}))),
    twin({ parse: (value) => Object.freeze({ ...parseToyModel(value), options: {} }) }),
  ],
  'parse refuses other kinds, newer versions, missing and strange fields': [
    twin({ parse: (value) => value as ToyModel }),
    twin({ parse: (value) => parseToyModel({ ...(value as ToyModel), version: 1 }) }),
    twin({ parse: (value) => parseToyModel({ ...(value as ToyModel), kind: 'toy/standing' }) }),
    twin({
      parse: (value) => {
        const { kind, version, options, parameters, diagnostics } = value as ToyModel;
        return parseToyModel({ kind, version, options, parameters, diagnostics });
      },
    }),
    twin({
      parse: (value) => {
        const model = value as ToyModel;
        return parseToyModel({ ...model, parameters: Object.assign({ center: 0 }, model?.parameters) });
      },
    }),
  ],
  'a model holds no customer ids': [
    fitThen((model) => ({ ...model, options: { first: 'Ada' } })),
    fitThen((model) => ({ ...model, options: { Cy: 1 } })),
  ],
  'every option changes parameters or answers': [
    twin({ fit: (input, options) => ({ ...fitToyStanding(input), options: { ...(options as object) } }) }),
  ],
  'a change of unit changes the model as stated': [
    fitThen((model) => withParameters(model, { center: model.parameters.center + 1e-6 })),
  ],
  'answers rise and fall with a column as stated': [
    verbThen((values) => values.map((value) => -value)),
    verbThen((values) => values.map((value) => (value > 5 ? Number.NaN : value))),
  ],
};

describe('a sound estimator', () => {
  for (const check of checkEstimator(toyCase)) it(check.name, check.run);
  it('is put through every check that there is', () => {
    expect(checkEstimator(toyCase).map((check) => check.name)).toEqual(estimatorChecks.map((check) => check.name));
  });
});

describe('every check fails on a broken twin', () => {
  it('has twins for each', () => {
    expect(Object.keys(brokenTwins)).toEqual(estimatorChecks.map((check) => check.name));
  });
  for (const { name, run } of estimatorChecks) {
    for (const [index, broken] of (brokenTwins[name] ?? []).entries()) {
      it(`${name}: twin ${index + 1}`, () => expect(() => run(broken)).toThrow(ContractFailure));
    }
  }
});

describe('a case that would prove nothing is refused', () => {
  it('needs three rows and a verb', () => {
    expect(() => checkEstimator(twin({ sample: { x: [1, 2] } }))).toThrow(/three rows/);
    expect(() => checkEstimator(twin({ sample: {} }))).toThrow(/three rows/);
    expect(() => checkEstimator(twin({ verbs: {} }))).toThrow(/at least one verb/);
  });
  it('leaves out the laws that the case does not state', () => {
    const { scale: _, monotone: __, ...plain } = toyCase;
    const names = checkEstimator({ ...plain, options: {}, sample: { x: [1, 2, 3] } }).map((check) => check.name);
    expect(names).toHaveLength(estimatorChecks.length - 5);
  });
});
