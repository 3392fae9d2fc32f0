import { allocateOffers, checkAllocation } from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const candidates = {
  customer: ['Ada', 'Bo'],
  offer: ['tea', 'tea'],
  channel: ['web', 'web'],
  value: [3, 2],
};

/** HiGHS#1292, #1626, #649: binary variables come back as 0.9999991 or 1e-8, and an audit must not round them away. */
describe('an audit of a solver', () => {
  it.each([[[0.9999991]], [[1e-8]], [[2]], [[-1]], [[Number.NaN]], [['0']]])('refuses %j, which is no row', (rows) => {
    expect(() => checkAllocation(candidates, rows as number[], {})).toThrow('whole numbers from 0 to 1');
  });

  it('refuses a row that is counted twice', () => {
    expect(() => checkAllocation(candidates, [1, 1])).toThrow('each row once');
  });

  it('keeps pairs of customer and offer apart that read alike', () => {
    const alike = { customer: ['a: b', 'a'], offer: ['c', 'b: c'], channel: ['web', 'web'], value: [1, 1] };
    expect(checkAllocation(alike, [0, 1], {})).toEqual([]);
  });

  it('names who gets the same offer over two channels', () => {
    const twice = { customer: ['a', 'a'], offer: ['c', 'c'], channel: ['web', 'mail'], value: [1, 1] };
    expect(checkAllocation(twice, [0, 1], { slots: 2 })).toEqual([{ limit: 'twice', of: 'a: c', used: 2, max: 1 }]);
  });
});

const row = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  offer: fc.constantFrom('x', 'y', 'z'),
  channel: fc.constantFrom('mail', 'web'),
  value: fc.integer({ min: 1, max: 40 }),
  cost: fc.integer({ min: 0, max: 6 }),
});
const rows = fc.uniqueArray(row, {
  selector: ({ customer, offer, channel }) => `${customer} ${offer} ${channel}`,
  minLength: 1,
  maxLength: 24,
});
const limits = fc.record({
  slots: fc.integer({ min: 1, max: 2 }),
  stock: fc.constantFrom([], [{ offer: 'x', max: 1 }], [{ offer: 'y', max: 2 }]),
  budget: fc.integer({ min: 0, max: 30 }),
});
const columnsOf = (
  list: readonly { customer: string; offer: string; channel: string; value: number; cost: number }[],
) => ({
  customer: list.map((one) => one.customer),
  offer: list.map((one) => one.offer),
  channel: list.map((one) => one.channel),
  value: list.map((one) => one.value),
  cost: list.map((one) => one.cost),
});

describe('allocateOffers', () => {
  it('in other money keeps its choice: values times 100 are worth 100 times as much', () => {
    fc.assert(
      fc.property(rows, limits, (list, given) => {
        const here = allocateOffers(columnsOf(list), given);
        const cents = { ...columnsOf(list), value: list.map((one) => one.value * 128) };
        const there = allocateOffers(cents, given);
        expect([...there.rows]).toEqual([...here.rows]);
        expect(there.value).toBe(here.value * 128);
      }),
      { numRuns: 60 },
    );
  });

  it('is worth no less with more budget, and its bound holds whatever it is', () => {
    fc.assert(
      fc.property(rows, limits, fc.integer({ min: 0, max: 20 }), (list, given, more) => {
        const [less, rich] = [given, { ...given, budget: given.budget + more }].map((one) =>
          allocateOffers(columnsOf(list), one),
        );
        // The richer problem's optimum is at least the poorer one's choice; a bound below it would be false.
        expect(rich?.upperBound).toBeGreaterThanOrEqual((less?.value ?? 0) - 1e-9);
        expect(checkAllocation(columnsOf(list), rich?.rows ?? [], { ...given, budget: given.budget + more })).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same contacts whatever the order of rows', () => {
    fc.assert(
      fc.property(rows, limits, (list, given) => {
        const pick = (from: typeof list): string[] => {
          const { rows: taken } = allocateOffers(columnsOf(from), given);
          return [...taken].map((at) => `${from[at]?.customer} ${from[at]?.offer} ${from[at]?.channel}`).sort();
        };
        expect(pick(list.toReversed())).toEqual(pick(list));
      }),
      { numRuns: 60 },
    );
  });
});
