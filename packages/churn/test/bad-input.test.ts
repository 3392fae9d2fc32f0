import {
  type ChurnInput,
  type ChurnModel,
  fitForest,
  fitGradientBoosting,
  fitLinearRegression,
  fitLogistic,
  fitNeuralNetwork,
  fitTree,
  predictChurn,
  predictValue,
  taskOfModel,
} from '@clientele/churn';
import { fitMlCart } from '@clientele/churn/ml-cart';
import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
import { ClienteleError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

type Rows = Record<string, (number | string | null)[]>;
type Options = { readonly weight?: string };
interface Fit {
  readonly name: string;
  readonly fit: (rows: Rows, options?: Options) => ChurnModel;
  /** Whether missing cells are borne as they are. */
  readonly bearsGaps: boolean;
  readonly weighs: boolean;
  /** Whether the target is any number. */
  readonly isNumber?: boolean;
}

const input = (rows: Rows): ChurnInput => rows as ChurnInput;
const fits: readonly Fit[] = [
  { name: 'fitLogistic', fit: (rows, o) => fitLogistic(input(rows), { ...o, l2: 1 }), bearsGaps: false, weighs: true },
  {
    name: 'fitLinearRegression',
    fit: (rows, o) => fitLinearRegression(input(rows), { ...o, target: 'label' }),
    bearsGaps: false,
    weighs: true,
    isNumber: true,
  },
  { name: 'fitTree', fit: (rows, o) => fitTree(input(rows), { ...o, minLeaf: 1 }), bearsGaps: true, weighs: true },
  {
    name: 'fitForest',
    fit: (rows, o) => fitForest(input(rows), { ...o, trees: 9, minLeaf: 1 }),
    bearsGaps: true,
    weighs: true,
  },
  {
    name: 'fitGradientBoosting',
    fit: (rows, o) => fitGradientBoosting(input(rows), { ...o, rounds: 9, validation: 0, minInformation: 0.1 }),
    bearsGaps: true,
    weighs: true,
  },
  {
    name: 'fitNeuralNetwork',
    fit: (rows, o) => fitNeuralNetwork(input(rows), { ...o, epochs: 20, validation: 0 }),
    bearsGaps: false,
    weighs: true,
  },
  { name: 'fitMlLogistic', fit: (rows) => fitMlLogistic(input(rows)), bearsGaps: false, weighs: false },
  { name: 'fitMlCart', fit: (rows) => fitMlCart(input(rows)), bearsGaps: false, weighs: false },
];
const churnFits = fits.filter(({ isNumber }) => isNumber !== true);
const weighing = fits.filter(({ weighs }) => weighs);

const visits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const spend = [5, 1, 4, 2, 8, 3, 9, 6, 12, 7, 10, 11];
const label = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0];
const good: Rows = { visits, spend, label };
const same = (value: number | null): (number | null)[] => visits.map(() => value);

function refused(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof ClienteleError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'none', message: 'nothing was refused' };
}

/** What a model says of rows; numbers always. */
function answers(model: ChurnModel, rows: Rows): number[] {
  const isChurn = taskOfModel(model) === 'classification';
  const given = isChurn
    ? predictChurn(model, input(rows)).columns.probability
    : predictValue(model, input(rows)).columns.value;
  for (const one of given) expect(Number.isFinite(one)).toBe(true);
  return [...given];
}

const notes = ({ diagnostics }: ChurnModel): string[] => diagnostics.notes.map(({ code }) => code);
const words = ({ diagnostics }: ChurnModel): string => diagnostics.notes.map(({ message }) => message).join('; ');

describe.each(fits)('$name', ({ name, fit, bearsGaps }) => {
  const plain = answers(fit(good), good);

  it('bears a constant column, names it, and learns the same without it', () => {
    const model = fit({ ...good, one: same(7) });
    expect(words(model)).toContain('one: the same in every row');
    expect(notes(model)).toContain('constant-column');
    answers(model, { ...good, one: same(8) });
  });

  it('bears a column that stands there twice', () => {
    const twice = answers(fit({ ...good, again: visits }), { ...good, again: visits });
    expect(twice).toHaveLength(visits.length);
  });

  it('refuses a column without a value, naming it', () => {
    const { code, message } = refused(() => fit({ ...good, none: same(Number.NaN) }));
    expect(code).toBe('invalid-input');
    expect(message).toContain('none');
    expect(refused(() => fit({ ...good, none: same(null) })).code).toBe('invalid-input');
  });

  it('refuses rows that are none, and columns of different lengths', () => {
    expect(refused(() => fit({ visits: [], spend: [], label: [] })).code).toBe('insufficient-data');
    const { code, message } = refused(() => fit({ ...good, spend: [1] }));
    expect(code).toBe('invalid-input');
    expect(message).toMatch(new RegExp(`^${name}: `));
  });

  it('refuses data without a column to learn from, or without the target', () => {
    expect(refused(() => fit({ visits })).message).toContain('no column "label"');
    if (name !== 'fitLogistic' && name !== 'fitLinearRegression' && name !== 'fitMlLogistic') {
      expect(refused(() => fit({ label })).code).toBe('invalid-input');
    }
  });

  it('refuses an infinite value, naming row and column', () => {
    const { code, message } = refused(() => fit({ ...good, spend: [...spend.slice(0, -1), Number.POSITIVE_INFINITY] }));
    expect(code).toBe('invalid-input');
    expect(message).toContain('row 11, column spend');
    const model = fit(good);
    const scored = refused(() => answers(model, { ...good, spend: [...spend.slice(1), Number.NEGATIVE_INFINITY] }));
    expect(scored.message).toContain('row 11, column spend');
  });

  it(`${bearsGaps ? 'bears' : 'refuses'} a missing cell`, () => {
    const gap = { ...good, spend: [null, ...spend.slice(1)].map((one) => one ?? Number.NaN) };
    if (bearsGaps) expect(notes(fit(gap))).toContain('missing-cells');
    else expect(refused(() => fit(gap)).message).toContain('row 0, column spend');
  });

  it('finds columns by name, whatever their order, and refuses one that is not there', () => {
    const model = fit(good);
    expect(answers(model, { label, more: same(1), spend, visits })).toEqual(plain);
    expect(refused(() => answers(model, { visits })).message).toContain('no column "spend"');
  });

  it('scores one row as it scores it among others', () => {
    const model = fit(good);
    expect(answers(model, { visits: [4], spend: [2] })).toEqual([plain[3]]);
  });

  it('refuses a level that it never saw, or takes the mean customer for it', () => {
    const plan = visits.map((one) => (one % 2 === 0 ? 'a' : 'b'));
    const cannot = refused(() => fit({ visits, plan, label }));
    if (cannot.code !== 'none') {
      expect(cannot.message).toContain('plan');
      return;
    }
    const model = fit({ visits, plan, label });
    const { code, message } = refused(() => answers(model, { visits: [1], plan: ['gold'] }));
    expect(code).toBe('invalid-input');
    expect(message).toContain('"gold"');
    const isChurn = taskOfModel(model) === 'classification';
    const stranger = input({ visits: [1], plan: ['gold'] });
    const { length } = isChurn
      ? predictChurn(model, stranger, { unseen: 'average' })
      : predictValue(model, stranger, { unseen: 'average' });
    expect(length).toBe(1);
  });
});

describe.each(churnFits)('$name of churn', ({ fit }) => {
  it('needs both outcomes', () => {
    for (const outcome of [0, 1]) {
      expect(refused(() => fit({ visits, spend, label: same(outcome) })).code).toBe('insufficient-data');
    }
    expect(refused(() => fit({ visits: [1], spend: [2], label: [1] })).code).toBe('insufficient-data');
  });

  it.each([2, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the label %d, naming the row', (odd) => {
    const { code, message } = refused(() =>
      fit({ visits, spend, label: [...label.slice(0, 3), odd, ...label.slice(4)] }),
    );
    expect(code).toBe('invalid-input');
    expect(message).toContain('row 3, column label: expected 0 or 1');
  });

  it('refuses labels that are texts', () => {
    expect(refused(() => fit({ visits, spend, label: label.map((one) => (one === 1 ? 'yes' : 'no')) })).code).toBe(
      'invalid-input',
    );
  });
});

describe.each(weighing)('$name with weights', ({ fit }) => {
  it('leaves rows of weight 0 out, and counts them', () => {
    const w = [...same(1), 0] as number[];
    const weighed = fit({ visits: [...visits, 99], spend: [...spend, 99], label: [...label, 1], w }, { weight: 'w' });
    expect(notes(weighed)).toContain('rows-without-weight');
    expect(answers(weighed, good)).toEqual(answers(fit({ ...good, w: same(1) }, { weight: 'w' }), good));
  });

  it('refuses weights below 0, infinite or missing, and weights of nothing but 0', () => {
    for (const odd of [-1, Number.POSITIVE_INFINITY, Number.NaN]) {
      const { message } = refused(() => fit({ ...good, w: [odd, ...same(1).slice(1)] }, { weight: 'w' }));
      expect(message).toContain('row 0, column w: expected a number >= 0');
    }
    expect(refused(() => fit({ ...good, w: same(0) }, { weight: 'w' })).code).toBe('insufficient-data');
  });
});
