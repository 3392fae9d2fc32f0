import {
  bgBbModel,
  countProbabilities,
  countProbabilitiesOfNewCustomer,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  fitBgBb,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { InsufficientDataError, InvalidInputError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { simulateBgBb } from './simulate.ts';

/** Fader, Hardie and Shang (2010), table 3, to more digits: the maximum over the 11,104 donors. */
const donations = bgBbModel(
  { alpha: 1.20352235, beta: 0.749716358, gamma: 0.656718208, delta: 2.78344223 },
  { unit: 'year' },
);
const donors = { x: [0, 4, 6, 1, 3], tx: [0, 4, 6, 1, 5], n: [6, 6, 6, 6, 6], unit: 'year' } as const;
const decade = { horizon: { years: 10 } };

describe('the BG/BB model of donations', () => {
  it('expects 3.179805 donations of a new donor in ten years (BTYD walkthrough, 3.3)', () => {
    expect(expectedTransactionsOfNewCustomer(donations, decade)).toBeCloseTo(3.179805, 4);
  });

  it('expects .1302169 and 3.627858 donations of customers A and B in ten years (BTYD walkthrough, 3.3)', () => {
    const [a, , b] = expectedTransactions(
      donations,
      { x: [0, 4, 4], tx: [0, 5, 5], n: [6, 7, 6], unit: 'year' },
      decade,
    );
    expect(a).toBeCloseTo(0.1302169, 5);
    expect(b).toBeCloseTo(3.627858, 3);
  });

  it('gives .11, .59 and .93 to be there in 2002 (paper, table 6)', () => {
    const alive = probabilityAlive(donations, { x: [0, 2, 6], tx: [0, 4, 6], n: [6, 6, 6], unit: 'year' });
    expect(Array.from(alive, (p) => p.toFixed(2))).toEqual(['0.11', '0.59', '0.93']);
  });

  it('counts only whole opportunities', () => {
    const of = (months: number): Float64Array => expectedTransactions(donations, donors, { horizon: { months } });
    expect(of(23)).toEqual(of(12));
    expect(of(11)).toEqual(new Float64Array(5));
  });

  it('has distributions that sum to 1, with the expected number as their mean', () => {
    const counts = countProbabilities(donations, donors, { ...decade, most: 10 });
    const mean = expectedTransactions(donations, donors, decade);
    const buys = probabilityOfPurchase(donations, donors, decade);
    mean.forEach((expected, row) => {
      const chances = counts.map((column) => column[row] as number);
      expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 13);
      expect(chances.reduce((sum, p, n) => sum + n * p, 0)).toBeCloseTo(expected, 12);
      expect(1 - (chances[0] as number)).toBeCloseTo(buys[row] as number, 13);
    });
    const fresh = countProbabilitiesOfNewCustomer(donations, { ...decade, most: 10 });
    expect(fresh.reduce((sum, p, n) => sum + n * p, 0)).toBeCloseTo(3.179805, 4);
  });

  it('is worth each later opportunity less', () => {
    const at = (annual: number): Float64Array =>
      residualTransactions(donations, donors, { discount: { annual }, ...decade });
    const [free, some] = [at(0), at(0.1)];
    expect(free).toEqual(expectedTransactions(donations, donors, decade));
    const yearly = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((years) =>
      expectedTransactions(donations, donors, { horizon: { years } }),
    );
    some.forEach((value, row) => {
      const byHand = yearly.reduce((sum, column, i) => {
        const within = (column[row] as number) - (yearly[i - 1]?.[row] ?? 0);
        return sum + within / 1.1 ** (i + 1);
      }, 0);
      expect(value).toBeCloseTo(byHand, 10);
    });
  });
});

describe('simulated donors', () => {
  const truth = { alpha: 1.2, beta: 0.8, gamma: 0.7, delta: 2.8 };
  const base = simulateBgBb(truth, { customers: 20_000, opportunities: 8, ahead: 5, seed: 3 });

  it('give the parameters back within three standard errors', () => {
    const { parameters, standardErrors } = fitBgBb(base);
    const errors = Object.values(standardErrors ?? {}) as number[];
    Object.values(parameters).forEach((value, i) => {
      expect(Math.abs((value as number) - (Object.values(truth)[i] as number)) / (errors[i] as number)).toBeLessThan(3);
    });
  });

  it('are there, and give, as often as the model says', () => {
    const model = bgBbModel(truth, { unit: 'year' });
    const sum = (cells: ArrayLike<number>): number => Array.from(cells).reduce((total, cell) => total + cell, 0);
    const alive = sum(probabilityAlive(model, base)) / sum(base.alive.map(Number));
    expect(Math.abs(alive - 1)).toBeLessThan(0.02);
    const given = sum(expectedTransactions(model, base, { horizon: { years: 5 } })) / sum(base.later);
    expect(Math.abs(given - 1)).toBeLessThan(0.02);
  });
});

describe('standard errors of the BG/BB model', () => {
  it('cover the truth in about 95 of 100 bases within 1.96 of them', () => {
    const truth = { alpha: 1.2, beta: 0.8, gamma: 0.7, delta: 2.8 };
    const distances = Array.from({ length: 100 }, (_, i) => {
      const { parameters, standardErrors } = fitBgBb(
        simulateBgBb(truth, { customers: 2000, opportunities: 6, seed: 50 + i }),
      );
      const errors = Object.values(standardErrors ?? {}) as number[];
      return Object.values(parameters).map((value, at) => {
        return Math.abs((value as number) - (Object.values(truth)[at] as number)) / (errors[at] as number);
      });
    });
    for (const at of [0, 1, 2, 3]) {
      const within = distances.filter((row) => (row[at] as number) < 1.96).length;
      expect(within).toBeGreaterThan(88);
    }
    const half = distances.flat().filter((distance) => distance < 0.6745).length / 400;
    expect(Math.abs(half - 0.5)).toBeLessThan(0.12);
  });
});

describe('opportunities that are none', () => {
  it.each([
    [{ x: [1], tx: [1], n: [2.5] }, 'row 0, column n: expected a whole number of opportunities >= 0, got 2.5'],
    [
      { x: [3], tx: [2], n: [6] },
      'row 0, column tx: expected tx >= x: no more than one purchase an opportunity, got 2',
    ],
    [{ x: [1], tx: [7], n: [6] }, 'row 0, column tx: expected tx <= n, got 7'],
    [{ x: [0], tx: [2], n: [6] }, 'row 0, column tx: expected 0 where x is 0, got 2'],
    [{ x: [1], tx: [1], T: [6] }, 'column n must be an array of numbers, got undefined'],
  ])('%j are refused, naming row and column (cases A20)', (data, message) => {
    expect(() => fitBgBb({ ...data, unit: 'year' } as never)).toThrow(InvalidInputError);
    expect(() => fitBgBb({ ...data, unit: 'year' } as never)).toThrow(message);
  });

  it('nobody who gave twice is too little to tell', () => {
    expect(() => fitBgBb({ x: [0, 0], tx: [0, 0], n: [3, 3], unit: 'year' })).toThrow(InsufficientDataError);
  });
});
