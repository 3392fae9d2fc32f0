import { fitLogistic, fitTree, type LogisticModel, parseLogisticModel, predictChurn } from '@clientele/churn';
import * as ofLogistic from '@clientele/churn/logistic';
import { ClienteleError, customerTable, encode, table } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const plan = ['basic', 'basic', 'basic', 'basic', 'pro', 'pro', 'pro', 'pro', 'team', 'team'];
const visits = [1, 2, 3, 4, 5, 6, 7, 8, 2, 9];
const label = [1, 1, 0, 1, 1, 0, 0, 0, 1, 0];
const strict = fitLogistic({ visits, plan, label });
const bearing = fitLogistic({ visits, plan, label }, { missing: 'average' });

/** The probabilities, or the refusal. */
function answerOf(call: () => { readonly columns: { readonly probability: Float64Array } }): unknown {
  try {
    return Array.from(call().columns.probability);
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

const number = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer(), fc.constant(Number.NaN));
const level = fc.constantFrom('basic', 'pro', 'team', null);
const rows = fc.array(fc.record({ visits: number, plan: level }), { maxLength: 6 });
const columnsOf = (given: readonly { readonly visits: number; readonly plan: string | null }[]) => ({
  visits: given.map((row) => row.visits),
  plan: given.map((row) => row.plan),
});

const cell = fc.oneof(fc.double(), fc.string(), fc.constantFrom(null, undefined, true, 'basic', 'pro', {}, 3n));
const hostileColumn = fc.oneof(
  fc.array(cell, { minLength: 2, maxLength: 2 }),
  fc.constantFrom(undefined, null, 'basic', 7, {}),
);
const hostile = fc.oneof(
  fc.record({ visits: hostileColumn, plan: fc.constant(['basic', 'pro']) }),
  fc.record({ visits: fc.constant([3, 8]), plan: hostileColumn }),
  fc.constantFrom(
    null,
    undefined,
    'x',
    3,
    [],
    [{ visits: 1, plan: 'pro' }],
    { visits: [1, 2], plan: ['pro'] },
    {},
    { columns: {} },
  ),
);

describe('the entry of logistic regression', () => {
  it.each([
    ['refuses missing cells', strict],
    ['averages over them', bearing],
  ])('says the same as the verb of all models, to the bit, where the model %s', (_, model) => {
    fc.assert(
      fc.property(rows, (given) => {
        const data = columnsOf(given);
        expect(answerOf(() => ofLogistic.predictChurn(model, data))).toEqual(answerOf(() => predictChurn(model, data)));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses one wrong column as that does, in the same words', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const ours = answerOf(() => ofLogistic.predictChurn(strict, data as never));
        expect(ours).toEqual(answerOf(() => predictChurn(strict, data as never)));
      }),
      { numRuns: 500 },
    );
  });

  it('reads tables, typed arrays and coded columns alike', () => {
    const wanted = Array.from(predictChurn(strict, { visits: [3, 8], plan: ['pro', 'team'] }).columns.probability);
    const [typed, coded] = [Int32Array.of(3, 8), encode(['pro', 'team'])];
    for (const data of [
      table({ visits: [3, 8], plan: ['pro', 'team'] }),
      customerTable(['Ada', 'Bo'], { visits: typed, plan: coded }),
      { plan: coded, visits: typed },
    ]) {
      expect(answerOf(() => ofLogistic.predictChurn(strict, data))).toEqual(wanted);
    }
  });

  it('does not look at columns that the model does not read', () => {
    const data = { visits: [3], plan: ['pro'], remark: [{ odd: true }] } as never;
    expect(ofLogistic.predictChurn(strict, data).columns.probability[0]).toBe(
      predictChurn(strict, { visits: [3], plan: ['pro'] }).columns.probability[0],
    );
  });

  it('says a table of as many rows as the data, frozen', () => {
    const said = ofLogistic.predictChurn(strict, { visits: [1, 2], plan: ['pro', 'pro'] });
    expect(said.length).toBe(2);
    expect(Object.keys(said.columns)).toEqual(['probability']);
    expect(Object.isFrozen(said) && Object.isFrozen(said.columns)).toBe(true);
  });

  it('reads a stored model by the same function', () => {
    expect(ofLogistic.parseLogisticModel).toBe(parseLogisticModel);
  });

  it.each([fitTree({ visits, label }), null, undefined, {}, { kind: 'churn/forest' }])(
    'refuses another model (%#)',
    (model) => {
      expect(() => ofLogistic.predictChurn(model as never as LogisticModel, { visits: [1], plan: ['pro'] })).toThrow(
        expect.objectContaining({ code: 'incompatible-model' }),
      );
    },
  );

  it('refuses options instead of leaving them out silently', () => {
    const options = { unseen: 'average' } as never;
    expect(() => ofLogistic.predictChurn(strict, { visits: [1], plan: ['gold'] }, options)).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
