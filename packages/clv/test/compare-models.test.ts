import { compareModels, gammaGammaModel, nbdModel, toRows } from '@clientele/clv';
import { IncompatibleModelError, InsufficientDataError } from '@clientele/core';
import { firstUnfrozen } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';

const design = { customers: 1500, weeks: 60, seed: 21 };
/** As many as tell a world of five parameters from those of four. */
const few = { ...design, customers: 500 };

describe('compareModels', () => {
  it('gives the likelihood that each fit reached, and both criteria by hand', () => {
    const base = families[2]?.simulate({ ...design, customers: 300 });
    if (base === undefined) throw new Error('no such family');
    const weight = base.x.map((_, row) => 1 + (row % 3));
    const models = families.map(({ fit }) => fit({ ...base, weight }));
    const compared = compareModels(models, { ...base, weight });
    expect(compared.customers).toBe(600);
    expect(firstUnfrozen(compared)).toBe(null);
    toRows(compared).forEach((row, at) => {
      const [parameters, value] = [models[at]?.parameters ?? {}, models[at]?.logLikelihood as number];
      const k = Object.keys(parameters).length;
      expect(row['kind']).toBe(models[at]?.kind);
      expect(row['parameterCount']).toBe(k);
      expect(Math.abs((row['logLikelihood'] as number) / value - 1)).toBeLessThan(1e-12);
      expect(row['aic']).toBeCloseTo(2 * k - 2 * value, 6);
      expect(row['bic']).toBeCloseTo(k * Math.log(600) - 2 * value, 6);
    });
  });

  it.each(families)(
    'finds the $name world that customers came from, on them and on others',
    ({ name, simulate, slow }) => {
      const rivals = families.filter((family) => family.name === name || !family.slow);
      const drawn = slow ? few : design;
      const models = rivals.map(({ fit }) => fit(simulate(drawn)));
      const right = rivals.findIndex((family) => family.name === name);
      const fitted = compareModels(models, simulate(drawn)).columns;
      expect(fitted.bic.indexOf(Math.min(...fitted.bic))).toBe(right);
      // A model with leaving can be as good as none; without it no other comes close.
      const others = compareModels(models, simulate({ ...drawn, seed: 22 })).columns.logLikelihood;
      expect(Math.max(...others) - (others[right] as number)).toBeLessThan(1);
    },
  );

  it('reads parameters by name, whatever their order in a stored model', () => {
    const model = families[2]?.given;
    const history = { x: [2, 0], tx: [30, 0], T: [39, 38], unit: 'week' } as const;
    if (model === undefined) throw new Error('no such family');
    const entries = Object.entries(model.parameters).toReversed();
    const turned = { ...model, parameters: Object.fromEntries(entries) } as typeof model;
    expect(compareModels([turned], history).columns).toEqual(compareModels([model], history).columns);
  });

  it('refuses other models, other units and no customers', () => {
    const nbd = nbdModel({ r: 1, alpha: 2 }, { unit: 'day' });
    const history = { x: [1], tx: [2], T: [3], unit: 'week' } as const;
    expect(() => compareModels([nbd], history)).toThrow('compareModels: model.unit must be "week" as in the data');
    const spend = gammaGammaModel({ p: 1, q: 2, gamma: 3 });
    expect(() => compareModels([spend as never], history)).toThrow(IncompatibleModelError);
    const nobody = { x: [], tx: [], T: [], unit: 'day' } as const;
    expect(() => compareModels([nbd], nobody)).toThrow(InsufficientDataError);
  });
});
