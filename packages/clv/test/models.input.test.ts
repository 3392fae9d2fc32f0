import {
  bgNbdModel,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  gammaGammaModel,
  mbgNbdModel,
  nbdModel,
  paretoNbdModel,
  parseBgNbdModel,
  parseGammaGammaModel,
  parseMbgNbdModel,
  parseNbdModel,
  parseParetoNbdModel,
} from '@clientele/clv';
import { IncompatibleModelError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { simulateBgNbd, simulateSpend } from './simulate.ts';

const base = simulateBgNbd({ r: 1, alpha: 6, a: 0.9, b: 2.2 }, { customers: 300, weeks: 52, seed: 4 });
const spends = simulateSpend({ p: 3, q: 4, gamma: 20 }, 300, 4);

const doors = [
  { parse: parseBgNbdModel, models: [fitBgNbd(base), bgNbdModel({ r: 1, alpha: 2, a: 3, b: 4 }, { unit: 'year' })] },
  { parse: parseMbgNbdModel, models: [fitMbgNbd(base), mbgNbdModel({ r: 1, alpha: 2, a: 3, b: 4 }, { unit: 'day' })] },
  {
    parse: parseParetoNbdModel,
    models: [fitParetoNbd(base), paretoNbdModel({ r: 1, alpha: 2, s: 3, beta: 4 }, { unit: 'month' })],
  },
  { parse: parseNbdModel, models: [fitNbd(base), nbdModel({ r: 1, alpha: 2 }, { unit: 'week' })] },
  { parse: parseGammaGammaModel, models: [fitGammaGamma(spends), gammaGammaModel({ p: 1, q: 2, gamma: 3 })] },
] as const;

type Json = Record<string, unknown>;

/** @returns a copy of the model with one field replaced, `path` deep */
function spoilt(model: object, path: readonly string[], value: unknown): Json {
  const copy = JSON.parse(JSON.stringify(model)) as Json;
  const holder = path.slice(0, -1).reduce((inner, name) => inner[name] as Json, copy);
  Object.defineProperty(holder, path.at(-1) as string, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

describe.each(doors)('$parse.name', ({ parse, models }) => {
  it('gives back what was stored, fitted or made by hand', () => {
    for (const model of models) {
      expect(parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
      expect(structuredClone(model)).toEqual(model);
    }
  });

  it('gives back a frozen record without anything of the caller in it', () => {
    const stored = JSON.parse(JSON.stringify(models[0])) as { parameters: Json };
    const parsed = parse(stored);
    for (const name of Object.keys(stored.parameters)) stored.parameters[name] = -1;
    expect(Object.values(parsed.parameters).every((value) => Number(value) > 0)).toBe(true);
    expect(Object.isFrozen(parsed)).toBe(true);
  });

  it.each([
    [['kind'], 'clv/other'],
    [['version'], 99],
    [['version'], 0],
    [['parameters'], null],
    [['parameters'], [1, 2, 3, 4]],
    [['parameters', 'extra'], 1],
    [['parameters', '__proto__'], 1],
    [['standardErrors'], 'small'],
    [['logLikelihood'], 'high'],
    [['diagnostics', 'status'], 'excellent'],
    [['diagnostics', 'rows'], -1],
    [['diagnostics', 'notes'], [{ code: 1 }]],
    [['options'], [1]],
    [['surprise'], {}],
  ])('refuses %s = %o, naming the field', (path, value) => {
    const run = (): unknown => parse(spoilt(models[0], path, value));
    expect(run).toThrow(IncompatibleModelError);
    expect(run).toThrow(path.at(-1) as string);
  });

  it('refuses each parameter that is not a number above 0', () => {
    for (const name of Object.keys(models[0].parameters)) {
      for (const value of [0, -1, '1', null, Number.NaN, undefined, { valueOf: () => 1 }]) {
        expect(() => parse(spoilt(models[0], ['parameters', name], value))).toThrow(
          `parameters.${name} must be a number > 0`,
        );
      }
    }
  });

  it('refuses what is no record at all', () => {
    for (const value of [null, undefined, 3, 'model', [], () => 1])
      expect(() => parse(value)).toThrow(IncompatibleModelError);
  });
});
