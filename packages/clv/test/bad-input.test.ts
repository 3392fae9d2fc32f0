import {
  bgBbModel,
  expectedSpend,
  expectedTransactions,
  fitBgBb,
  fitGammaGamma,
  gammaGammaModel,
  lifetimeValue,
  lifetimeValues,
  probabilityAlive,
  residualTransactions,
} from '@clientele/clv';
import { IncompatibleModelError, InsufficientDataError, InvalidInputError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';

/** Ten customers of whom nothing is wrong. */
const good = {
  x: [2, 1, 0, 0, 5, 0, 1, 3, 0, 0],
  tx: [30, 2, 0, 0, 20, 0, 12, 35, 0, 0],
  T: [39, 39, 38, 30, 37, 36, 35, 39, 33, 31],
  sumLogGaps: [5.4, 0.7, 0, 0, 6.9, 0, 2.5, 7.2, 0, 0],
  unit: 'week',
} as const;

const week = { weeks: 1 } as const;

/** The good customers with one cell replaced. */
function spoilt(column: 'x' | 'tx' | 'T', row: number, value: number): typeof good {
  return { ...good, [column]: good[column].map((cell, at) => (at === row ? value : cell)) } as never;
}

/** Each case of the issue where a row says what cannot be, and what is said of it. */
const wrongRows = [
  ['x > 0 with t_x = 0', spoilt('tx', 4, 0), 'row 4, column tx: expected tx > 0 where x > 0, got 0'],
  ['t_x > 0 with x = 0', spoilt('tx', 3, 7), 'row 3, column tx: expected 0 where x is 0, got 7'],
  ['t_x > T', spoilt('tx', 7, 40), 'row 7, column tx: expected tx <= T, got 40'],
  ['a negative x', spoilt('x', 1, -1), 'row 1, column x: expected a whole number >= 0, got -1'],
  ['x that is no whole number', spoilt('x', 1, 1.5), 'row 1, column x: expected a whole number >= 0, got 1.5'],
  ['a t_x that is not known', spoilt('tx', 0, Number.NaN), 'row 0, column tx: expected a number >= 0, got NaN'],
  ['an endless T', spoilt('T', 2, Number.POSITIVE_INFINITY), 'row 2, column T: expected a number >= 0, got Infinity'],
] as const;

describe.each(families)('the $name model', ({ fit, given, name }) => {
  it.each(wrongRows)(
    'refuses %s, naming row, column and reason, in the fit and in every forecast',
    (_, data, message) => {
      const horizon = week;
      const doors = [
        () => fit(data),
        () => probabilityAlive(given, data),
        () => expectedTransactions(given, data, { horizon }),
        () => residualTransactions(given, data, { discount: { annual: 0.1 } }),
      ];
      for (const door of doors) {
        expect(door).toThrow(InvalidInputError);
        expect(door).toThrow(message);
      }
    },
  );

  it('names the first of several wrong rows, counts the others and lists them all', () => {
    const twice = { ...good, tx: good.tx.map((tx, row) => (row === 0 || row === 4 ? 99 : tx)) };
    try {
      fit(twice);
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toContain('row 0, column tx: expected tx <= T, got 99 (and 1 more)');
      expect((error as InvalidInputError).issues.map(({ row }) => row)).toEqual([0, 4]);
    }
  });

  it('needs somebody who came back: all zero repeats, T all 0 and nobody at all are too little', () => {
    const none = good.x.map(() => 0);
    for (const data of [
      { ...good, x: none, tx: none, sumLogGaps: none },
      { ...good, x: none, tx: none, T: none, sumLogGaps: none },
      { x: [], tx: [], T: [], sumLogGaps: [], unit: 'week' as const },
    ]) {
      expect(() => fit(data)).toThrow(InsufficientDataError);
      expect(() => fit(data)).toThrow('customers with a repeat purchase');
    }
    // A forecast needs nobody to have come back: a model knows what to say of newcomers.
    const alive = probabilityAlive(given, { x: none, tx: none, T: none, unit: 'week' });
    expect(alive.every((chance) => chance > 0 && chance <= 1)).toBe(true);
  });

  it.each([
    ['one customer', { x: [3], tx: [20], T: [39], sumLogGaps: [5.7], unit: 'week' as const }],
    [
      'one customer who bought on the last day',
      { x: [1], tx: [39], T: [39], sumLogGaps: [3.7], unit: 'week' as const },
    ],
    [
      'identical rows',
      { x: [2, 2, 2, 2], tx: [9, 9, 9, 9], T: [30, 30, 30, 30], sumLogGaps: [3, 3, 3, 3], unit: 'week' as const },
    ],
    ['a row that counts for millions', { ...good, weight: good.x.map((_, row) => (row === 0 ? 1e7 : 1)) }],
  ])('says of %s how the fit ended, with a note, and gives finite numbers', (_, data) => {
    const model = fit(data);
    const { status, notes } = model.diagnostics;
    expect(['boundary', 'flat', 'stopped', 'converged']).toContain(status);
    if (status !== 'converged') {
      expect(model.standardErrors).toBeNull();
      expect(notes[0]?.code).toMatch(/^fit-/);
    }
    const numbers = [
      ...Object.values<number>(model.parameters as never),
      ...probabilityAlive(model, data),
      ...expectedTransactions(model, data, { horizon: { weeks: 39 } }),
    ];
    expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });

  it('refuses data in another unit than its own', () => {
    const days = { ...good, unit: 'day' } as const;
    expect(() => probabilityAlive(given, days)).toThrow(IncompatibleModelError);
    expect(() => probabilityAlive(given, days)).toThrow('model.unit must be "day" as in the data, got "week"');
    expect(() => fit({ ...good, unit: 'fortnight' as never })).toThrow('unit must be one of');
    expect(() => expectedTransactions(given, good, { horizon: 39 as never })).toThrow('horizon must be a duration');
    expect(name.length).toBeGreaterThan(0);
  });
});

describe('the BG/BB model', () => {
  const donors = { x: [2, 0, 1], tx: [5, 0, 2], n: [6, 6, 4], unit: 'year' } as const;
  const given = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 }, { unit: 'year' });

  it.each([
    ['x > 0 with t_x = 0', { ...donors, tx: [0, 0, 2] }, 'row 0, column tx: expected tx >= x'],
    ['t_x > n', { ...donors, tx: [7, 0, 2] }, 'row 0, column tx: expected tx <= n, got 7'],
    ['more purchases than opportunities', { ...donors, x: [6, 0, 1] }, 'row 0, column tx: expected tx >= x'],
    ['days in place of opportunities', { ...donors, n: [6, 6, 4.5] }, 'row 2, column n: expected a whole number'],
  ])('refuses %s, naming row and reason', (_, data, message) => {
    for (const door of [() => fitBgBb(data), () => probabilityAlive(given, data)]) {
      expect(door).toThrow(InvalidInputError);
      expect(door).toThrow(message);
    }
  });

  it('says how it ended of one donor and of donors who are all alike, and needs one who came again', () => {
    for (const data of [
      { x: [2], tx: [5], n: [6], unit: 'year' as const },
      { x: [3, 3, 3], tx: [4, 4, 4], n: [6, 6, 6], unit: 'year' as const },
    ]) {
      const { diagnostics, standardErrors } = fitBgBb(data);
      expect(diagnostics.status).not.toBe('converged');
      expect([standardErrors, diagnostics.notes[0]?.code.startsWith('fit-')]).toEqual([null, true]);
    }
    expect(() => fitBgBb({ x: [0, 0], tx: [0, 0], n: [6, 6], unit: 'year' })).toThrow(InsufficientDataError);
  });
});

describe('spend', () => {
  const model = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });

  it('that is not known is refused, naming row and reason', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const data = { x: [1, 2], meanRepeatSpend: [20, wrong] };
      for (const door of [() => fitGammaGamma(data), () => expectedSpend(model, data)]) {
        expect(door).toThrow(InvalidInputError);
        expect(door).toThrow(`row 1, column meanRepeatSpend: expected a finite number, got ${wrong}`);
      }
    }
  });

  it('below 0, which refunds leave, is left out of the fit and counted, and never makes an expected spend negative', () => {
    const data = { x: [1, 2, 0, 3, 2, 4], meanRepeatSpend: [20, -5, 0, 31, 18, 24] };
    const { diagnostics } = fitGammaGamma(data);
    expect(diagnostics.rows).toBe(4);
    expect(diagnostics.notes.find(({ code }) => code === 'rows-left-out')?.details).toEqual({
      rows: 2,
      withoutRepeat: 1,
      notPositive: 1,
    });
    expect(expectedSpend(model, data).every((amount) => amount > 0)).toBe(true);
  });

  it('of one customer, and of customers who all spend the same, has a status and a note', () => {
    for (const data of [
      { x: [3], meanRepeatSpend: [20] },
      { x: [1, 2, 3], meanRepeatSpend: [20, 20, 20] },
    ]) {
      const { diagnostics, standardErrors } = fitGammaGamma(data);
      expect(diagnostics.status).not.toBe('converged');
      expect(standardErrors).toBeNull();
      expect(diagnostics.notes.some(({ code }) => code.startsWith('fit-'))).toBe(true);
    }
    expect(() => fitGammaGamma({ x: [0, 0], meanRepeatSpend: [0, 0] })).toThrow(InsufficientDataError);
  });
});

describe('the doors that take both', () => {
  it('refuse columns that differ in length, and a model of spend in place of one of purchases', () => {
    const [family] = families;
    const spend = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
    const asked = { horizon: week, discount: { annual: 0.1 } };
    const short = { ...good, meanRepeatSpend: [1, 2] };
    expect(() => lifetimeValue(family?.given as never, spend, short, asked)).toThrow('has 2 rows, column x has 10');
    expect(() => lifetimeValue(spend as never, spend, { ...good, meanRepeatSpend: good.x }, asked)).toThrow(
      IncompatibleModelError,
    );
  });

  it('say of orders without a single customer who came back what is missing', () => {
    const orders = ['Ada', 'Bo', 'Cy'].map((customer) => ({ customer, time: '2026-01-02', amount: 5 }));
    expect(() => lifetimeValues(orders)).toThrow(InsufficientDataError);
    expect(() => lifetimeValues([])).toThrow();
  });
});
