import { mineUtilityItemsets, toRows, utilityBasketsOf } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const line = fc.record({
  basket: fc.nat(5),
  item: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
  quantity: fc.nat(3),
  price: fc.integer({ min: -2, max: 40 }).map((cents) => cents / 10),
});

/** What each set of items is worth, by looking at each basket. */
function worthOf(
  lines: readonly { basket: number; item: string; quantity: number; price: number }[],
): Map<string, number> {
  const baskets = new Map<number, Map<string, number>>();
  for (const { basket, item, quantity, price } of lines) {
    if (quantity === 0 || price * quantity < 0) continue;
    const held = baskets.get(basket) ?? new Map<string, number>();
    baskets.set(basket, held.set(item, (held.get(item) ?? 0) + quantity * price));
  }
  const worth = new Map<string, number>();
  for (const held of baskets.values()) {
    const items = [...held.keys()].sort();
    for (let mask = 1; mask < 1 << items.length; mask++) {
      const set = items.filter((_, i) => mask & (1 << i));
      const value = set.reduce((sum, item) => sum + (held.get(item) ?? 0), 0);
      worth.set(JSON.stringify(set), (worth.get(JSON.stringify(set)) ?? 0) + value);
    }
  }
  return worth;
}

const lists = fc.array(line, { minLength: 1, maxLength: 20 });

describe('mineUtilityItemsets', () => {
  it('finds what trying everything finds', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 20 }), (lines, minUtility) => {
        const rows = toRows(mineUtilityItemsets(lines, { minUtility: minUtility - 0.05 }));
        const wanted = [...worthOf(lines)].filter(([, worth]) => worth >= minUtility - 0.05);
        expect(new Set(rows.map(({ items }) => JSON.stringify(items)))).toEqual(new Set(wanted.map(([key]) => key)));
        const worth = new Map(wanted);
        for (const { items, utility } of rows)
          expect(utility).toBeCloseTo(worth.get(JSON.stringify(items)) as number, 9);
      }),
    );
  });
  it('the top are the head of all, and the order of the rows does not show', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 5 }), (lines, top) => {
        const all = mineUtilityItemsets(lines, { minUtility: 1e-9, minLength: 2 });
        const head = mineUtilityItemsets(lines, { top, minLength: 2 });
        const least = all.columns.utility[top - 1] ?? 0;
        expect([...head.columns.utility]).toEqual([...all.columns.utility].filter((utility) => utility >= least));
        // One basket alone adds its lines up in their order; whole prices make every sum exact.
        const whole = lines.map((each) => ({ ...each, price: each.price * 10 }));
        const options = { minUtility: 1 };
        expect(toRows(mineUtilityItemsets([...whole].reverse(), options))).toEqual(
          toRows(mineUtilityItemsets(whole, options)),
        );
      }),
    );
  });
  it('leaves refunds and quantity 0 out, and says how many; lists cells that are no number', () => {
    const { notes, issues, utility } = utilityBasketsOf([
      { basket: 1, item: 'a', price: -3, quantity: 1 },
      { basket: 1, item: 'b', price: 3, quantity: 0 },
      { basket: 1, item: 'c', price: 'dear', quantity: 1 },
      { basket: 1, item: 'd', price: '3.50', quantity: 2 },
      { basket: 1, item: 'd', price: 1, quantity: 1 },
    ]);
    expect([...utility]).toEqual([8]);
    expect(notes.map(({ details }) => details)).toEqual([{ negative: 1, zeroQuantity: 1 }]);
    expect(issues.listed.map(({ row, column }) => [row, column])).toEqual([[2, 'price']]);
  });
  it('takes what a line is worth from a column of its own, under any name', () => {
    const lines = [{ bill: 1, sku: 'a', margin: 2 }];
    const baskets = utilityBasketsOf(lines, { map: { basket: 'bill', item: 'sku', utility: 'margin' } });
    expect(toRows(mineUtilityItemsets(baskets, { top: 1 }))).toEqual([{ items: ['a'], utility: 2, count: 1 }]);
    expect(() => utilityBasketsOf(lines)).toThrow('utilityBasketsOf: no column "basket"; there are bill, sku, margin');
  });
  it('a basket of 28 items holds 2^28 − 1 sets: the list is cut, and says so', () => {
    const lines = Array.from({ length: 28 }, (_, i) => ({ basket: 1, item: `item ${i}`, price: 1 }));
    const { length, truncated, notes } = mineUtilityItemsets(lines, { minUtility: 1, maxItemsets: 1000 });
    expect([length, truncated, notes.map(({ code }) => code)]).toEqual([1000, true, ['truncated']]);
  });
  it.each([{}, { minUtility: 0 }, { minUtility: Number.NaN }, { top: 0 }, { minUtility: 1, utility: 2 }])(
    'refuses %j',
    (options) => {
      expect(() => mineUtilityItemsets([], options)).toThrow(/^mineUtilityItemsets: /);
    },
  );
});
