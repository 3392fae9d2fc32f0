import { mineItemsets, mineRules, mineUtilityItemsets, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Few items, since sets grow with their power; names that JavaScript might trip over among them. */
const basketLists = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '9', '__proto__'), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 12,
});

type Rule = Readonly<Record<string, unknown>>;
const options = { minSupport: { count: 1 }, minConfidence: 0.2, measures: 'all', maxConsequent: 2 } as const;
const keyOf = (rule: Rule): string => JSON.stringify([rule['antecedent'], rule['consequent']]);
const byKey = (rules: readonly Rule[]): Map<string, Rule> => new Map(rules.map((rule) => [keyOf(rule), rule]));

describe('what is said of a rule', () => {
  it('in every basket bought twice over: counts double, every share and ratio stays', () => {
    // What depends on the number of baskets by its definition: counts, tests, corrections for small numbers.
    const grows = [
      'count',
      'antecedentCount',
      'consequentCount',
      'n',
      'chiSquared',
      'chiSquaredP',
      'fisherP',
      'gStatistic',
    ];
    const small = [
      'hyperConfidence',
      'hyperLift',
      'implicationIndex',
      'importance',
      'laplace',
      'lerman',
      'yatesChiSquared',
      'stdLift',
    ];
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const once = byKey(toRows(mineRules(baskets, options)) as Rule[]);
        const twice = byKey(toRows(mineRules([...baskets, ...baskets], options)) as Rule[]);
        expect([...twice.keys()].sort()).toEqual([...once.keys()].sort());
        const odd = [...once].flatMap(([key, rule]) => {
          const other = twice.get(key) as Rule;
          const names = Object.keys(rule).filter((name) => !grows.includes(name) && !small.includes(name));
          const isOdd = (name: string): boolean =>
            typeof rule[name] === 'number' &&
            !(Math.abs(Number(other[name]) - rule[name]) <= 1e-12 * (1 + Math.abs(rule[name])));
          return [
            ...names.filter(isOdd).map((name) => `${key} ${name}`),
            ...grows.slice(0, 4).filter((name) => other[name] !== 2 * Number(rule[name])),
          ];
        });
        expect(odd).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('does not change when one customer buys something nobody else does, but in n', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const counts = ['count', 'antecedentCount', 'consequentCount', 'confidence'] as const;
        const before = byKey(toRows(mineRules(baskets, options)) as Rule[]);
        const after = byKey(toRows(mineRules([...baskets, ['only mine']], options)) as Rule[]);
        const odd = [...before].filter(
          ([key, rule]) =>
            counts.some((name) => after.get(key)?.[name] !== rule[name]) ||
            after.get(key)?.['n'] !== Number(rule['n']) + 1,
        );
        expect(odd).toEqual([]);
        expect(after.size).toBe(before.size);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same under other names of the items, line by line up to ties', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const renamed = baskets.map((basket) => basket.map((item) => `<${item}>`));
        const plain = (rules: readonly Rule[], strip: (item: string) => string): unknown[] =>
          rules
            .map((rule) => ({
              ...rule,
              antecedent: (rule['antecedent'] as string[]).map(strip).sort(),
              consequent: (rule['consequent'] as string[]).map(strip).sort(),
            }))
            .map((rule) => JSON.stringify(rule))
            .sort();
        expect(plain(toRows(mineRules(renamed, options)) as Rule[], (item) => item.slice(1, -1))).toEqual(
          plain(toRows(mineRules(baskets, options)) as Rule[], (item) => item),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a set', () => {
  it('is never in more baskets than any of its parts', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const sets = toRows(mineItemsets(baskets, { minSupport: { count: 1 } }));
        const counts = new Map(sets.map((row) => [JSON.stringify(row['items']), Number(row['count'])]));
        for (const { items, count } of sets) {
          for (const left of items as string[]) {
            const part = (items as string[]).filter((item) => item !== left);
            if (part.length > 0) expect(counts.get(JSON.stringify(part))).toBeGreaterThanOrEqual(Number(count));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('that is frequent at some support is frequent at every lower one', () => {
    fc.assert(
      fc.property(basketLists, fc.integer({ min: 2, max: 4 }), (baskets, count) => {
        const keys = (least: number): string[] =>
          toRows(mineItemsets(baskets, { minSupport: { count: least } })).map((row) => JSON.stringify(row['items']));
        expect(keys(count - 1)).toEqual(expect.arrayContaining(keys(count)));
      }),
      { numRuns: 40 },
    );
  });

  it('is worth as many times more in another currency', () => {
    const lines = fc.array(
      fc.record({
        basket: fc.integer({ min: 1, max: 5 }),
        item: fc.constantFrom('a', 'b', 'c', '__proto__'),
        price: fc.integer({ min: 1, max: 50 }),
      }),
      { minLength: 1, maxLength: 14 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 60 }), (rows, minUtility) => {
        const here = toRows(mineUtilityItemsets(rows, { minUtility }));
        const there = toRows(
          mineUtilityItemsets(
            rows.map((row) => ({ ...row, price: row.price * 64 })),
            { minUtility: minUtility * 64 },
          ),
        );
        expect(there).toEqual(here.map((row) => ({ ...row, utility: Number(row['utility']) * 64 })));
      }),
      { numRuns: 60 },
    );
  });
});
