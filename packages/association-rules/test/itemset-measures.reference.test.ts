import { basketsOf, mineItemsets } from '@clientele/association-rules';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { fimiBaskets } from './fimi.ts';

const file = 'association-rules/itemset_measures_groceries_50.csv.gz';

describe.skipIf(referencePath(file) === null)(
  'measures of 881 itemsets of groceries, against arules (skipped where the reference folder is not there)',
  () => {
    const columns = referencePath(file) === null ? new Map<string, readonly string[]>() : referenceCsv(file);
    const keys = columns.get('items') ?? [];
    /** The sets of one kind, and their rows by items, ascending as numbers. */
    const mined = (target: 'frequent' | 'closed' | 'maximal'): ReturnType<typeof mineItemsets> =>
      mineItemsets(basketsOf(fimiBaskets('groceries')), { minSupport: { count: 50 }, target, measures: 'all' });
    const rowsOf = ({ length, columns: { items } }: ReturnType<typeof mineItemsets>): Map<string, number> => {
      const ids = (row: number): string =>
        Array.from(items.codes.subarray(items.offsets[row], items.offsets[row + 1]), (code) =>
          Number(items.dictionary.values[code]),
        )
          .sort((a, b) => a - b)
          .join(' ');
      return new Map(Array.from({ length }, (_, row) => [ids(row), row]));
    };

    it.each(['support', 'count', 'allConfidence', 'crossSupportRatio', 'lift'] as const)(
      'has the same %s to 1e-9',
      (name) => {
        const sets = mined('frequent');
        const rows = rowsOf(sets);
        const theirs = referenceNumbers(columns, name);
        const worst = keys.reduce((most, key, row) => {
          const got = sets.columns[name]?.[rows.get(key) ?? -1] ?? Number.NaN;
          return Math.max(most, Math.abs(got / (theirs[row] as number) - 1));
        }, 0);
        expect([keys.length, worst < 1e-9]).toEqual([881, true]);
      },
    );

    // "generator", a set none of whose subsets has its count, is no target here.
    it.each(['closed', 'maximal'] as const)('says the same of which sets are %s', (target) => {
      const rows = rowsOf(mined(target));
      const flags = referenceNumbers(columns, target);
      expect(keys.filter((key, row) => rows.has(key) !== (flags[row] === 1))).toEqual([]);
    });
  },
);
