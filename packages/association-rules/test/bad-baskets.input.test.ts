import {
  basketRules,
  deriveRules,
  mineItemsets,
  mineRules,
  mineSequences,
  mineUtilityItemsets,
  recommendFromRules,
  toRows,
} from '@clientele/association-rules';
import { InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

/** The list of what baskets and thresholds can be, row by row, for each miner: sets, rules, sequences, worth. */

const all = { minSupport: { count: 1 } } as const;
const lines = (baskets: readonly (readonly string[])[]): { basket: number; item: string; price: number }[] =>
  baskets.flatMap((basket, at) => basket.map((item) => ({ basket: at, item, price: 2 })));
const wide = Array.from({ length: 1_110 }, (_, i) => `p${i}`);

describe('an item twice in a basket', () => {
  it('counts once in sets and rules, and a note says how often that was', () => {
    const baskets = [['a', 'b', 'a'], ['a', 'b'], ['b']];
    const sets = mineItemsets(baskets, all);
    expect(toRows(sets, ['items', 'count'])).toEqual([
      { items: ['b'], count: 3 },
      { items: ['a'], count: 2 },
      { items: ['a', 'b'], count: 2 },
    ]);
    const rules = mineRules(baskets, { ...all, minConfidence: 1 });
    expect(toRows(rules, ['antecedent', 'consequent', 'count'])).toEqual([
      { antecedent: ['a'], consequent: ['b'], count: 2 },
    ]);
    for (const { notes } of [sets, rules]) {
      expect(notes.map(({ code, details }) => [code, details])).toContainEqual(['repeated-items', expect.anything()]);
    }
  });
  it('counts once in an event, and once a sequence where it comes again', () => {
    const sequences = [
      [['a', 'a'], 'b', ['a', 'b']],
      ['a', 'a'],
    ];
    const patterns = toRows(mineSequences(sequences, { minSupport: { count: 2 } }), ['pattern', 'count']);
    expect(patterns).toEqual([
      { pattern: [['a']], count: 2 },
      { pattern: [['a'], ['a']], count: 2 },
    ]);
  });
  it('is worth the sum of its lines', () => {
    const rows = lines([['a', 'a', 'b']]);
    expect(toRows(mineUtilityItemsets(rows, { minUtility: 1 }))).toEqual([
      { items: ['a', 'b'], utility: 6, count: 1 },
      { items: ['a'], utility: 4, count: 1 },
      { items: ['b'], utility: 2, count: 1 },
    ]);
  });
});

describe('baskets with nothing in them', () => {
  it('count in n, and lower every support', () => {
    const baskets = [['a', 'b'], [], []];
    expect(mineItemsets(baskets, all).n).toBe(3);
    expect([...mineRules(baskets, all).columns.support]).toEqual([1 / 3, 1 / 3]);
    expect(mineSequences([['a'], []], all).columns.support).toEqual(Float64Array.of(0.5));
  });
  it('alone give empty tables, and no NaN', () => {
    expect([mineItemsets([[], []], all).length, mineRules([[], []], all).length]).toEqual([0, 0]);
    expect([mineSequences([[], []], all).length, mineUtilityItemsets([], { minUtility: 1 }).length]).toEqual([0, 0]);
    expect(recommendFromRules(mineRules([[]], all), [[]], { k: 3 }).length).toBe(0);
  });
});

describe('a basket of 1,110 items', () => {
  it('among small ones does no harm to sets and rules', () => {
    const baskets = [wide, ...wide.slice(0, 200).map((item, i) => [item, `p${i + 1}`])];
    expect(mineItemsets(baskets, { minSupport: { count: 2 } }).length).toBe(401);
    expect(mineRules(baskets, { minSupport: { count: 2 }, minConfidence: 0 }).length).toBe(400);
  });
  it('is one closed set; all its pairs are found, and all its sets are cut and said to be', () => {
    expect(mineItemsets([wide], { minSupport: 1, target: 'closed' }).length).toBe(1);
    expect(mineItemsets([wide], { minSupport: 1, minLength: 2, maxLength: 2 }).length).toBe((1110 * 1109) / 2);
    const cut = mineItemsets([wide], { minSupport: 1, maxItemsets: 5000 });
    expect([cut.length, cut.truncated]).toEqual([5000, true]);
    expect(() => deriveRules(cut)).toThrow('got a list cut at maxItemsets');
  });
  it('as one event is one set of a pattern, and as lines all of them are worth most', () => {
    const events = mineSequences([[wide], [wide]], { minSupport: 1, maxLength: 1 });
    expect(events.length).toBe(1110);
    const worth = mineUtilityItemsets(lines([wide]), { minUtility: 1, maxLength: 2, maxItemsets: 2000 });
    expect([worth.length, worth.truncated]).toEqual([2000, true]);
  });
});

describe('a support of 0 or 1', () => {
  it('is refused, or means all', () => {
    for (const mine of [mineItemsets, mineRules, mineSequences]) {
      expect(() => mine([['a']], { minSupport: 0 })).toThrow(InvalidOptionError);
      expect(() => mine([['a']], { minSupport: 0 })).toThrow(`${mine.name}: minSupport must be a share above 0`);
    }
    expect(() => mineUtilityItemsets([], { minUtility: 0 })).toThrow(InvalidOptionError);
    const baskets = [
      ['a', 'b'],
      ['a', 'b', 'c'],
    ];
    expect(toRows(mineItemsets(baskets, { minSupport: 1 }), ['items'])).toEqual([
      { items: ['a'] },
      { items: ['b'] },
      { items: ['a', 'b'] },
    ]);
    expect(mineRules(baskets, { minSupport: 1 }).columns.lift).toEqual(Float64Array.of(1, 1));
    expect(toRows(mineSequences([['a'], ['b', 'a']], { minSupport: 1 }), ['pattern'])).toEqual([{ pattern: [['a']] }]);
  });
});

describe('an item in a template that no basket holds', () => {
  it('is named, with the option', () => {
    const options = ['include', 'exclude', 'antecedent', 'consequent'] as const;
    for (const option of options) {
      const mine = option === 'include' || option === 'exclude' ? mineItemsets : mineRules;
      const run = (): unknown => mine([['a', 'b']], { ...all, [option]: ['a', 'beer'] } as never);
      expect(run).toThrow(InvalidOptionError);
      expect(run).toThrow(new RegExp(`^${mine.name}: ${option} must be .*items that some basket holds, got "beer"$`));
    }
  });
});

describe('what a verb refuses', () => {
  it('is refused in its own name, not in that of a step inside', () => {
    const rows = [{ customer: 1, time: '2026-01-01', order: 1, product: 'a', amount: 1 }];
    expect(() => basketRules(rows, { consequent: ['beer'] })).toThrow(/^basketRules: consequent must be /);
    expect(() => basketRules(rows, { weights: [1, 2] })).toThrow(/^basketRules: weights must be one number a basket/);
    const cut = { ...all, maxItemsets: 1 };
    expect(() => mineRules([['a', 'b']], cut)).toThrow(
      /^mineRules: itemsets must be .* got a list cut at maxItemsets$/,
    );
    const stop = (): never => {
      throw new RangeError('enough');
    };
    expect(() => mineRules([['a', 'b']], { ...all, onProgress: stop })).toThrow(RangeError);
  });
});

/** Two spellings of one letter, an emoji with a skin tone, half a surrogate pair, a mark of direction, members of objects. */
const labels = [
  'é',
  'e\u0301',
  '👍🏽',
  '\ud83d',
  '\u202eabc',
  'Ж',
  '𝒳',
  '__proto__',
  'constructor',
  'toString',
  '0',
  '-0',
  '1e3',
];

describe('labels of any kind', () => {
  it('are items like others, two spellings two items, in order of their code units', () => {
    const baskets = [labels, labels];
    const singles = toRows(mineItemsets(baskets, { minSupport: 1, maxLength: 1 }), ['items', 'count']);
    expect(singles).toEqual([...labels].sort().map((item) => ({ items: [item], count: 2 })));
    const pairs = (labels.length * (labels.length - 1)) / 2;
    expect(mineRules(baskets, { minSupport: 1, maxLength: 2, minConfidence: 1 }).length).toBe(2 * pairs);
    expect(mineSequences([labels, labels], { minSupport: 1, maxLength: 2, minLength: 2 }).length).toBe(pairs);
    expect(mineUtilityItemsets(lines(baskets), { minUtility: 1, maxLength: 1 }).length).toBe(labels.length);
    const rules = mineRules(baskets, { minSupport: 1, antecedent: ['__proto__'], consequent: ['constructor'] });
    expect(toRows(rules, ['antecedent', 'consequent'])).toEqual([
      { antecedent: ['__proto__'], consequent: ['constructor'] },
    ]);
    const offers = recommendFromRules(rules, [['__proto__', 'unknown']], { k: 1 });
    expect(toRows(offers, ['item', 'antecedent'])).toEqual([{ item: 'constructor', antecedent: ['__proto__'] }]);
  });
});

describe('a cell that is no item', () => {
  it.each(['', ' ', null, undefined, Number.NaN, {}])('puts nothing in, and is told: %s', (cell) => {
    const baskets = [['a', cell as string], ['a']];
    const tables = [
      mineItemsets(baskets, all),
      mineRules(baskets, all),
      mineSequences(baskets, all),
      mineUtilityItemsets(lines(baskets), { minUtility: 1 }),
    ];
    for (const { notes } of tables) {
      expect(notes.map(({ code, details }) => [code, details])).toEqual([['cells-left-out', { cells: 1 }]]);
    }
    const offers = recommendFromRules(mineRules([['a', 'b']], all), [['a', cell as string]]);
    expect(offers.notes.map(({ code }) => code)).toEqual(['cells-left-out']);
    expect(tables[0]?.notes[0]?.message).toMatch(
      /^1 cells could not be read and were left out: first list 1, "item": /,
    );
  });
});

describe('a limit', () => {
  it('cuts, says so, and leaves exact what it lists', () => {
    const baskets = [labels, labels, labels.slice(3)];
    const whole = new Map(
      toRows(mineItemsets(baskets, all)).map(({ items, count }) => [JSON.stringify(items), count] as const),
    );
    for (const limit of [{ maxItemsets: 100 }, { maxMemory: 0.004 }]) {
      const cut = mineItemsets(baskets, { ...all, ...limit });
      expect([cut.truncated, cut.complete]).toEqual([true, false]);
      expect(cut.notes.map(({ code, details }) => [code, details?.['sets']])).toContainEqual(['truncated', cut.length]);
      for (const { items, count } of toRows(cut)) expect(count).toBe(whole.get(JSON.stringify(items)));
    }
    for (const limit of [{ maxPatterns: 100 }, { maxMemory: 0.003 }]) {
      const { length, truncated, notes } = mineSequences([labels], { minSupport: 1, ...limit });
      expect([length < 200, truncated]).toEqual([true, true]);
      expect(notes.map(({ code, details }) => [code, details])).toEqual([['truncated', { patterns: length }]]);
    }
    for (const limit of [{ maxItemsets: 100 }, { maxMemory: 0.004 }]) {
      const { length, truncated, notes } = mineUtilityItemsets(lines(baskets), { minUtility: 1, ...limit });
      expect([length < 200, truncated]).toEqual([true, true]);
      expect(notes.map(({ code, details }) => [code, details])).toEqual([['truncated', { sets: length }]]);
    }
  });
  it.each([0, -1, Number.NaN, '1', Number.POSITIVE_INFINITY])('of memory cannot be %s', (maxMemory) => {
    expect(() => mineItemsets([['a']], { maxMemory: maxMemory as number })).toThrow(
      /^mineItemsets: maxMemory must be /,
    );
  });
});
