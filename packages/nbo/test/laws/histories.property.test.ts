import {
  fitEase,
  fitItemSimilarity,
  fitPopularity,
  fitSar,
  type ItemEvent,
  type NboModel,
  parseEaseModel,
  parseItemSimilarityModel,
  recommend,
  toRows,
} from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const event = fc.record({
  customer: fc.constantFrom('Ada', 'Bo', 'Cy', 'Di', '__proto__'),
  item: fc.constantFrom('tea', 'jam', 'rye', 'oat', 'constructor'),
});
const histories = fc.array(event, { minLength: 4, maxLength: 24 });
const fits: Readonly<Record<string, (data: readonly ItemEvent[]) => NboModel>> = {
  popularity: (data) => fitPopularity(data),
  'item similarity': (data) => fitItemSimilarity(data),
  SAR: (data) => fitSar(data),
  EASE: (data) => fitEase(data),
};
const linesOf = (model: NboModel, data: readonly ItemEvent[], k = 3): unknown[] =>
  toRows(recommend(model, data, { k, repeats: 'include' })) as unknown[];
const byCustomer = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe.each(Object.entries(fits))('lists of %s', (_, fit) => {
  it('are the same whatever the order of the events', () => {
    fc.assert(
      fc.property(histories, (data) => {
        const turned = data.toReversed();
        expect(byCustomer(linesOf(fit(turned), turned))).toEqual(byCustomer(linesOf(fit(data), data)));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same from the model read back from its JSON, to the last bit', () => {
    fc.assert(
      fc.property(histories, (data) => {
        const model = fit(data);
        expect(linesOf(JSON.parse(JSON.stringify(model)) as NboModel, data)).toEqual(linesOf(model, data));
      }),
      { numRuns: 25 },
    );
  });

  it('for fewer items are the head of those for more', () => {
    fc.assert(
      fc.property(histories, (data) => {
        const model = fit(data);
        const long = linesOf(model, data, 4) as { rank: number }[];
        expect(linesOf(model, data, 2)).toEqual(long.filter(({ rank }) => rank <= 2));
      }),
      { numRuns: 25 },
    );
  });

  it('leave what they were given as it was', () => {
    const data = Object.freeze(
      [
        { customer: 'Ada', item: 'tea' },
        { customer: 'Ada', item: 'jam' },
        { customer: 'Bo', item: 'tea' },
      ].map((row) => Object.freeze(row)),
    );
    expect(linesOf(fit(data), data).length).toBeGreaterThan(0);
  });
});

describe('models', () => {
  it('parse to what was written', () => {
    const data = [
      { customer: 'Ada', item: '__proto__' },
      { customer: 'Ada', item: 'jam' },
      { customer: 'Bo', item: '__proto__' },
    ];
    for (const [model, parse] of [
      [fitEase(data), parseEaseModel],
      [fitItemSimilarity(data), parseItemSimilarityModel],
    ] as const) {
      expect(parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    }
  });
});
