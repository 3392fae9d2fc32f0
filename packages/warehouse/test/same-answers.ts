import { mineItemsets } from '@clientele/association-rules';
import { buildFeatures, labelChurn } from '@clientele/churn';
import { fitBgNbd } from '@clientele/clv';
import {
  deriveBaskets,
  deriveBtyd,
  deriveCohorts,
  summarizeCustomers,
  type Table,
  type TransactionLog,
  toRows,
} from '@clientele/core';
import { deriveRfm, fitRfmScores, scoreRfm } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';
import {
  buildFeaturesIn,
  countItemsIn,
  countPairsIn,
  deriveCohortsIn,
  type Engine,
  type EngineLines,
  groupHistoriesIn,
  labelChurnIn,
  scoreRfmIn,
  summarizeCustomersIn,
} from '../src/index.ts';
import { differenceOf } from './compare.ts';

/** What an engine is asked, and the log that gives the answers. */
export interface Bench {
  readonly engine: Engine;
  readonly lines: EngineLines;
  readonly log: TransactionLog;
  /** The end of the observation. */
  readonly asOf: string;
  /** Start of an outcome window. */
  readonly split: string;
}

/** The tests that every engine must pass: each statement gives what TypeScript gives, to 1e-12, spend and scores to the bit. */
export function givesTheSameAnswers(open: () => Bench, minCount: number): void {
  const tolerance = 1e-12;
  const bits = 0;
  type Any = Table<Record<string, never>>;
  const difference = (ours: object, theirs: object, keys: readonly string[], most: number) =>
    differenceOf(ours as Any, theirs as Any, keys, most);

  it.each(['sale', 'net-positive-day'] as const)('sums up customers, a purchase being a %s', async (occasion) => {
    const { engine, lines, log, asOf } = open();
    const [ours, theirs] = [
      summarizeCustomers(log, { asOf, occasion }),
      await summarizeCustomersIn(engine, lines, { asOf, occasion }),
    ];
    const { wrong, largest } = difference(ours, theirs, ['customer'], tolerance);
    expect(wrong).toEqual([]);
    const { sumLogGaps: _, ...exact } = largest;
    expect(Object.values(exact)).toEqual(Object.values(exact).map(() => 0));
    expect([theirs.asOf, theirs.timeZone]).toEqual([ours.asOf, ours.timeZone]);
  });

  it('finds the end of the observation', async () => {
    const { engine, lines, log } = open();
    expect((await summarizeCustomersIn(engine, lines)).asOf).toBe(summarizeCustomers(log).asOf);
  });

  it('makes histories of summaries, the same as from the log', async () => {
    const { engine, lines, log, asOf } = open();
    const ours = deriveBtyd(summarizeCustomers(log, { asOf }), { unit: 'week' });
    const theirs = deriveBtyd(await summarizeCustomersIn(engine, lines, { asOf }), { unit: 'week' });
    expect(difference(ours, theirs, ['customer'], tolerance).wrong).toEqual([]);
  });

  it('groups histories so that a fit far away is the fit of the whole base', async () => {
    const { engine, lines, log, asOf } = open();
    const ours = deriveBtyd(summarizeCustomers(log, { asOf }), { unit: 'week' });
    const grouped = await groupHistoriesIn(engine, lines, { asOf, unit: 'week' });
    expect(grouped.columns.weight.reduce((sum, weight) => sum + weight, 0)).toBe(ours.length);
    expect(grouped.length).toBeLessThanOrEqual(ours.length);
    const [here, there] = [fitBgNbd(ours), fitBgNbd(grouped)];
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(there.parameters[name] / here.parameters[name] - 1)).toBeLessThan(1e-9);
    }
  });

  it.each([2, 5, 10])('scores RFM in %d bins, ties as rfm has them', async (bins) => {
    const { engine, lines, log, asOf } = open();
    const derived = deriveRfm(summarizeCustomers(log, { asOf }));
    const ours = scoreRfm(fitRfmScores(derived, { bins }), derived);
    const theirs = await scoreRfmIn(engine, lines, { asOf, bins });
    expect(difference(ours, theirs, ['customer'], bits).wrong).toEqual([]);
  });

  it.each([
    { period: 'month' },
    { period: 'year' },
    { period: 'week' },
    { period: 'week', weekStart: 'sunday' },
  ] as const)('follows cohorts: %o', async (choice) => {
    const { engine, lines, log, asOf } = open();
    const ours = deriveCohorts(log, { asOf, ...choice });
    const theirs = await deriveCohortsIn(engine, lines, { asOf, ...choice });
    expect(toRows(theirs)).toEqual(toRows(ours));
  });

  it.each([
    { outcome: { days: 90 } },
    { outcome: { months: 3 }, lead: { weeks: 2 }, activeWithin: { years: 1 } },
    { outcome: { years: 9 } },
  ])('labels churn: %o', async (windows) => {
    const { engine, lines, log, split } = open();
    const ours = labelChurn(log, { asOf: split, ...windows });
    const theirs = await labelChurnIn(engine, lines, { asOf: split, ...windows });
    expect(difference(ours, theirs, ['customer'], bits).wrong).toEqual([]);
    const { asOf, cutoff, outcomeEnd, observedUntil, leftOut } = ours;
    expect(theirs).toMatchObject({ asOf, cutoff, outcomeEnd, observedUntil, leftOut });
  });

  it.each([{}, { lead: { days: 20 }, windows: [{ days: 7 }, { days: 200 }] }, { windows: [] }])(
    'builds features: %o',
    async (choice) => {
      const { engine, lines, log, split } = open();
      const ours = buildFeatures(log, { asOf: split, ...choice });
      const theirs = await buildFeaturesIn(engine, lines, { asOf: split, ...choice });
      expect(difference(ours, theirs, ['customer'], bits).wrong).toEqual([]);
    },
  );

  describe('counts baskets', () => {
    it('by item and by pair, as mined', async () => {
      const { engine, lines, log, asOf } = open();
      const baskets = deriveBaskets(log, { asOf });
      const mined = toRows(mineItemsets(baskets, { minSupport: { count: minCount }, maxLength: 2 })) as unknown as {
        items: string[];
        count: number;
      }[];
      const items = toRows(await countItemsIn(engine, lines, { asOf, minCount }));
      const pairs = toRows(await countPairsIn(engine, lines, { asOf, minCount }));
      const counted = (set: readonly (string | null)[], count: number | null) => ({
        items: set as string[],
        count: count as number,
      });
      const named = (sets: readonly { items: readonly string[]; count: number }[]) =>
        sets.map(({ items: set, count }) => `${[...set].sort().join(' + ')}: ${count}`).sort();
      const single = items.map(({ item, count }) => counted([item], count));
      expect(named(single)).toEqual(named(mined.filter((set) => set.items.length === 1)));
      const double = pairs.map(({ item, other, count }) => counted([item, other], count));
      expect(named(double)).toEqual(named(mined.filter((set) => set.items.length === 2)));
      expect(double.length).toBeGreaterThan(0);
      const countOf = new Map(items.map(({ item, count }) => [item, count]));
      for (const { item, other, itemCount, otherCount, n } of pairs) {
        expect([itemCount, otherCount, n]).toEqual([countOf.get(item), countOf.get(other), baskets.length]);
      }
    });
  });
}
