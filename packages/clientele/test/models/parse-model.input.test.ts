import { describe, expect, it } from 'vitest';
import {
  analyze,
  fitEase,
  fitImplicitAls,
  fitItemSimilarity,
  fitKMeans,
  fitKMedoids,
  fitLogistic,
  fitNextBasket,
  fitNextItem,
  fitPopularity,
  fitSar,
  gammaGompertzNbdModel,
  IncompatibleModelError,
  mbgNbdModel,
  nbdModel,
  paretoNbdModel,
  parseModel,
} from '../../src/index.ts';

const { models } = analyze([
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Ada', time: '2026-03-01', amount: 35 },
  { customer: 'Ada', time: '2026-04-01', amount: 31 },
  { customer: 'Bo', time: '2026-01-09', amount: 10 },
  { customer: 'Bo', time: '2026-01-19', amount: 12 },
]);

const visits = { visits: [1, 2, 30, 31, 9], label: [0, 1, 0, 1, 1] };
const events = ['tea', 'jam', 'tea'].flatMap((item, at) => [
  { customer: 'Ada', item, time: `2026-01-0${at + 1}` },
  { customer: 'Bo', item, time: `2026-01-0${at + 2}` },
]);

describe('parseModel', () => {
  it.each(['rfm/scores', 'clv/bg-nbd', 'clv/gamma-gamma'])('reads %s back from JSON as it was', (kind) => {
    expect(parseModel(JSON.parse(JSON.stringify(models[kind])))).toEqual(models[kind]);
  });

  it.each([
    mbgNbdModel({ r: 0.5, alpha: 6, a: 0.9, b: 1.6 }, { unit: 'week' }),
    paretoNbdModel({ r: 0.5, alpha: 10, s: 0.6, beta: 11 }, { unit: 'day' }),
    gammaGompertzNbdModel({ r: 0.5, alpha: 10, b: 0.1, s: 0.6, beta: 11 }, { unit: 'week' }),
    nbdModel({ r: 0.4, alpha: 12 }, { unit: 'month' }),
    fitKMeans(visits, { k: 2 }),
    fitKMedoids(visits, { k: 2 }),
    fitLogistic(visits),
    fitPopularity(events),
    fitItemSimilarity(events),
    fitSar(events),
    fitEase(events),
    fitImplicitAls(events, { factors: 2 }),
    fitNextBasket(events),
    fitNextItem([['tea', 'jam']]),
  ])('reads $kind back from JSON as it was', (model) => {
    expect(parseModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it.each([null, 3, 'clv/bg-nbd', [], {}, { kind: 'clv/nonsense' }, { kind: '__proto__' }, { kind: 'toString' }])(
    'refuses %o: its kind is unknown',
    (value) => {
      expect(() => parseModel(value)).toThrow(IncompatibleModelError);
      expect(() => parseModel(value)).toThrow(
        /kind must be one of association-rules\/next-item, churn\/forest, .*, clv\/bg-nbd, .*, segmentation\/k-medoids/,
      );
    },
  );

  it('refuses a model whose fields are not what they must be, and names the field', () => {
    const model = models['clv/bg-nbd'] as unknown as { parameters: object };
    const broken = { ...model, parameters: { ...model.parameters, r: -1 } };
    expect(() => parseModel(broken)).toThrow(/model\.parameters\.r must be a number > 0, got -1/);
  });

  it('refuses a model of a newer release', () => {
    expect(() => parseModel({ ...models['rfm/scores'], version: 99 })).toThrow(/version must be at most/);
  });
});
