import { mineItemsets, toRows } from '@clientele/association-rules';
import { basketsOf, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const baskets = [['a', 'b'], ['a', 'b', 'c'], ['a'], []];

describe('minSupport', () => {
  it.each([0, 1.5, -0.1, '10', Number.NaN, { count: 0 }, { count: 2.5 }, { count: 1, share: 1 }, null])(
    'cannot be %j',
    (minSupport) => {
      const mine = (): unknown => mineItemsets(baskets, { minSupport: minSupport as never });
      expect(mine).toThrow(InvalidOptionError);
      expect(mine).toThrow(
        'mineItemsets: minSupport must be a share above 0 and up to 1, or { count } with a whole number >= 1, got',
      );
    },
  );
  it('as the number 1 is all baskets, as { count: 1 } one', () => {
    expect(mineItemsets([['a', 'b'], ['a']], { minSupport: 1 }).columns.count).toEqual(Float64Array.of(2));
    expect(mineItemsets([['a', 'b'], ['a']], { minSupport: { count: 1 } }).length).toBe(3);
  });
  it('is inclusive, and compared as a share: 7 of 25 baskets pass 0.28', () => {
    const lists = Array.from({ length: 25 }, (_, i) => (i < 7 ? ['a'] : []));
    expect(toRows(mineItemsets(lists, { minSupport: 0.28 }))).toEqual([{ items: ['a'], count: 7, support: 0.28 }]);
    expect(mineItemsets(lists, { minSupport: 0.2800001 }).length).toBe(0);
  });
  it('looks at all baskets, the empty ones included', () => {
    const { n, columns } = mineItemsets(baskets, { minSupport: 0.75 });
    expect([n, ...columns.support]).toEqual([4, 0.75]);
  });
});

describe('other options', () => {
  it.each([
    { target: 'all' },
    { minLength: 0 },
    { maxLength: 1.5 },
    { maxItemsets: 0 },
    { top: 0 },
    { top: 5, target: 'closed' },
    { include: 'a' },
    { exclude: [1] },
    { minsup: 3 },
    { onProgress: true },
  ])('are refused where they are wrong: %j', (options) => {
    expect(() => mineItemsets(baskets, options as never)).toThrow(InvalidOptionError);
  });
  it.each(['include', 'exclude'] as const)('name an item of %s that no basket holds', (option) => {
    const mine = (): unknown => mineItemsets(baskets, { [option]: ['a', 'beer'] });
    expect(mine).toThrow(`mineItemsets: ${option} must be items that some basket holds, got "beer"`);
  });
  it('cannot include and exclude an item', () => {
    const mine = (): unknown => mineItemsets(baskets, { include: ['a', 'b'], exclude: ['b'] });
    expect(mine).toThrow('mineItemsets: exclude must be free of items of include, got "b"');
  });
  it('tell how far the search is, and let it be stopped', () => {
    const told: number[] = [];
    mineItemsets(baskets, {
      minSupport: { count: 1 },
      onProgress: ({ stage, done, total }) => told.push(stage === 'itemsets' ? done : -1, total ?? -1),
    });
    expect(told).toEqual([1, 3, 2, 3, 3, 3]);
    const stop = (): never => {
      throw new RangeError('enough');
    };
    expect(() => mineItemsets(baskets, { minSupport: { count: 1 }, onProgress: stop })).toThrow('enough');
  });
});

describe('odd baskets', () => {
  it('of 28 items each ask for 2^28 sets: the list is cut and says so, closed it is one set', () => {
    const items = Array.from({ length: 28 }, (_, i) => `p${i}`);
    const cut = mineItemsets([items, items], { minSupport: 0.5, maxItemsets: 10_000 });
    expect([cut.length, cut.truncated, cut.complete]).toEqual([10_000, true, false]);
    expect(new Set(cut.columns.count)).toEqual(new Set([2]));
    expect(cut.notes.map(({ code }) => code)).toEqual(['truncated']);
    for (const target of ['closed', 'maximal'] as const) {
      const whole = mineItemsets([items, items], { minSupport: 0.5, target });
      expect(toRows(whole)).toEqual([{ items: items.toSorted(), count: 2, support: 1 }]);
      expect(whole.truncated).toBe(false);
    }
  });
  it('one of 1,110 items among small ones do no harm', () => {
    const wide = Array.from({ length: 1_110 }, (_, i) => `p${i}`);
    const small = Array.from({ length: 200 }, (_, i) => [`p${i}`, `p${i + 1}`]);
    const mined = mineItemsets([wide, ...small], { minSupport: { count: 2 } });
    expect(mined.length).toBe(201 + 200);
    expect(mineItemsets([wide], { minSupport: 1, target: 'closed' }).length).toBe(1);
  });
  it('where no item is frequent give a table without rows and the highest count seen', () => {
    const mined = mineItemsets(baskets, { minSupport: { count: 4 } });
    expect(toRows(mined)).toEqual([]);
    expect(Object.keys(mined.columns)).toEqual(['items', 'count', 'support']);
    expect(mined.notes).toEqual([
      {
        code: 'nothing-frequent',
        message: 'no item is in 4 baskets or more; the most frequent is in 3',
        details: { minCount: 4, highestCount: 3 },
      },
    ]);
  });
  it('and none at all are no error', () => {
    expect(mineItemsets([]).length).toBe(0);
    expect(mineItemsets([[], []]).n).toBe(2);
  });
  it('with one frequent item give one set', () => {
    expect(toRows(mineItemsets(baskets, { minSupport: 0.7 }))).toEqual([{ items: ['a'], count: 3, support: 0.75 }]);
  });
  it('closed at count 1 are the distinct intersections of baskets', () => {
    const closed = mineItemsets(baskets, { minSupport: { count: 1 }, target: 'closed' });
    expect(toRows(closed, ['items', 'count'])).toEqual([
      { items: ['a'], count: 3 },
      { items: ['a', 'b'], count: 2 },
      { items: ['a', 'b', 'c'], count: 1 },
    ]);
  });
  it('are refused where they are none', () => {
    expect(() => mineItemsets(['ab'] as never)).toThrow(InvalidInputError);
    expect(() => mineItemsets(3 as never)).toThrow(InvalidInputError);
  });
  it('say what was left out of them in the notes of the result', () => {
    const mined = mineItemsets(basketsOf([['a', 'a']]), { minSupport: 1 });
    expect(mined.notes.map(({ code }) => code)).toEqual(['repeated-items']);
  });
});

describe('the result', () => {
  it('survives a clone and shares the dictionary of the baskets', () => {
    const source = basketsOf(baskets);
    const mined = mineItemsets(source, { minSupport: 0.5 });
    expect(mined.columns.items.dictionary).toBe(source.columns.items.dictionary);
    expect(toRows(structuredClone(mined))).toEqual(toRows(mined));
    expect(toRows(mineItemsets(structuredClone(source), { minSupport: 0.5 }))).toEqual(toRows(mined));
  });
});
