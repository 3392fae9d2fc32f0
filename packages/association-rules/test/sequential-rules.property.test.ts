import { mineSequentialRules, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const names: readonly string[] = ['a', 'b', 'c', 'd'];
const item = fc.constantFrom(...names);
const event = fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const lists = fc.array(fc.array(event, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
const sets = Array.from({ length: 15 }, (_, i) => names.filter((_, bit) => (i + 1) & (1 << bit)));

/** Whether somewhere in a sequence, within so many places, all of one set stands before all of the other. */
function stands(
  sequence: readonly string[][],
  left: readonly string[],
  right: readonly string[],
  window: number,
): boolean {
  return sequence.some((_, from) =>
    sequence.some((_, cut) => {
      const before = sequence.slice(from, cut).flat();
      const after = sequence.slice(Math.max(from, cut), from + window + 1).flat();
      return left.every((one) => before.includes(one)) && right.every((one) => after.includes(one));
    }),
  );
}

describe('mineSequentialRules finds what trying everything finds', () => {
  it('all rules, with both counts, in any window', () => {
    const windows = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
    fc.assert(
      fc.property(lists, windows, (sequences, window) => {
        const limits = { minSupport: { count: 1 }, minConfidence: 0, maxAntecedent: 4, maxConsequent: 4 } as const;
        const rules = mineSequentialRules(sequences, { ...limits, ...(window === undefined ? {} : { window }) });
        const rows = toRows(rules, ['antecedent', 'consequent', 'count', 'antecedentCount']);
        const wanted = sets.flatMap((antecedent) =>
          sets
            .filter((consequent) => !consequent.some((one) => antecedent.includes(one)))
            .map((consequent) => ({
              antecedent,
              consequent,
              count: sequences.filter((sequence) => stands(sequence, antecedent, consequent, window ?? 99)).length,
              antecedentCount: sequences.filter((sequence) => antecedent.every((one) => sequence.flat().includes(one)))
                .length,
            }))
            .filter(({ count }) => count > 0),
        );
        const sorted = (of: readonly object[]): string[] => of.map((rule) => JSON.stringify(rule)).sort();
        expect(sorted(rows)).toEqual(sorted(wanted));
      }),
    );
  });
  it('the surest first, thresholds inclusive, cut by top and by maxRules', () => {
    const sequences = [
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ];
    const rules = mineSequentialRules(sequences, { minSupport: 0.25, minConfidence: 1 / 3, maxAntecedent: 1 });
    expect(toRows(rules, ['antecedent', 'consequent', 'confidence'])).toEqual([
      { antecedent: ['a'], consequent: ['b'], confidence: 2 / 3 },
      { antecedent: ['a'], consequent: ['c'], confidence: 1 / 3 },
      { antecedent: ['b'], consequent: ['c'], confidence: 1 / 3 },
    ]);
    const head = mineSequentialRules(sequences, { minSupport: 0.25, minConfidence: 0.3, top: 1 });
    expect([head.length, head.found, head.truncated]).toEqual([1, 3, false]);
    const cut = mineSequentialRules(sequences, { minSupport: 0.25, minConfidence: 0.3, maxRules: 1 });
    expect([cut.length, cut.truncated, cut.notes.map(({ code }) => code)]).toEqual([1, true, ['truncated']]);
  });
  it.each([{ minConfidence: 2 }, { maxAntecedent: 0 }, { window: { days: 1 } }, { minSupport: 0 }, { gap: 1 }])(
    'refuses %j',
    (options) => {
      expect(() => mineSequentialRules([['a']], options as never)).toThrow(
        `mineSequentialRules: ${Object.keys(options)[0]}`,
      );
    },
  );
});
