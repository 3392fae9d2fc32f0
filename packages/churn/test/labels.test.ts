import { buildFeatures, fitLogistic, joinLabels, labelChurn, predictChurn, toRows } from '@clientele/churn';
import {
  customerTable,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  parseTransactions,
} from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const order = (customer: string, time: string, amount = 10): { customer: string; time: string; amount: number } => ({
  customer,
  time,
  amount,
});

const orders = [
  order('stays', '2026-01-05'),
  order('leaves', '2026-01-06'),
  order('gap only', '2026-01-07'),
  order('stays', '2026-02-03'),
  order('gap only', '2026-01-30'),
  order('refunds', '2026-01-08'),
  order('refunds', '2026-02-10', -10),
  order('new', '2026-02-05'),
  order('old', '2025-03-01'),
  order('stays', '2026-06-30'),
];
const windows = { asOf: '2026-02-01', outcome: { days: 30 }, lead: { days: 7 } };
const labelsOf = (labels: ReturnType<typeof labelChurn>): Record<string, number> =>
  Object.fromEntries(toRows(labels).map(({ customer, label }) => [customer as string, label as number]));
const iso = (instant: number): string => new Date(instant).toISOString();

describe('labelChurn', () => {
  it('labels a window without a purchase: refunds and the lead time decide nothing', () => {
    const labels = labelChurn(orders, windows);
    expect(labelsOf(labels)).toEqual({ stays: 0, leaves: 1, 'gap only': 1, refunds: 1, old: 1 });
    expect([iso(labels.asOf), iso(labels.cutoff), iso(labels.outcomeEnd), iso(labels.observedUntil)]).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2026-01-25T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
    ]);
    expect(labels.leftOut).toEqual({ noHistory: 1, inactive: 0 });
    expect(labels.notes.map(({ code }) => code)).toEqual(['customers-left-out']);
  });

  it('leaves out customers whose only history lies within the lead time', () => {
    const late = [...orders, order('late', '2026-01-28')];
    expect(labelChurn(late, windows).leftOut.noHistory).toBe(2);
    expect(labelsOf(labelChurn(late, { ...windows, lead: { days: 0 } }))['late']).toBe(1);
  });

  it('leaves out those who were silent already, where that is asked for', () => {
    const labels = labelChurn(orders, { ...windows, activeWithin: { months: 6 } });
    expect(labelsOf(labels)['old']).toBe(undefined);
    expect(labels.leftOut).toEqual({ noHistory: 1, inactive: 1 });
  });

  it('labels nobody where the window reaches past the data, not even those who came back', () => {
    const labels = labelChurn(orders, { ...windows, observedUntil: '2026-03-02' });
    expect([...labels.columns.label].every(Number.isNaN)).toBe(true);
    expect([...labels.columns.censored]).toEqual([1, 1, 1, 1, 1]);
    expect(labels.notes.map(({ code }) => code)).toContain('outcome-censored');
    const complete = labelChurn(orders, { ...windows, observedUntil: '2026-03-03' });
    expect([...complete.columns.censored]).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes the end of the data from its last event, unless told otherwise', () => {
    const short = orders.filter(({ time }) => time < '2026-06');
    expect(labelChurn(short, windows).columns.censored[0]).toBe(1);
    expect(labelChurn(short, { ...windows, observedUntil: '2026-07-01' }).columns.censored[0]).toBe(0);
  });

  it('counts windows on the calendar of the zone: 30 days across a change of the clock, months to their last day', () => {
    const berlin = { timeZone: 'Europe/Berlin', observedUntil: '2027-01-01' };
    const days = labelChurn(orders, { ...berlin, asOf: '2026-03-15', outcome: { days: 30 } });
    expect(iso(days.outcomeEnd)).toBe('2026-04-13T22:00:00.000Z');
    const month = labelChurn(orders, { ...berlin, asOf: '2026-01-31', outcome: { months: 1 } });
    expect(iso(month.outcomeEnd)).toBe('2026-02-27T23:00:00.000Z');
    const noon = labelChurn(orders, { ...berlin, asOf: '2026-03-28T12:00', outcome: { weeks: 1 }, lead: { years: 1 } });
    expect([iso(noon.asOf), iso(noon.cutoff), iso(noon.outcomeEnd)]).toEqual([
      '2026-03-28T11:00:00.000Z',
      '2025-03-28T11:00:00.000Z',
      '2026-04-04T10:00:00.000Z',
    ]);
  });

  it.each([
    [{ outcome: { days: 30 } }, 'asOf must be'],
    [{ asOf: '2026-02-01' }, 'outcome must be a duration of one or more whole days'],
    [{ ...windows, outcome: { days: 0 } }, 'outcome must be a duration of one or more whole days'],
    [{ ...windows, outcome: { days: 1.5 } }, 'outcome must be'],
    [{ ...windows, outcome: { days: 1e9 } }, 'outcome must be'],
    [{ ...windows, lead: 7 }, 'lead must be a duration in whole days'],
    [{ ...windows, outcomes: 7 }, 'outcomes must be written outcome'],
  ])('refuses %j', (options, words) => {
    const run = (): unknown => labelChurn(orders, options as typeof windows);
    expect(run).toThrow(InvalidOptionError);
    expect(run).toThrow(words);
  });

  it('says so where nobody has a history', () => {
    expect(() => labelChurn(orders, { ...windows, asOf: '2020-01-01' })).toThrow(InsufficientDataError);
    expect(() => labelChurn([], windows)).toThrow('there are no rows');
  });

  it('never sees the order of rows', () => {
    const law = (shuffled: typeof orders): void => {
      expect(labelsOf(labelChurn(shuffled, windows))).toEqual(labelsOf(labelChurn(orders, windows)));
    };
    fc.assert(fc.property(fc.shuffledSubarray(orders, { minLength: orders.length }), law), { numRuns: 30 });
  });
});

describe('joinLabels stands guard over leaks', () => {
  const labels = labelChurn(orders, windows);

  it('puts features and labels together by customer', () => {
    const joined = joinLabels(buildFeatures(orders, { asOf: windows.asOf, lead: windows.lead }), labels);
    expect(toRows(joined, ['customer', 'recency', 'label'])).toContainEqual({
      customer: 'leaves',
      recency: 19,
      label: 1,
    });
    expect([joined.length, joined.censored, joined.cutoff]).toEqual([5, 0, labels.cutoff]);
  });

  it('refuses features that saw the lead time, and takes older ones', () => {
    const seen = buildFeatures(orders, { asOf: windows.asOf });
    expect(() => joinLabels(seen, labels)).toThrow(
      'joinLabels: the features see until 2026-02-01T00:00:00.000Z, the labels allow until 2026-01-25T00:00:00.000Z (asOf less lead): the outcome would leak in',
    );
    const older = buildFeatures(orders, { asOf: '2026-01-20' });
    expect(joinLabels(older, labels).length).toBe(5);
  });

  it('refuses tables that do not say what they saw, that miss customers, or that hold a label', () => {
    const known = customerTable(['stays'], { score: [1] });
    expect(() => joinLabels(known as never, labels)).toThrow('do not say their cutoff');
    expect(() => joinLabels({ ...known, cutoff: 0 }, labels)).toThrow(InvalidInputError);
    const features = buildFeatures(orders, { asOf: windows.asOf, lead: windows.lead });
    const labelled = { ...customerTable(features.customer, { label: features.columns.recency }), cutoff: 0 };
    expect(() => joinLabels(labelled, labels)).toThrow('have a column "label" already');
  });

  it('leaves censored customers out, and needs some who are known', () => {
    const features = buildFeatures(orders, { asOf: windows.asOf, lead: windows.lead });
    const censored = labelChurn(orders, { ...windows, observedUntil: '2026-02-15' });
    expect(() => joinLabels(features, censored)).toThrow(InsufficientDataError);
  });
});

describe('from transactions to probabilities', () => {
  it('a regular who fell silent is riskier than one who did not', () => {
    const day = (n: number): string => iso(Date.UTC(2025, 0, 1 + n));
    const shop = Array.from({ length: 120 }, (_, c) => c).flatMap((c) => {
      const every = 8 + (c % 7) * 3;
      const until = c % 3 === 0 ? 150 + ((c * 7) % 60) : 400;
      const visits = Array.from({ length: 60 }, (__, v) => (c % every) + v * every).filter((at) => at < until);
      const back = c % 12 === 0 ? [240 + (c % 20)] : [];
      return [...visits, ...back].map((at) => order(`c${c}`, day(at), 20 + (c % 5)));
    });
    const log = parseTransactions(shop);
    const then = { asOf: day(230), lead: { days: 7 } };
    const features = buildFeatures(log, then);
    const labels = labelChurn(log, { ...then, outcome: { days: 60 } });
    const model = fitLogistic(joinLabels(features, labels), { features: ['recencyRatio', 'trend30'], l2: 0.1 });
    const { probability } = predictChurn(model, { recencyRatio: [0.5, 6], trend30: [0, -1] }).columns;
    expect(probability[0]).toBeLessThan(0.1);
    expect(probability[1]).toBeGreaterThan(0.7);
  });
});
