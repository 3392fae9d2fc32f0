import { deriveRules, mineItemsets, mineRules, type Rules, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists, countAll, itemsOf, keyOf, ruleKeys } from './oracle.ts';

const minCounts = fc.integer({ min: 1, max: 4 });
const confidences = fc.constantFrom(0, 0.3, 0.5, 2 / 3, 1);

interface Expected {
  readonly confidence: number;
  readonly improvement: number;
}

const without = (key: string, items: readonly string[]): string[] =>
  itemsOf(key).filter((item) => !items.includes(item));
const subsetsOf = (items: readonly string[]): string[][] =>
  Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_, i) => mask & (1 << i)));

/** Every rule by its definition, from the counts of all subsets. */
function expectedRules(
  baskets: readonly (readonly string[])[],
  minCount: number,
  minConfidence: number,
  maxConsequent: number,
): Map<string, Expected> {
  const counts = countAll(baskets);
  const countOf = (items: readonly string[]): number =>
    items.length === 0 ? baskets.length : (counts.get(keyOf(items)) ?? 0);
  const rules = new Map<string, Expected>();
  for (const [key, count] of counts) {
    if (count < minCount) continue;
    for (const consequent of subsetsOf(itemsOf(key))) {
      const antecedent = without(key, consequent);
      if (consequent.length === 0 || consequent.length > maxConsequent || antecedent.length === 0) continue;
      const confidence = count / countOf(antecedent);
      if (confidence < minConfidence) continue;
      const shorter = subsetsOf(antecedent).filter((items) => items.length < antecedent.length);
      const best = Math.max(...shorter.map((items) => countOf([...items, ...consequent]) / countOf(items)));
      const rule = `${keyOf(antecedent)} => ${keyOf(consequent)}`;
      rules.set(rule, { confidence, improvement: confidence - best });
    }
  }
  return rules;
}

describe('mineRules', () => {
  it('finds the rules that a look at every split finds, each once, with exact improvement', () => {
    fc.assert(
      fc.property(
        basketLists,
        minCounts,
        confidences,
        fc.integer({ min: 1, max: 3 }),
        (baskets, count, minConfidence, maxConsequent) => {
          const rules = mineRules(baskets, {
            minSupport: { count },
            minConfidence,
            maxConsequent,
            measures: ['improvement'],
          });
          const expected = expectedRules(baskets, count, minConfidence, maxConsequent);
          const keys = ruleKeys(rules);
          expect(new Set(keys)).toEqual(new Set(expected.keys()));
          expect(keys).toHaveLength(expected.size);
          keys.forEach((key, row) => {
            const { confidence, improvement } = expected.get(key) ?? { confidence: -1, improvement: -1 };
            expect(rules.columns.confidence[row]).toBe(confidence);
            expect(rules.columns.improvement?.[row]).toBe(improvement);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
  it('drops exactly the rules that some shorter antecedent equals or beats', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const options = { minSupport: { count: 1 }, minConfidence: 0.4, redundant: 'drop' } as const;
        const better = [...expectedRules(baskets, 1, 0.4, 1)].filter(([, { improvement }]) => improvement > 0);
        const rules = mineRules(baskets, options);
        expect(new Set(ruleKeys(rules))).toEqual(new Set(better.map(([key]) => key)));
      }),
      { numRuns: 40 },
    );
  });
  it('ranks by any measure: highest first, conviction without a value highest, other missing values last', () => {
    const by = fc.constantFrom('lift', 'conviction', 'oddsRatio', 'fisherP', 'support', 'hyperLift');
    fc.assert(
      fc.property(basketLists, by, (baskets, sortBy) => {
        const rules = mineRules(baskets, { minSupport: { count: 1 }, minConfidence: 0.2, measures: 'all', sortBy });
        const missing = sortBy === 'conviction' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
        const sign = sortBy === 'fisherP' ? -1 : 1;
        const values = Array.from(rules.columns[sortBy] ?? [], (value) =>
          Number.isNaN(value) ? missing : sign * value,
        );
        expect(values).toEqual([...values].sort((a, b) => (a === b ? 0 : b - a)));
      }),
      { numRuns: 40 },
    );
  });
  it('with top gives the head of the list, and says how many there are', () => {
    fc.assert(
      fc.property(basketLists, fc.integer({ min: 1, max: 5 }), (baskets, top) => {
        const options = { minSupport: { count: 1 }, minConfidence: 0.2 };
        const all = mineRules(baskets, options);
        const some = mineRules(baskets, { ...options, top });
        expect(toRows(some)).toEqual(toRows(all).slice(0, top));
        expect(some.found).toBe(all.length);
      }),
      { numRuns: 40 },
    );
  });
  it('gives the same table whatever the order of the baskets', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const options = { minSupport: { count: 1 }, minConfidence: 0.2, maxConsequent: 2 };
        expect(toRows(mineRules(baskets.toReversed(), options))).toEqual(toRows(mineRules(baskets, options)));
      }),
      { numRuns: 40 },
    );
  });
  it('has every measure finite or missing, each within its range, and all of them from the four counts', () => {
    const columnOf = (rules: Rules, name: keyof Rules['columns']): Float64Array =>
      rules.columns[name] as unknown as Float64Array;
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const rules = mineRules(baskets, { minSupport: { count: 1 }, minConfidence: 0.1, measures: 'all', top: 25 });
        for (const [name, values] of Object.entries(rules.columns)) {
          if (values instanceof Float64Array)
            expect([name, values.some((value) => !Number.isFinite(value) && !Number.isNaN(value))]).toEqual([
              name,
              false,
            ]);
        }
        for (let row = 0; row < rules.length; row++) {
          const at = (name: keyof Rules['columns']): number => columnOf(rules, name)[row] as number;
          const [count, a, c, n] = [at('count'), at('antecedentCount'), at('consequentCount'), at('n')];
          expect(at('lift')).toBeCloseTo((count * n) / (a * c), 12);
          expect(at('leverage')).toBeCloseTo(count / n - (a / n) * (c / n), 12);
          expect(at('confidence')).toBe(count / a);
          for (const share of ['support', 'jaccard', 'cosine', 'fisherP', 'hyperConfidence', 'imbalance'] as const) {
            expect(at(share)).toBeGreaterThanOrEqual(0);
            expect(at(share)).toBeLessThanOrEqual(1 + 1e-15);
          }
          for (const sided of ['phi', 'yuleQ', 'yuleY', 'kappa', 'zhang'] as const) {
            if (!Number.isNaN(at(sided))) expect(Math.abs(at(sided))).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('deriveRules', () => {
  it('holds to templates: the only items of an antecedent and of a consequent', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const known = [...new Set(baskets.flat())];
        const antecedent = known.filter((item) => ['a', 'b', '9'].includes(item));
        const consequent = known.filter((item) => ['b', 'c', '__proto__'].includes(item));
        const itemsets = mineItemsets(baskets, { minSupport: { count: 1 } });
        const options = { minConfidence: 0.3, maxConsequent: 2 };
        const fitting = toRows(deriveRules(itemsets, options)).filter(
          (rule) =>
            (rule['antecedent'] as string[]).every((item) => antecedent.includes(item)) &&
            (rule['consequent'] as string[]).every((item) => consequent.includes(item)),
        );
        expect(toRows(deriveRules(itemsets, { ...options, antecedent, consequent }))).toEqual(fitting);
      }),
      { numRuns: 40 },
    );
  });
});
