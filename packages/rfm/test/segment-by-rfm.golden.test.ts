import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import {
  assignRfmSegments,
  checkSegments,
  deriveRfm,
  fitRfmScores,
  parseSegmentMap,
  parseTransactions,
  type SegmentMap,
  scoreRfm,
  segmentByRfm,
  segments4,
  segments11,
  summarizeCustomers,
  toRows,
} from '@clientele/rfm';
import { firstUnfrozen, transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

// Five customers as of 11 March 2026 (last day seen: 10 March). Recency 1, 3, 10, 39, 70; orders 5, 4, 3, 2, 1;
// money 500, 400, 300, 200, 100. Five distinct values in five bins: every score once, in each of the three.
const orders = [
  ...Array.from({ length: 5 }, (_, i) => ({ who: 'Ada', day: `2026-03-${String(6 + i).padStart(2, '0')}`, sum: 100 })),
  ...Array.from({ length: 4 }, (_, i) => ({ who: 'Bo', day: `2026-03-0${5 + i}`, sum: 100 })),
  ...Array.from({ length: 3 }, (_, i) => ({ who: 'Cy', day: `2026-02-${27 + (i % 2)}`, sum: 100 })),
  { who: 'Cy', day: '2026-03-01', sum: -0 },
  ...Array.from({ length: 2 }, (_, i) => ({ who: 'Di', day: `2026-01-${31 - i}`, sum: 100 })),
  { who: '__proto__', day: '2025-12-31', sum: 100 },
];
const map = { customer: 'who', time: 'day', amount: 'sum' };
const options = { map, asOf: '2026-03-11' };

describe('segmentByRfm', () => {
  it('goes from rows to numbers, scores, segment and action', () => {
    const table = segmentByRfm(orders, options);
    expect(toRows(table, ['customer', 'recency', 'frequency', 'monetary', 'score', 'segment'])).toEqual([
      { customer: 'Ada', recency: 1, frequency: 5, monetary: 500, score: 555, segment: 'Champions' },
      { customer: 'Bo', recency: 3, frequency: 4, monetary: 400, score: 444, segment: 'Loyal Customers' },
      { customer: 'Cy', recency: 10, frequency: 3, monetary: 300, score: 333, segment: 'Need Attention' },
      { customer: 'Di', recency: 39, frequency: 2, monetary: 200, score: 222, segment: 'Hibernating' },
      { customer: '__proto__', recency: 70, frequency: 1, monetary: 100, score: 111, segment: 'Lost' },
    ]);
    expect(table.columns.action[4]).toBe(segments11.rules.at(-1)?.action);
  });
  it('echoes what was looked at, and carries thresholds and map', () => {
    const table = segmentByRfm(orders, { ...options, timeZone: 'Europe/Berlin', segments: segments4 });
    expect([table.asOf, table.timeZone]).toEqual([Date.parse('2026-03-10T23:00:00Z'), 'Europe/Berlin']);
    expect(table.segments).toEqual(segments4);
    expect(table.model.parameters.monetary.cuts).toEqual([180, 260, 340, 420]);
  });
  it('gives the same as its steps, one by one', () => {
    const log = parseTransactions(orders, { map });
    const derived = deriveRfm(summarizeCustomers(log, { asOf: '2026-03-11' }));
    const model = fitRfmScores(derived, { bins: 5 });
    const steps = assignRfmSegments(scoreRfm(model, derived), segments11);
    const door = segmentByRfm(log, { asOf: '2026-03-11' });
    expect(toRows(door)).toEqual(toRows(steps));
    expect(door.model.parameters).toEqual(model.parameters);
  });
  it('scores lines and their customer-level numbers alike, bit for bit (RFM-13)', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const log = parseTransactions(rows);
        const derived = deriveRfm(summarizeCustomers(log, { asOf: '2026-02-01' }));
        fc.pre(derived.length > 0);
        const { recency, frequency, monetary } = derived.columns;
        const numbers = { recency: [...recency], frequency: [...frequency], monetary: [...monetary] };
        const fromLines = segmentByRfm(rows, { asOf: '2026-02-01' });
        expect(fitRfmScores(numbers).parameters).toEqual(fromLines.model.parameters);
        expect(scoreRfm(fitRfmScores(numbers), numbers).columns.score).toEqual(fromLines.columns.score);
      }),
      { numRuns: 30 },
    );
  });
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        fc.pre(rows.some((row) => row.amount >= 0));
        const byCustomer = (given: typeof rows): Map<unknown, unknown> =>
          new Map(toRows(segmentByRfm(given)).map((row) => [row['customer'], row]));
        expect(byCustomer(rows.toReversed())).toEqual(byCustomer(rows));
      }),
      { numRuns: 30 },
    );
  });
  it('survives structuredClone, as all results do', () => {
    const table = segmentByRfm(orders, options);
    expect(structuredClone(table)).toEqual(table);
    expect(firstUnfrozen(table)).toBe(null);
  });
  it('refuses no segment map at all, instead of taking the usual one', () => {
    expect(() => segmentByRfm(orders, { ...options, segments: null as never })).toThrow(InvalidOptionError);
  });
  it('sets rows aside that cannot be used, and counts them', () => {
    const table = segmentByRfm(
      [...orders, { who: 'Ed', day: 'soon', sum: 1 }, { who: '', day: '2026-01-01', sum: 1 }],
      options,
    );
    expect(table.length).toBe(5);
    expect(table.issues.counts).toMatchObject({ 'invalid-date': 1 });
    expect(table.issues.listed.filter((issue) => issue.action === 'dropped').map((issue) => issue.row)).toEqual([
      16, 17,
    ]);
  });
  it('takes frequency and money as the options say', () => {
    const refunded = [...orders, { who: 'Ada', day: '2026-03-10', sum: -450 }];
    const monetaryOf = (monetary: 'net' | 'gross'): number | undefined =>
      segmentByRfm(refunded, { ...options, monetary }).columns.monetary[0];
    expect([monetaryOf('net'), monetaryOf('gross')]).toEqual([50, 500]);
  });
});

describe('the clock is never looked at (RFM-19)', () => {
  afterEach(() => vi.useRealTimers());
  it('gives the same table on Monday and a year later', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 16) });
    const monday = toRows(segmentByRfm(orders, { map }));
    vi.setSystemTime(Date.UTC(2027, 2, 16));
    expect(toRows(segmentByRfm(orders, { map }))).toEqual(monday);
  });
});

describe('what segmentByRfm refuses', () => {
  it('a map of other bins (RFM-14)', () => {
    for (const bins of [3, 4, 10]) {
      expect(() => segmentByRfm(orders, { ...options, bins })).toThrow(
        `segmentByRfm: segments must be a map of the scores' bins (r ${bins}, f ${bins}, m ${bins}), got segments11, made for r 5, f 5`,
      );
      const base = deriveRfm(summarizeCustomers(parseTransactions(orders, { map })));
      expect(() => assignRfmSegments(scoreRfm(fitRfmScores(base, { bins }), base))).toThrow(InvalidOptionError);
    }
  });
  it('takes other bins for m where the map does not look at it', () => {
    expect(segmentByRfm(orders, { ...options, bins: { m: 3 } }).bins).toEqual({ r: 5, f: 5, m: 3 });
    expect(() => segmentByRfm(orders, { ...options, bins: { m: 3 }, segments: segments4 })).toThrow(InvalidOptionError);
  });
  it('misspelt options, all of them at once', () => {
    const wrong = { ...options, segment: segments4, monetary: 'all', asOf: 'tomorrow' } as object;
    expect(() => segmentByRfm(orders, wrong)).toThrow(
      /segment must be written segments.*monetary must be.*asOf must be|asOf must be.*segment/,
    );
  });
  it('a base without a purchase before asOf', () => {
    const sale = { customer: 'Ada', time: '2026-01-01', amount: 5 };
    const lacks = 'segmentByRfm: needs 1 or more customers with a purchase, got 0; ';
    expect(() => segmentByRfm(orders, { ...options, asOf: '2020-01-01' })).toThrow(InsufficientDataError);
    expect(() => segmentByRfm([sale], { asOf: '2020-01-01' })).toThrow(
      `${lacks}the first event is of 2026-01-01, none is before asOf 2020-01-01`,
    );
    expect(() => segmentByRfm([{ ...sale, amount: -5 }])).toThrow(`${lacks}before asOf there are only refunds`);
    expect(() => segmentByRfm([])).toThrow(`${lacks}there are no rows`);
    expect(() => segmentByRfm([{ ...sale, amount: {} }])).toThrow(
      `${lacks}every row was set aside: row 0, column "amount": expected a finite number, got `,
    );
    expect(() => segmentByRfm([{ ...sale, amount: 'x' }], { maxIssues: 0 })).toThrow(/every row was set aside$/);
  });
});

describe('parseSegmentMap reads untrusted files', () => {
  const rule = { segment: 'All', r: [1, 3], f: [1, 3], action: 'Write' };
  const good = { id: 'mine', version: 1, bins: { r: 3, f: 3 }, rules: [rule] };
  it.each([
    ['no object', 'segments4', 'map must be an object'],
    ['no rules', { ...good, rules: [] }, 'map.rules must be at least one rule'],
    ['bins of none', { ...good, bins: { r: 0, f: 3 } }, 'map.bins.r must be a whole number from 1 to 100, got 0'],
    ['a range out of bins', { ...good, rules: [{ ...rule, r: [1, 5] }] }, 'map.rules[0].r must be scores from 1 to 3'],
    ['a range upside down', { ...good, rules: [{ ...rule, f: [3, 1] }] }, 'map.rules[0].f must be two scores'],
    ['a score 0', { ...good, rules: [{ ...rule, f: [0, 1] }] }, 'map.rules[0].f must be two scores'],
    ['three scores', { ...good, rules: [{ ...rule, f: [1, 2, 3] }] }, 'map.rules[0].f must be two scores'],
    ['m without bins', { ...good, rules: [{ ...rule, m: [1, 3] }] }, 'map.bins.m must be given'],
    [
      'no action',
      { ...good, rules: [{ ...rule, action: ' ' }] },
      'map.rules[0].action must be a text that is not empty',
    ],
    ['a strange field', { ...good, rules: [{ ...rule, colour: 'red' }] }, 'map.rules[0].colour must be left out'],
    [
      'two actions for one segment',
      { ...good, rules: [rule, { ...rule, action: 'Call' }] },
      'map.rules[1].action must be "Write", as before for the segment, got "Call"',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => parseSegmentMap(value)).toThrow(InvalidInputError);
    expect(() => parseSegmentMap(value)).toThrow(`parseSegmentMap: ${message}`);
  });
  it('reads the presets back from JSON', () => {
    for (const preset of [segments4, segments11]) {
      expect(parseSegmentMap(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
    }
  });
  it('is what checkSegments and assignRfmSegments ask of a map given in code', () => {
    const bad = { ...good, rules: [{ ...rule, r: [1, 9] }] } as unknown as SegmentMap;
    expect(() => checkSegments(bad)).toThrow(InvalidInputError);
    expect(() => segmentByRfm(orders, { ...options, segments: bad })).toThrow(InvalidInputError);
  });
});

describe('scores that are none', () => {
  it('are named by row and column', () => {
    const base = deriveRfm(summarizeCustomers(parseTransactions(orders, { map })));
    const scored = scoreRfm(fitRfmScores(base), base);
    for (const bad of [0, 6, 2.5, Number.NaN]) {
      const f = Float64Array.of(1, 2, bad, 3, 4);
      expect(() => assignRfmSegments({ ...scored, columns: { ...scored.columns, f } })).toThrow(
        /assignRfmSegments: row 2, column f: expected/,
      );
    }
  });
});
