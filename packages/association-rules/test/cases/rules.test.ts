import { mineItemsets, mineRules, mineSequences, recommendFromRules, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Real failures of other tools, by the thread in which somebody met them; the right value is arithmetic or the definition. */
describe('support (mlxtend#574, badfish#5)', () => {
  it.each([0, 1.5, -0.1, '10', { count: 0 }, { count: 2.5 }])('%j is refused, the option named', (minSupport) => {
    expect(() => mineItemsets([['a', 'b'], ['a']], { minSupport: minSupport as number })).toThrow('minSupport must be');
  });

  it('1 is every basket, { count: 1 } is one', () => {
    const sets = (minSupport: number | { count: number }): unknown[] =>
      toRows(mineItemsets([['a', 'b'], ['a']], { minSupport })).map((row) => row['items']);
    expect(sets(1)).toEqual([['a']]);
    expect(sets({ count: 1 })).toEqual([['a'], ['b'], ['a', 'b']]);
  });

  it('7 of 25 baskets reach 0.28, although 0.28 · 25 is a little more than 7', () => {
    expect(0.28 * 25).toBeGreaterThan(7);
    const baskets = Array.from({ length: 25 }, (_, row) => (row < 7 ? ['a'] : ['b']));
    expect(toRows(mineItemsets(baskets, { minSupport: 0.28 })).map((row) => row['items'])).toEqual([['b'], ['a']]);
  });
});

describe('nothing or little is frequent (mlxtend#583, arules#72)', () => {
  it('gives an empty table with its columns, and a note with the highest count', () => {
    const rules = mineRules([['a'], ['b']], { minSupport: 1 });
    expect(rules.length).toBe(0);
    expect(Object.keys(rules.columns)).toContain('lift');
    expect(rules.notes[0]).toMatchObject({ code: 'nothing-frequent', details: { minCount: 2, highestCount: 1 } });
  });

  it('one frequent item is one set and no rule', () => {
    const baskets = [['a'], ['a', 'b'], ['a', 'c']];
    expect(mineItemsets(baskets, { minSupport: 1 }).length).toBe(1);
    expect(mineRules(baskets, { minSupport: 1 }).length).toBe(0);
  });
});

describe('one basket of 28 items (mlxtend#1049, #837)', () => {
  const basket = [Array.from({ length: 28 }, (_, i) => `item ${i}`)];

  it('holds 2^28 − 1 sets: the list is cut, says so, and counts what it lists', () => {
    const sets = mineItemsets(basket, { minSupport: 0.5, maxItemsets: 500 });
    expect([sets.length, sets.truncated]).toEqual([500, true]);
    expect(sets.columns.count.every((count) => count === 1)).toBe(true);
  });

  it('holds one closed set', () => {
    const sets = mineItemsets(basket, { minSupport: 0.5, target: 'closed' });
    expect([sets.length, sets.truncated]).toEqual([1, false]);
  });
});

describe('rules that say nothing new (mlxtend#792)', () => {
  const baskets = [['apple', 'banana', 'eggs'], ['banana', 'eggs'], ['apple', 'banana', 'eggs'], ['milk'], ['apple']];
  const longer = (redundant: 'keep' | 'drop'): unknown[] =>
    toRows(mineRules(baskets, { minSupport: { count: 1 }, minConfidence: 1, redundant }))
      .filter((rule) => (rule['consequent'] as string[])[0] === 'eggs')
      .map((rule) => rule['antecedent']);

  it('are dropped where the shorter one is as sure', () => {
    expect(longer('keep')).toContainEqual(['apple', 'banana']);
    expect(longer('drop')).toEqual([['banana']]);
  });

  it('are kept where they gain one basket', () => {
    const more = [...baskets, ['banana']];
    const rules = toRows(mineRules(more, { minSupport: { count: 1 }, minConfidence: 0.7, redundant: 'drop' }));
    const eggs = rules.filter((rule) => (rule['consequent'] as string[])[0] === 'eggs');
    expect(eggs.map((rule) => [rule['antecedent'], rule['confidence']])).toEqual([
      [['apple', 'banana'], 1],
      [['banana'], 0.75],
    ]);
  });
});

describe('recommendations (spark PR #17336, #17283)', () => {
  it('name an item once, by the better rule, and none that the basket holds', () => {
    const past = [
      ['a', 'c'],
      ['a', 'c'],
      ['b', 'c'],
      ['b', 'd'],
      ['b', 'c'],
      ['a', 'b', 'c'],
    ];
    const rules = mineRules(past, { minSupport: { count: 1 }, minConfidence: 0.1 });
    const found = toRows(recommendFromRules(rules, [['a', 'b']], { prior: 0 }));
    const items = found.map((row) => row['item']);
    expect(new Set(items).size).toBe(items.length);
    expect(items).not.toContain('a');
    expect(items).not.toContain('b');
    expect(found[0]).toMatchObject({ item: 'c', confidence: 1 });
  });
});

describe('gaps (PrefixSpan-py#5, gsp-py#212, SPMF#1)', () => {
  // a on day 1, x on day 2, b on day 9: b is 2 places after a, and 8 days.
  const rows = [
    { sequence: 's', event: 1, item: 'a' },
    { sequence: 's', event: 2, item: 'x' },
    { sequence: 's', event: 9, item: 'b' },
  ];
  const has = (options: object): boolean =>
    toRows(mineSequences(rows, { minSupport: 1, ...options })).some(
      (row) => JSON.stringify(row['pattern']) === '[["a"],["b"]]',
    );

  it('are counted in places by maxGap, 1 being adjacent', () => {
    expect([has({ maxGap: 1 }), has({ maxGap: 2 })]).toEqual([false, true]);
  });

  it('are counted in the unit of the events by window', () => {
    expect([has({ window: 7 }), has({ window: 8 })]).toEqual([false, true]);
  });
});

describe('columns (arules#67, #52, smile#376, apyori#46)', () => {
  it('are the documented ones, also of closed sets at one basket', () => {
    const closed = mineItemsets([['a', 'b'], ['a']], { minSupport: { count: 1 }, target: 'closed' });
    expect(Object.keys(closed.columns)).toEqual(['items', 'count', 'support']);
    expect(toRows(closed)).toEqual([
      { items: ['a'], count: 2, support: 1 },
      { items: ['a', 'b'], count: 1, support: 0.5 },
    ]);
  });

  it('give each rule once, with the counts that its lift is made of', () => {
    const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(items, { minLength: 1, maxLength: 12 }), (baskets) => {
        const rules = toRows(mineRules(baskets, { minSupport: { count: 1 }, minConfidence: 0, maxConsequent: 2 }));
        const keys = rules.map((rule) => JSON.stringify([rule['antecedent'], rule['consequent']]));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { lift, count, n, antecedentCount, consequentCount } of rules as unknown as Record<
          string,
          number
        >[]) {
          expect(lift).toBe((Number(count) * Number(n)) / (Number(antecedentCount) * Number(consequentCount)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
