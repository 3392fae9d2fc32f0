import {
  checkKind,
  deriveBtyd,
  diagnosticsShape,
  frozen,
  IncompatibleModelError,
  InvalidInputError,
  InvalidOptionError,
  jsonRecordShape,
  ofCustomers,
  parseModelRecord,
  parseTransactions,
  summarizeCustomers,
  type TimeUnit,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const diagnostics = { status: 'exact', rows: 1, iterations: 0, objective: null, gradientNorm: null, notes: [] };
const parse = (options: unknown, notes: unknown = []) =>
  parseModelRecord(
    'parseToyModel',
    { kind: 'toy', version: 1, options, diagnostics: { ...diagnostics, notes } },
    'toy',
    1,
    {
      options: jsonRecordShape,
      diagnostics: diagnosticsShape,
    },
  );

/** Lists in lists, as deep as that. */
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('options of a model file', () => {
  it.each([
    ['no number', { a: Number.NaN }, 'model.options.a'],
    ['an endless number', { a: { b: [1, Number.POSITIVE_INFINITY] } }, 'model.options.a.b[1]'],
    ['a function', { a: () => 1 }, 'model.options.a'],
    ['a typed array', { a: Float64Array.of(1) }, 'model.options.a'],
    ['a date', { a: new Date(0) }, 'model.options.a'],
    ['undefined', { a: undefined }, 'model.options.a'],
    ['a file made to exhaust the stack', { a: nested(5000) }, 'model.options.a[0]'],
  ])('refused: %s', (_, options, path) => {
    expect(() => parse(options)).toThrow(IncompatibleModelError);
    expect(() => parse(options)).toThrow(`parseToyModel: ${path}`);
  });
  it('kept as they are, copied and frozen in depth', () => {
    const options = JSON.parse('{"bins": {"r": 5}, "list": [1, null, true, "x"], "__proto__": {"a": 1}}');
    const model = parse(options, [{ code: 'c', message: 'm', details: { rows: [1] } }]);
    expect(JSON.stringify(model.options)).toBe(JSON.stringify(options));
    expect(Object.isFrozen(model.options['bins'])).toBe(true);
    expect(Object.isFrozen(model.diagnostics.notes[0]?.details?.['rows'])).toBe(true);
    expect(Object.isFrozen(options)).toBe(false);
  });
});

describe('what verbs are given', () => {
  it.each([undefined, null, {}, { kind: 'clv/bg-nbd' }, 'rfm/scores'])('is no model of the kind: %j', (model) => {
    const check = () => checkKind('scoreRfm', model as { kind: string }, 'rfm/scores');
    expect(check).toThrow(IncompatibleModelError);
    expect(check).toThrow(/^scoreRfm: model.kind must be rfm\/scores, got /);
  });
  it('is no unit although it reads like one', () => {
    const summary = summarizeCustomers([{ customer: 'Ada', time: 0, amount: 1 }]);
    expect(() => deriveBtyd(summary, { unit: ['day'] as unknown as TimeUnit })).toThrow(InvalidOptionError);
  });
  it('is one id instead of a list of them', () => {
    const log = parseTransactions([{ customer: 'A', time: 0, amount: 1 }]);
    expect(() => ofCustomers(log, 'A')).toThrow(InvalidInputError);
    expect(ofCustomers(log, ['A']).length).toBe(1);
  });
});

describe('frozen', () => {
  it('reaches everything but typed arrays, and changes nothing', () => {
    const value = { a: [{ b: 1 }], c: Float64Array.of(1), d: null };
    expect(frozen(value)).toBe(value);
    expect([value, value.a, value.a[0]].every(Object.isFrozen)).toBe(true);
  });
});
