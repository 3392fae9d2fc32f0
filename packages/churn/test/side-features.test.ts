import { buildFeatures, churnRisk, churnSnapshots, toRows } from '@clientele/churn';
import { customerTable, InvalidInputError, InvalidOptionError, parseInteractions } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
const orders = [
  { customer: 'Ada', time: day(1), amount: 10 },
  { customer: 'Ada', time: day(20), amount: 10 },
  { customer: 'Bo', time: day(5), amount: 10 },
];
const did = (customer: string, n: number, kind: string): { customer: string; time: string; kind: string } => ({
  customer,
  time: day(n),
  kind,
});
const interactions = [
  did('Ada', 2, 'login'),
  did('Ada', 12, 'login'),
  did('Ada', 12, 'ticket'),
  did('Ada', 28, 'login'),
  did('Nobody', 15, 'login'),
];
const view = { asOf: day(31), windows: [{ days: 10 }] };
const rowsOf = (table: object): Record<string, unknown>[] => toRows(table as never) as never;

describe('features of interactions', () => {
  it('count each kind in each window, and tell the rhythm', () => {
    const [ada, bo] = rowsOf(buildFeatures(orders, { ...view, interactions }));
    // the last day seen is the 30th: the window is the 21st to the 30th, the one before it the 11th to the 20th
    expect(ada).toMatchObject({
      interactionRecency: 3,
      interactionDays: 3,
      'count10:login': 1,
      'trend10:login': 0,
      'count10:ticket': 0,
      'trend10:ticket': -1,
      interactions10: 1,
    });
    expect(ada?.['interactionRecencyRatio']).toBeCloseTo((3 * 3) / 29, 14);
    expect(bo).toMatchObject({
      interactionRecency: 29,
      interactionDays: 0,
      interactionRecencyRatio: 1,
      'count10:login': 0,
    });
  });

  it('see nothing at or after asOf less lead: events of the lead and later change no bit (leakage)', () => {
    const late = fc.record({
      customer: fc.constantFrom('Ada', 'Bo'),
      n: fc.integer({ min: 28, max: 60 }),
      kind: fc.constantFrom('login', 'cancel-page'),
    });
    const options = { ...view, lead: { days: 3 } };
    const plain = buildFeatures(orders, { ...options, interactions: interactions.slice(0, 3) });
    fc.assert(
      fc.property(fc.array(late), (events) => {
        const later = events.map(({ customer, n, kind }) => did(customer, n, kind));
        const all = [...later, ...interactions.slice(0, 3)];
        expect(rowsOf(buildFeatures(orders, { ...options, interactions: all }))).toEqual(rowsOf(plain));
        const said = later.map(({ customer, time }) => ({ customer, time, text: 'bye', rating: 1 }));
        const heard = [{ customer: 'Ada', time: day(3), text: 'fine', rating: 5 }];
        expect(rowsOf(buildFeatures(orders, { ...options, feedback: [...said, ...heard] }))).toEqual(
          rowsOf(buildFeatures(orders, { ...options, feedback: heard })),
        );
      }),
    );
  });

  it('do not see the order of rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(interactions, { minLength: interactions.length }), (shuffled) => {
        expect(rowsOf(buildFeatures(orders, { ...view, interactions: shuffled }))).toEqual(
          rowsOf(buildFeatures(orders, { ...view, interactions })),
        );
      }),
    );
  });

  it('take the kinds that are named, and refuse more than can be learnt from', () => {
    const { columns } = buildFeatures(orders, { ...view, interactions, kinds: ['ticket', 'never'] });
    expect(Object.keys(columns).filter((name) => name.startsWith('count'))).toEqual([
      'count10:ticket',
      'count10:never',
    ]);
    const many = Array.from({ length: 51 }, (_, i) => did('Ada', 3, `k${i}`));
    expect(() => buildFeatures(orders, { ...view, interactions: many })).toThrow(/51 kinds, more than 50/);
    expect(() => buildFeatures(orders, { ...view, kinds: ['login'] })).toThrow(InvalidOptionError);
  });

  it('say how many rows could not be read', () => {
    const { notes } = buildFeatures(orders, {
      ...view,
      interactions: [...interactions, { customer: 'Ada', time: 'soon', kind: 'x' }],
    });
    expect(notes.find(({ code }) => code === 'rows-set-aside')?.details).toEqual({
      input: 'interactions',
      rows: 1,
      of: 6,
    });
  });
});

describe('features of feedback', () => {
  it('count what was said, and how ratings change; who never rated has no mean', () => {
    const feedback = [
      { customer: 'Ada', time: day(3), text: 'good', rating: 5 },
      { customer: 'Ada', time: day(25), text: 'bad', rating: 2 },
    ];
    const [ada, bo] = rowsOf(buildFeatures(orders, { ...view, feedback }));
    expect(ada).toMatchObject({ feedback10: 1, ratingMean: 3.5, ratingLast: 2, ratingChange: -1.5 });
    expect(bo).toMatchObject({ feedback10: 0, ratingMean: null, ratingLast: null, ratingChange: null });
  });

  it('take the lowest of ratings at one moment', () => {
    const same = [5, 1, 3].map((rating) => ({ customer: 'Bo', time: day(9), text: '', rating }));
    const [, bo] = rowsOf(buildFeatures(orders, { ...view, feedback: same.map((row) => ({ ...row, text: 'x' })) }));
    expect(bo?.['ratingLast']).toBe(1);
  });
});

describe('a table of customers', () => {
  const customers = customerTable(['Bo', 'Ada'], { age: [40, 30], plan: ['pro', 'basic'] });
  const until = (n: number): number => Date.UTC(2026, 0, n);

  it('is refused where it does not say what it saw, or saw too much (leakage)', () => {
    expect(() => buildFeatures(orders, { ...view, customers })).toThrow(/do not say their cutoff/);
    expect(() => buildFeatures(orders, { ...view, customers: { ...customers, cutoff: until(32) } })).toThrow(
      /would leak in/,
    );
    expect(() => buildFeatures(orders, { ...view, customers: { ...customers, asOf: until(32) } })).toThrow(
      InvalidInputError,
    );
    const [ada] = rowsOf(buildFeatures(orders, { ...view, customers: { ...customers, cutoff: until(31) } }));
    expect(ada).toMatchObject({ age: 30, plan: 'basic' });
  });

  it('gives the columns that are named as timeless, whatever it saw', () => {
    const features = buildFeatures(orders, { ...view, customers, timeless: ['plan'] });
    expect(rowsOf(features).map((row) => [row['plan'], row['age']])).toEqual([
      ['basic', undefined],
      ['pro', undefined],
    ]);
  });

  it('has missing cells for customers that it does not know', () => {
    const few = customerTable(['Ada'], { age: [30], plan: ['basic'] });
    const [, bo] = rowsOf(buildFeatures(orders, { ...view, customers: few, timeless: ['age', 'plan'] }));
    expect([bo?.['age'], bo?.['plan']]).toEqual([null, null]);
  });

  it('is refused with a customer twice, a name that features have, or one that is not there', () => {
    const twice = customerTable(['Ada', 'Ada'], { age: [30, 31] });
    expect(() => buildFeatures(orders, { ...view, customers: twice, timeless: ['age'] })).toThrow(/"Ada" stands twice/);
    const same = customerTable(['Ada'], { recency: [1] });
    expect(() => buildFeatures(orders, { ...view, customers: same, timeless: ['recency'] })).toThrow(
      /column "recency"/,
    );
    expect(() => buildFeatures(orders, { ...view, customers, timeless: ['sex'] })).toThrow(
      /no column "sex"; there are age, plan/,
    );
    expect(() => buildFeatures(orders, { ...view, timeless: ['age'] })).toThrow(InvalidOptionError);
  });
});

describe('what is known besides purchases', () => {
  const start = Date.UTC(2025, 0, 1);
  const at = (n: number): Date => new Date(start + n * 86_400_000);
  const leaves = (c: number): boolean => c % 3 === 0;
  /** Everybody buys every 20 days; a third opens the page for cancelling and stays away for the next 60 days, turn by turn. */
  const shop = Array.from({ length: 120 }, (_, c) => c).flatMap((c) => {
    const end = leaves(c) ? 60 + ((c * 13) % 300) : 400;
    return Array.from({ length: Math.floor(end / 20) }, (_, v) => ({
      customer: `c${c}`,
      time: at(v * 20 + (c % 20)),
      amount: 9,
    }));
  });
  const pages = Array.from({ length: 120 }, (_, c) => c)
    .filter(leaves)
    .map((c) => ({
      customer: `c${c}`,
      time: at(Math.floor((60 + ((c * 13) % 300)) / 20) * 20 - 19 + (c % 20)),
      kind: 'cancel-page',
    }));

  it('stands in the snapshots, with the same columns for every date', () => {
    const log = parseInteractions(pages);
    const snapshots = churnSnapshots(shop, { outcome: { days: 60 }, count: 3, until: at(380), interactions: log });
    expect(snapshots.columns['count30:cancel-page']?.length).toBe(snapshots.length);
    expect(Object.keys(snapshots.columns)).toContain('trend90:cancel-page');
  });

  it('is learnt from: the kinds that were met, and those who opened the page', () => {
    const risks = churnRisk(shop, { asOf: at(340), outcome: { days: 60 }, interactions: pages });
    const names = risks.model.features.map(({ name }) => name);
    expect(names).toContain('count30:cancel-page');
    const plain = churnRisk(shop, { asOf: at(340), outcome: { days: 60 } });
    expect(risks.backtest?.rocAuc ?? 0).toBeGreaterThanOrEqual((plain.backtest?.rocAuc ?? 1) - 0.02);
  });
});
