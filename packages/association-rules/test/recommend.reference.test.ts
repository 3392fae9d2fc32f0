import { mineRules, type OpenRules, openRules, type Rules, recommendFromRules } from '@clientele/association-rules';
import { referencePath } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { fimiBaskets } from './fimi.ts';

const isThere = referencePath('association-rules/groceries.dat.gz') !== null;

/** Each basket of three or more items loses each of its items in turn: how often is it among the first ten? */
function hitShare(baskets: readonly string[][], ranked: (rest: string[][]) => string[][]): number {
  const cases = baskets.flatMap((basket) =>
    basket.map((hidden) => ({ hidden, rest: basket.filter((item) => item !== hidden) })),
  );
  const lists = ranked(cases.map(({ rest }) => rest));
  return cases.filter(({ hidden }, i) => lists[i]?.slice(0, 10).includes(hidden)).length / cases.length;
}

describe.skipIf(!isThere)(
  'an item hidden from the last fifth of the Groceries baskets (skipped where the reference folder is not there)',
  () => {
    let rules: Rules;
    let train: string[][];
    let test: string[][];
    beforeAll(() => {
      const baskets = fimiBaskets('groceries');
      train = baskets.slice(0, Math.round(baskets.length * 0.8));
      test = baskets.slice(train.length).filter(({ length }) => length >= 3);
      rules = mineRules(train, { minSupport: { count: 8 }, minConfidence: 0 });
    });
    const byRules = (opened: OpenRules, rest: string[][]): string[][] => {
      const lists = rest.map((): string[] => []);
      const { columns, length } = recommendFromRules(opened, rest);
      for (let line = 0; line < length; line++) {
        const item = columns.item.dictionary.values[columns.item.codes[line] as number] as string;
        lists[columns.basket[line] as number]?.push(item);
      }
      return lists;
    };
    const byPopularity = (rest: string[][]): string[][] => {
      const counts = new Map<string, number>();
      for (const item of train.flat()) counts.set(item, (counts.get(item) ?? 0) + 1);
      const order = [...counts].sort((a, b) => b[1] - a[1]).map(([item]) => item);
      return rest.map((basket) => order.filter((item) => !basket.includes(item)).slice(0, 10));
    };
    it('is among the first ten more often by shrunk confidence than by popularity, and least often by lift', () => {
      const opened = openRules(rules);
      const byLift = { ...opened, score: Float64Array.from(opened.row, (row) => rules.columns.lift[row] as number) };
      const shares = [
        hitShare(test, (rest) => byRules(opened, rest)),
        hitShare(test, byPopularity),
        hitShare(test, (rest) => byRules(byLift, rest)),
      ];
      expect(shares.map((share) => share.toFixed(3))).toEqual(['0.390', '0.374', '0.116']);
    });
  },
);
