import { ClienteleError, encode, type Table, table } from '@clientele/core';
import {
  assignClusters,
  type ClusterInput,
  fitKMeans,
  fitKMedoids,
  type KMeansModel,
  parseKMeansModel,
} from '@clientele/segmentation';
import * as ofKMeans from '@clientele/segmentation/k-means';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const visits = [1, 2, 1, 3, 30, 31, 33, 29];
const spend = [10, 20, 15, 11, 400, 380, 1000, 900];
const plan = ['basic', 'basic', 'basic', 'pro', 'pro', 'pro', 'team', 'team'];
const models = [
  fitKMeans({ visits, spend }, { k: 2 }),
  fitKMeans({ visits, spend }, { k: 3, features: ['visits', { column: 'spend', transform: 'rank' }] }),
  fitKMeans(
    { visits, spend, plan },
    {
      k: 2,
      features: [
        { column: 'visits', missing: 'median', transform: 'log1p' },
        { column: 'plan', missing: 'basic', maxLevels: 2 },
        'spend',
      ],
    },
  ),
];

/** Numbers and distances, or the refusal. */
function answerOf(call: () => Table): unknown {
  try {
    const { cluster, distance } = call().columns;
    return [Array.from(cluster as Float64Array), Array.from(distance as Float64Array)];
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

const number = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer(), fc.constant(null), fc.boolean());
const text = fc.constantFrom('basic', 'pro', 'team', 'gold', null);
const rows = fc.array(fc.record({ visits: number, spend: number, plan: text }), { minLength: 1, maxLength: 6 });

const cell = fc.oneof(fc.double(), fc.string(), fc.constantFrom(null, undefined, true, 'basic', {}, 3n));
const hostileColumn = fc.oneof(fc.array(cell, { maxLength: 3 }), fc.constantFrom(null, 'basic', 7, {}));
const hostile = fc.oneof(
  fc.record({ visits: hostileColumn, spend: fc.constant([1, 2]), plan: fc.constant(['basic', 'pro']) }),
  fc.record({ visits: fc.constant([1, 2]), spend: hostileColumn, plan: hostileColumn }),
  fc.record({ spend: hostileColumn }),
  fc.constantFrom({}, { columns: {} }, { visits: [1], spend: [1, 2] }),
);

describe.each(models)('the entry of k-means, model %#', (model) => {
  it('says the same as the verb of all models, to the bit', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const data = {
          visits: given.map((row) => row.visits),
          spend: given.map((row) => row.spend),
          plan: given.map((row) => row.plan),
        };
        expect(answerOf(() => ofKMeans.assignClusters(model, data))).toEqual(
          answerOf(() => assignClusters(model, data)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what that refuses, in the same words', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const ours = answerOf(() => ofKMeans.assignClusters(model, data as never));
        expect(ours).toEqual(answerOf(() => assignClusters(model, data as ClusterInput)));
      }),
      { numRuns: 300 },
    );
  });

  it('reads tables, typed arrays and coded columns alike', () => {
    const plain = { visits: [3, 40], spend: [20, 700], plan: ['basic', 'gold'] };
    const wanted = answerOf(() => assignClusters(model, plain) as Table);
    const coded = { visits: Int32Array.of(3, 40), spend: Float64Array.of(20, 700), plan: encode(plain.plan) };
    expect(answerOf(() => ofKMeans.assignClusters(model, table(plain) as Table))).toEqual(wanted);
    expect(answerOf(() => ofKMeans.assignClusters(model, coded))).toEqual(wanted);
  });
});

describe('the entry of k-means', () => {
  const [model] = models as [KMeansModel];
  const data = { visits: [3], spend: [20] };

  it('reads a stored model by the same function', () => {
    expect(ofKMeans.parseKMeansModel).toBe(parseKMeansModel);
  });

  it.each([[], [{ visits: 3, spend: 20 }], null, undefined, 'x', 3])(
    'refuses rows and what is no data: %o',
    (given) => {
      expect(() => ofKMeans.assignClusters(model, given as never)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    },
  );

  it.each([fitKMedoids({ visits, spend }, { k: 2 }), null, undefined, {}])('refuses another model (%#)', (other) => {
    expect(() => ofKMeans.assignClusters(other as never as KMeansModel, data)).toThrow(
      expect.objectContaining({ code: 'incompatible-model' }),
    );
  });

  it('refuses options instead of leaving them out silently', () => {
    expect(() => ofKMeans.assignClusters(model, data, {} as never)).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
