import * as clv from '@clientele/clv';
import * as ofBgNbd from '@clientele/clv/bg-nbd';
import * as ofMbgNbd from '@clientele/clv/mbg-nbd';
import * as ofParetoNbd from '@clientele/clv/pareto-nbd';
import { ClienteleError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Answer = readonly number[] | { readonly code: string; readonly message: string; readonly details: unknown };

/** What a call says: its numbers, or its refusal. */
function answerOf(call: () => Float64Array): Answer {
  try {
    return Array.from(call());
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

const four = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const pareto = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
const unit = 'week';
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const parametersOf = (names: readonly string[]): fc.Arbitrary<never> =>
  fc.record(Object.fromEntries(names.map((name) => [name, positive]))) as fc.Arbitrary<never>;

const entries = [
  {
    kind: 'clv/bg-nbd',
    parameters: parametersOf(['r', 'alpha', 'a', 'b']),
    made: (parameters: never) => clv.bgNbdModel(parameters, { unit }),
    some: clv.bgNbdModel(four, { unit }),
    parse: ofBgNbd.parseBgNbdModel,
    generalParse: clv.parseBgNbdModel,
    alive: ofBgNbd.probabilityAlive as (model: never, data: never, options?: never) => Float64Array,
  },
  {
    kind: 'clv/mbg-nbd',
    parameters: parametersOf(['r', 'alpha', 'a', 'b']),
    made: (parameters: never) => clv.mbgNbdModel(parameters, { unit }),
    some: clv.mbgNbdModel(four, { unit }),
    parse: ofMbgNbd.parseMbgNbdModel,
    generalParse: clv.parseMbgNbdModel,
    alive: ofMbgNbd.probabilityAlive as (model: never, data: never, options?: never) => Float64Array,
  },
  {
    kind: 'clv/pareto-nbd',
    parameters: parametersOf(['r', 'alpha', 's', 'beta']),
    made: (parameters: never) => clv.paretoNbdModel(parameters, { unit }),
    some: clv.paretoNbdModel(pareto, { unit }),
    parse: ofParetoNbd.parseParetoNbdModel,
    generalParse: clv.parseParetoNbdModel,
    alive: ofParetoNbd.probabilityAlive as (model: never, data: never, options?: never) => Float64Array,
  },
];

/** A history as it should be, of somebody who bought x times again. */
const history = fc
  .record({
    x: fc.integer({ min: 0, max: 400 }),
    T: fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
    share: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  })
  .map(({ x, T, share }) => ({ x, T, tx: x === 0 ? 0 : share * T }));

/** Anything that a caller in plain JavaScript may hand over in the place of histories. */
const hostileColumn = fc.oneof(
  fc.array(fc.oneof(fc.double(), fc.integer(), fc.constant(null), fc.string(), fc.constant(undefined)), {
    maxLength: 4,
  }),
  fc.constant(undefined),
  fc.string(),
);
const hostile = fc.oneof(
  fc.record({
    x: hostileColumn,
    tx: hostileColumn,
    T: hostileColumn,
    unit: fc.constantFrom('week', 'day', 'weeks', 7),
  }),
  fc.constantFrom(null, undefined, 'x', 3, [], [{ customer: 'Ada' }], { columns: {} }, { timeZone: 'UTC' }),
);

describe.each(entries)('the entry of $kind', ({ parameters, made, some, parse, generalParse, alive }) => {
  it('says the same as the verb of all models, to the bit', () => {
    fc.assert(
      fc.property(parameters, fc.array(history, { maxLength: 6 }), (given, rows) => {
        const model = made(given) as never;
        const data = {
          x: rows.map(({ x }) => x),
          tx: rows.map(({ tx }) => tx),
          T: rows.map(({ T }) => T),
          unit,
        } as never;
        expect(Array.from(alive(model, data))).toEqual(Array.from(clv.probabilityAlive(model, data)));
      }),
    );
  });

  it('refuses what that refuses, in the same words', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const answer = answerOf(() => alive(some as never, data as never));
        expect(answer).toEqual(answerOf(() => clv.probabilityAlive(some, data as never)));
      }),
    );
  });

  it('reads a stored model by the same function', () => {
    expect(parse).toBe(generalParse);
    expect(parse(JSON.parse(JSON.stringify(some)))).toEqual(some);
  });

  const data = { x: [2], tx: [30.43], T: [38.86], unit } as never;

  it.each(entries.filter((other) => other.some.kind !== some.kind).map((other) => other.some))(
    'refuses a model of $kind',
    (other) => {
      expect(() => alive(other as never, data)).toThrow(
        expect.objectContaining({
          code: 'incompatible-model',
          details: expect.objectContaining({ expected: some.kind }),
        }),
      );
    },
  );

  it.each([null, undefined, 'model', {}, { kind: 'clv/gamma-gamma' }])('refuses %o, which is no model', (other) => {
    expect(() => alive(other as never, data)).toThrow(expect.objectContaining({ code: 'incompatible-model' }));
  });

  it('refuses data of another unit', () => {
    const days = { x: [2], tx: [30.43], T: [38.86], unit: 'day' } as never;
    const [ours, theirs] = [() => alive(some as never, days), () => clv.probabilityAlive(some, days)];
    expect(answerOf(ours)).toEqual(answerOf(theirs));
    expect(ours).toThrow(expect.objectContaining({ code: 'incompatible-model' }));
  });

  it('refuses a horizon instead of leaving it out silently', () => {
    expect(() => alive(some as never, data, { horizon: { weeks: 4 } } as never)).toThrow(
      'probabilityAlive: options must be left out: the main entry of the package takes them, got {"horizon":{"weeks":4}}',
    );
  });
});
