import {
  explainChurn,
  fitLogistic,
  type LogisticModel,
  parseLogisticModel,
  predictChurn,
  type Table,
} from '@clientele/churn';
import { ClienteleError, encode, InvalidInputError, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const visits = [1, 2, 3, 4, 5, 6, 7, 8];
const label = [1, 1, 0, 1, 0, 1, 0, 0];
const plan = ['a', 'b', 'a', 'b', 'a', 'a', 'b', 'b'];

function refusal(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof ClienteleError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'none', message: 'nothing was refused' };
}

const notesOf = (model: LogisticModel): string[] => model.diagnostics.notes.map(({ code }) => code);
const noteOf = (model: LogisticModel, code: string): unknown =>
  model.diagnostics.notes.find((note) => note.code === code)?.details?.['terms'];

describe('columns that teach nothing', () => {
  it('have no coefficient where they are constant, and are named (E16, D17)', () => {
    const model = fitLogistic({ visits, one: visits.map(() => 0.1), label });
    expect(noteOf(model, 'constant-column')).toEqual(['one']);
    expect(model.parameters.terms[1]).toMatchObject({ feature: 'one', coefficient: null, standardError: null });
    const alone = fitLogistic({ visits, label });
    expect(model.parameters.terms[0]).toEqual(alone.parameters.terms[0]);
    const [with1, without1] = [predictChurn(model, { visits: [3], one: [7] }), predictChurn(alone, { visits: [3] })];
    expect(with1.columns.probability).toEqual(without1.columns.probability);
  });

  it('have no coefficient where columns before them determine them', () => {
    const hours = [5, 1, 4, 1, 5, 9, 2, 6];
    const both = visits.map((v, row) => 2 * v - (hours[row] as number) + 3);
    const model = fitLogistic({ visits, hours, both, label });
    expect(noteOf(model, 'aliased-columns')).toEqual(['both']);
    expect(model.parameters.deviance).toBe(fitLogistic({ visits, hours, label }).parameters.deviance);
  });

  it('may be all there is: the intercept alone is the base rate', () => {
    const model = fitLogistic({ label: [1, 0, 0, 0] });
    expect(model.parameters.terms).toEqual([]);
    expect(predictChurn(model, { label: [0, 0] }).columns.probability[1]).toBeCloseTo(0.25, 14);
    expect(explainChurn(model, { other: [1, 2] }).reasons).toEqual([
      'like the mean customer',
      'like the mean customer',
    ]);
  });
});

describe('separation', () => {
  it('is found where a number parts the outcomes, and leaves no standard errors', () => {
    const model = fitLogistic({ visits, noise: [3, 1, 4, 1, 5, 9, 2, 6], label: [1, 1, 1, 1, 0, 0, 0, 0] });
    expect(model.diagnostics.status).toBe('boundary');
    expect(notesOf(model)).toContain('separation');
    expect(noteOf(model, 'separation')).toContain('visits');
    expect(model.parameters.terms[0]).toMatchObject({ standardError: null, z: null, lower: null, upper: null });
    expect(model.parameters.aic).toBe(null);
    const { probability } = predictChurn(model, { visits: [1, 8], noise: [3, 3] }).columns;
    expect(probability[0]).toBeGreaterThan(0.999);
    expect(probability[1]).toBeLessThan(0.001);
  });

  it('is found where one level has one outcome only (quasi-complete), and names that level alone', () => {
    const levels = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c'];
    const model = fitLogistic({ levels, label: [1, 0, 0, 1, 1, 0, 1, 1] });
    expect(model.diagnostics.status).toBe('boundary');
    expect(noteOf(model, 'separation')).toEqual(['levels = c']);
    const { probability } = predictChurn(model, { levels: ['a', 'b'] }).columns;
    expect(probability[0]).toBeCloseTo(1 / 3, 9);
    expect(probability[1]).toBeCloseTo(2 / 3, 9);
  });

  it('is bounded by a penalty', () => {
    const model = fitLogistic({ visits, label: [1, 1, 1, 1, 0, 0, 0, 0] }, { l2: 1 });
    expect(model.diagnostics.status).toBe('converged');
    expect(Math.abs(model.parameters.terms[0]?.coefficient as number)).toBeLessThan(2);
  });

  it('is not seen where steps merely run out', () => {
    const model = fitLogistic({ visits, label }, { maxIterations: 1 });
    expect(model.diagnostics.status).toBe('stopped');
    expect(notesOf(model)).toContain('not-converged');
  });
});

describe('rows that cannot be learnt from', () => {
  it.each([
    [
      'one class',
      { visits, label: visits.map(() => 0) },
      'insufficient-data',
      'churners (rows whose label is 1), got 0',
    ],
    ['the other class', { visits, label: visits.map(() => 1) }, 'insufficient-data', 'customers who stay'],
    ['one row', { visits: [1], label: [1] }, 'insufficient-data', 'customers who stay'],
    ['no rows', { visits: [], label: [] }, 'insufficient-data', 'churners'],
    [
      'labels of another kind',
      { visits, label: visits },
      'invalid-input',
      'row 1, column label: expected 0 or 1, got 2',
    ],
    ['labels as texts', { visits, label: plan }, 'invalid-input', 'column "label" must hold numbers, it holds texts'],
    ['no label', { visits }, 'invalid-input', 'no column "label"; there are visits'],
    ['columns of other lengths', { visits: [1, 2], label }, 'invalid-input', 'rows'],
    ['an infinite value', { visits: [...visits.slice(1), Infinity], label }, 'invalid-input', 'row 7, column visits'],
    [
      'a missing level',
      { plan: [null, ...plan.slice(1)], label },
      'invalid-input',
      'row 0, column plan: expected a level',
    ],
    ['numbers that overflow', { visits: [1e300, ...visits.slice(1)], label }, 'invalid-input', 'too far apart'],
    [
      'an id',
      { ref: Array.from({ length: 300 }, (_, i) => `r${i}`), label: Array.from({ length: 300 }, (_, i) => i % 2) },
      'invalid-input',
      'column "ref" has 300 levels',
    ],
  ])('%s: a typed error that says why', (_, data, code, words) => {
    const { code: given, message } = refusal(() => fitLogistic(data as Parameters<typeof fitLogistic>[0]));
    expect(given).toBe(code);
    expect(message).toContain('fitLogistic: ');
    expect(message).toContain(words);
  });

  it.each([null, 7, 'rows', [1, 2]])('%j is no table', (data) => {
    expect(refusal(() => fitLogistic(data as never)).code).toBe('invalid-input');
  });

  it('of weight 0 are not there: neither their levels, nor their outcome', () => {
    const w = [1, 1, 1, 1, 1, 1, 1, 0];
    const levels = [...plan.slice(0, 7), 'only here'];
    const model = fitLogistic({ levels, visits, label, w }, { weight: 'w' });
    const without = fitLogistic({ levels: levels.slice(0, 7), visits: visits.slice(0, 7), label: label.slice(0, 7) });
    expect(model.parameters).toEqual(without.parameters);
    expect(notesOf(model)).toContain('rows-without-weight');
    expect(refusal(() => fitLogistic({ label, w: label }, { weight: 'w' })).message).toContain('customers who stay');
    expect(refusal(() => fitLogistic({ visits, label, w: [-1, ...w.slice(1)] }, { weight: 'w' })).message).toContain(
      'row 0, column w: expected a number >= 0, got -1',
    );
  });
});

describe('missing cells', () => {
  const gap = [1, Number.NaN, 3, 4, 5, 6, 7, 8];

  it('are refused unless a policy is chosen', () => {
    expect(refusal(() => fitLogistic({ gap, label })).message).toContain('row 1, column gap');
  });

  it('become the mean of the fit, also when one customer alone is scored later (E18)', () => {
    const model = fitLogistic({ gap, plan: [null, ...plan.slice(1)], label }, { missing: 'average' });
    const filled = fitLogistic({ gap: gap.map((v) => (Number.isNaN(v) ? 34 / 7 : v)), plan, label });
    expect(model.parameters.terms[0]?.mean).toBeCloseTo(34 / 7, 14);
    expect(notesOf(model)).toContain('missing-averaged');
    const alone = predictChurn(model, { gap: [Number.NaN], plan: ['a'] }).columns.probability[0];
    expect(alone).toBe(
      predictChurn(model, { gap: [model.parameters.terms[0]?.mean as number], plan: ['a'] }).columns.probability[0],
    );
    expect(filled.parameters.terms).toHaveLength(2);
    expect(explainChurn(model, { gap: [Number.NaN], plan: [null] }).reasons).toEqual(['like the mean customer']);
  });

  it('are not zeros: a zero is a value (E04)', () => {
    const model = fitLogistic({ gap, label }, { missing: 'average' });
    const { probability } = predictChurn(model, { gap: [0, Number.NaN] }).columns;
    expect(probability[0]).not.toBe(probability[1]);
  });

  it('throughout a column leave nothing to learn', () => {
    const none = visits.map(() => Number.NaN);
    const { code, message } = refusal(() => fitLogistic({ none, label }, { missing: 'average' }));
    expect([code, message]).toEqual([
      'invalid-input',
      'fitLogistic: column "none" has no value in any row that counts',
    ]);
  });
});

describe('features are found by name, levels by value', () => {
  const model = fitLogistic({ visits, plan, label });

  it('whatever the order of columns and of dictionaries', () => {
    const first = predictChurn(model, { visits: [3, 4], plan: ['a', 'b'] }).columns.probability;
    const turned: Table = table({ extra: [9, 9], plan: encode(['b', 'a']), visits: [4, 3] });
    expect([...predictChurn(model, turned).columns.probability]).toEqual([...first].reverse());
  });

  it('and a column that is not there, or of another type, is refused', () => {
    expect(refusal(() => predictChurn(model, { visits: [1] })).message).toBe(
      'predictChurn: no column "plan"; there are visits',
    );
    expect(refusal(() => predictChurn(model, { visits: ['1'], plan: ['a'] })).message).toContain('must hold numbers');
    expect(refusal(() => predictChurn(model, { visits: [1], plan: [1] })).message).toContain('must hold texts');
  });

  it('a level that the fit never saw is refused, or counts as the mean customer where that is chosen', () => {
    const stranger = { visits: [3, 3], plan: ['a', 'gold'] };
    const { code, message } = refusal(() => predictChurn(model, stranger));
    expect(code).toBe('invalid-input');
    expect(message).toBe(
      'predictChurn: row 1, column plan: expected one of the levels of the fit ("a", "b"), got "gold"',
    );
    const { probability } = predictChurn(model, stranger, { unseen: 'average' }).columns;
    const [a, b] = predictChurn(model, { visits: [3, 3], plan: ['a', 'b'] }).columns.probability;
    const logit = (p: number | undefined): number => Math.log((p as number) / (1 - (p as number)));
    expect(logit(probability[1])).toBeCloseTo((logit(a) + logit(b)) / 2, 12);
  });

  it('levels called __proto__ or constructor are levels', () => {
    const odd = fitLogistic({ plan: plan.map((p) => (p === 'a' ? '__proto__' : 'constructor')), label });
    expect(odd.features[0]?.levels).toEqual(['__proto__', 'constructor']);
    const { probability } = predictChurn(odd, { plan: ['constructor', '__proto__'] }).columns;
    expect(probability[0]).toBeCloseTo(0.5, 12);
  });
});

describe('options and model files', () => {
  it.each([
    [{ reference: { plan: 'z' } }, 'reference must be plan one of "a", "b", got "z"'],
    [{ reference: { visits: '1' } }, 'reference must be a level for any of the categories plan'],
    [{ features: [] }, 'features must be a list of one or more column names'],
    [{ features: ['visits', 'visits'] }, 'features must be a list'],
    [{ l2: -1 }, 'l2 must be a number >= 0, got -1'],
    [{ confidence: 1 }, 'confidence must be a number between 0 and 1'],
  ])('%j is refused', (options, words) => {
    const { code, message } = refusal(() => fitLogistic({ visits, plan, label }, options));
    expect([code, message]).toEqual(['invalid-option', expect.stringContaining(words)]);
  });

  it('the target cannot be a feature: nothing would be foretold', () => {
    const run = (): unknown => fitLogistic({ visits, label }, { features: ['visits', 'label'] });
    expect(run).toThrow(InvalidInputError);
  });

  it.each([
    ['a level too many', { features: [{ name: 'plan', type: 'category', levels: ['a', 'b', 'c'] }] }],
    ['no levels', { features: [{ name: 'plan', type: 'category' }] }],
    ['levels of a number', { features: [{ name: 'plan', type: 'number', levels: ['a'] }] }],
    ['another name', { features: [{ name: 'tariff', type: 'category', levels: ['a', 'b'] }] }],
    ['another level', { features: [{ name: 'plan', type: 'category', levels: ['a', 'z'] }] }],
    ['a level twice', { features: [{ name: 'plan', type: 'category', levels: ['a', 'b', 'b'] }] }],
  ])('a model file with %s is refused', (_, change) => {
    const stored = JSON.parse(JSON.stringify(fitLogistic({ plan, label })));
    expect(parseLogisticModel(stored).features).toHaveLength(1);
    expect(refusal(() => parseLogisticModel({ ...stored, ...change })).code).toBe('incompatible-model');
    const rate = { ...stored, parameters: { ...stored.parameters, churnRate: 1.5 } };
    expect(refusal(() => parseLogisticModel(rate)).message).toContain('churnRate must be a number between 0 and 1');
  });
});
