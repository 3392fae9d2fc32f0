import { allocateOffers, checkAllocation } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const one = { customer: ['A', 'B'], offer: ['tea', 'tea'], channel: ['web', 'web'], value: [2, 1] };

const told = (run: () => unknown): { code?: string; message: string } => {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
};

describe('candidates', () => {
  it.each([
    [{ ...one, offer: undefined }, 'column "offer" is missing'],
    [{ ...one, value: [1] }, 'column "value" has 1 rows, column "customer" has 2'],
    [{ ...one, channel: ['web'] }, 'column "channel" has 1 rows, column "customer" has 2'],
    [{ ...one, value: [1, Number.NaN] }, 'row 1, column "value": expected a finite number, got NaN'],
    [{ ...one, cost: [1, -1] }, 'row 1, column "cost": expected a number >= 0, got -1'],
    [{ ...one, customer: ['A', ' '] }, 'row 1, column "customer": expected an id'],
    [{ ...one, customer: ['A', 'A'] }, 'rows 0 and 1 both offer tea to A over web'],
  ])('%j are refused', (candidates, message) => {
    const error = told(() => allocateOffers(candidates as never));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(`allocateOffers: ${message}`);
  });
});

describe('limits', () => {
  it.each([
    [{ stock: [{ offer: 'tea', max: -1 }] }, 'stock must be limits of different ids, each a whole number >= 0'],
    [
      {
        stock: [
          { offer: 'tea', max: 1 },
          { offer: 'tea', max: 2 },
        ],
      },
      'stock must be limits of different ids',
    ],
    [{ capacity: [{ channel: 'web', max: 0.5 }] }, 'capacity must be limits of different ids'],
    [{ capacity: [null] }, 'capacity must be limits of different ids'],
    [{ budget: -1 }, 'budget must be a number >= 0, got -1'],
    [{ slots: 0 }, 'slots must be a whole number >= 1, got 0'],
    [{ money: 1 }, 'money must be one of the options slots, stock, capacity, budget'],
  ])('%j are refused', (limits, message) => {
    const error = told(() => allocateOffers(one, limits as never));
    expect(error.code).toBe('invalid-option');
    expect(error.message).toContain(`allocateOffers: ${message}`);
  });

  it('on ids that nobody has bind nothing', () => {
    expect(allocateOffers(one, { stock: [{ offer: 'gone', max: 0 }] }).value).toBe(3);
  });
});

describe('nothing to give', () => {
  it('is an allocation as well', () => {
    const none = { customer: [], offer: [], channel: [], value: [] };
    expect(allocateOffers(none)).toMatchObject({ value: 0, cost: 0, upperBound: 0, gap: 0, status: 'optimal' });
    expect(allocateOffers({ ...one, value: [0, -3] }).rows).toHaveLength(0);
    expect(allocateOffers(one, { budget: 0 }).value).toBe(3);
    expect(allocateOffers({ ...one, cost: [1, 1] }, { budget: 0 }).rows).toHaveLength(0);
  });
});

// hashcloak/flashbots-privacy#18: greedy allocation took the last bidder although it no longer fitted.
it('never takes what no longer fits, and takes the smaller one after it', () => {
  const sizes = [1, 10, 8, 2, 9];
  const ids = sizes.map((_, at) => `c${at}`);
  const knapsack = { customer: ids, offer: ids, channel: ids.map(() => 'web'), value: sizes, cost: sizes };
  const { rows, cost } = allocateOffers(knapsack, { budget: 10 });
  expect(checkAllocation(knapsack, rows, { budget: 10 })).toEqual([]);
  expect(cost).toBe(10);
});

it('meets a budget to the cent', () => {
  const dimes = Array.from({ length: 10 }, (_, at) => `c${at}`);
  const candidates = {
    customer: dimes,
    offer: dimes,
    channel: dimes,
    value: dimes.map(() => 1),
    cost: dimes.map(() => 0.1),
  };
  expect(allocateOffers(candidates, { budget: 0.3 }).rows).toHaveLength(3);
  expect(allocateOffers(candidates, { budget: 1 }).rows).toHaveLength(10);
});

// ERGO-Code/HiGHS#2084: coefficients from 1e-9 to 1e13.
it('says that values differ too much, and keeps the limits all the same', () => {
  const wide = { customer: ['A', 'B'], offer: ['x', 'x'], channel: ['w', 'w'], value: [1e-6, 1e7] };
  const { rows, notes } = allocateOffers(wide, { stock: [{ offer: 'x', max: 1 }] });
  expect([...rows]).toEqual([1]);
  expect(notes.map(({ code }) => code)).toEqual(['wide-range']);
});

describe('the audit', () => {
  it('names every limit that another solver did not keep', () => {
    const two = { customer: ['A', 'A'], offer: ['tea', 'tea'], channel: ['web', 'mail'], value: [1, 1], cost: [3, 4] };
    const limits = { stock: [{ offer: 'tea', max: 1 }], capacity: [{ channel: 'web', max: 0 }], budget: 5 };
    expect(checkAllocation(two, [0, 1], limits)).toEqual([
      { limit: 'slots', of: 'A', used: 2, max: 1 },
      { limit: 'twice', of: 'A: tea', used: 2, max: 1 },
      { limit: 'stock', of: 'tea', used: 2, max: 1 },
      { limit: 'capacity', of: 'web', used: 1, max: 0 },
      { limit: 'budget', of: '', used: 7, max: 5 },
    ]);
  });
});
