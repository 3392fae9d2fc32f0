import { IncompatibleModelError } from '@clientele/core';
import { fitKMeans, parseKMeansModel } from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { shoppers } from './samples.ts';

type Plain = Record<string, unknown> & {
  parameters: Record<string, unknown>;
  features: Record<string, unknown>[];
};

const features = ['age', { column: 'spend', transform: 'rank', missing: 5 }, { column: 'city', maxLevels: 2 }] as const;
const model = JSON.stringify(fitKMeans(shoppers, { k: 3, features }));

function spoilt(change: (plain: Plain) => void): unknown {
  const plain = JSON.parse(model) as Plain;
  change(plain);
  return plain;
}

describe('parseKMeansModel', () => {
  it('reads what fitKMeans wrote, texts and ranks included', () => {
    expect(JSON.stringify(parseKMeansModel(JSON.parse(model)))).toBe(model);
  });

  const cases: [string, (plain: Plain) => void][] = [
    ['model.features', (plain) => void Object.assign(plain, { features: [] })],
    ['model.features[0].type', ({ features: [age] }) => void Object.assign(age as object, { type: 'boolean' })],
    ['model.features[0].scale', (plain) => void delete plain.features[0]?.['scale']],
    ['model.features[0].scale', (plain) => void Object.assign(plain.features[0] as object, { scale: 0 })],
    ['model.features[0].center', (plain) => void delete plain.features[0]?.['center']],
    ['model.features[0].levels', (plain) => void Object.assign(plain.features[0] as object, { levels: [] })],
    ['model.features[0].knots', (plain) => void Object.assign(plain.features[0] as object, { knots: [1, 2] })],
    ['model.features[1].knots', (plain) => void delete plain.features[1]?.['knots']],
    ['model.features[1].knots', (plain) => void Object.assign(plain.features[1] as object, { knots: [2, 1] })],
    ['model.features[1].missing', (plain) => void Object.assign(plain.features[1] as object, { missing: 'x' })],
    ['model.features[1].missing', (plain) => void Object.assign(plain.features[1] as object, { missing: [1] })],
    ['model.features[2].levels', (plain) => void Object.assign(plain.features[2] as object, { levels: ['a', 'a'] })],
    ['model.features[2].pooled', (plain) => void delete plain.features[2]?.['pooled']],
    ['model.features[2].transform', (plain) => void Object.assign(plain.features[2] as object, { transform: 'log1p' })],
    ['model.features[2].missing', (plain) => void Object.assign(plain.features[2] as object, { missing: 1 })],
    ['model.parameters.centers', ({ parameters }) => void Object.assign(parameters, { centers: [] })],
    ['model.parameters.centers', ({ parameters }) => void Object.assign(parameters, { centers: [[1], [2], [3]] })],
    ['model.parameters.centers[0][1]', ({ parameters }) => void Object.assign(parameters, { centers: [[1, null]] })],
    ['model.parameters.sizes', ({ parameters }) => void Object.assign(parameters, { sizes: [5, 5, 0] })],
    ['model.parameters.sizes', ({ parameters }) => void Object.assign(parameters, { sizes: [5, 4, 2] })],
    ['model.parameters.weights', ({ parameters }) => void Object.assign(parameters, { weights: [1, 2] })],
    ['model.parameters.inertia', ({ parameters }) => void Object.assign(parameters, { inertia: -1 })],
  ];
  it.each(cases)('refuses a wrong %s', (path, change) => {
    const parse = (): unknown => parseKMeansModel(spoilt(change));
    expect(parse).toThrow(IncompatibleModelError);
    expect(parse).toThrow(`parseKMeansModel: ${path} must be `);
  });
});
