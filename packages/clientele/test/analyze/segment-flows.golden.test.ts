import { toRows } from '@clientele/core';
import { analyze, segmentByRfm, segments4, summarizeSegments } from 'clientele';
import { describe, expect, it } from 'vitest';

/** Ada fades, Bo comes back, Cy is new; Di to Fi hold the thresholds in place. */
const rows = [
  ...['2025-01-02', '2025-02-03', '2025-03-04', '2025-04-05'].map((time) => ({ customer: 'Ada', time, amount: 90 })),
  { customer: 'Bo', time: '2025-01-05', amount: 10 },
  ...['2025-11-01', '2025-11-20', '2025-12-05', '2025-12-20'].map((time) => ({ customer: 'Bo', time, amount: 90 })),
  { customer: 'Cy', time: '2025-12-24', amount: 30 },
  { customer: 'Di', time: '2025-06-01', amount: 20 },
  { customer: 'Ed', time: '2025-05-01', amount: 20 },
  { customer: 'Fi', time: '2025-04-20', amount: 20 },
];

describe('the flows between segments', () => {
  const analysis = analyze(rows, { asOf: '2026-01-01', before: '2025-07-01', segments: segments4 });
  const flows = toRows(analysis.tables?.['segmentFlows'] as never);

  it('start at the earlier date and end in the segments of the analysis', () => {
    const ended = new Map<unknown, number>();
    for (const { to, customers } of flows) ended.set(to, (ended.get(to) ?? 0) + Number(customers));
    const now = toRows(analysis.segments, ['segment', 'customers']);
    for (const { segment, customers } of now) expect(ended.get(segment)).toBe(customers);
    const note = analysis.notes.find(({ code }) => code === 'segment-flows');
    expect(note?.details).toMatchObject({ before: Date.UTC(2025, 6, 1), customers: 6, came: 1, left: 0 });
  });

  it('start in the segments that an analysis of that day would have shown', () => {
    const began = new Map<unknown, number>();
    for (const { from, customers } of flows) began.set(from, (began.get(from) ?? 0) + Number(customers));
    const then = segmentByRfm(rows, { asOf: '2025-07-01', segments: segments4 });
    for (const { segment, customers } of toRows(summarizeSegments(then), ['segment', 'customers'])) {
      expect(began.get(segment)).toBe(customers);
    }
  });

  it('tell of money since, and of who came', () => {
    // of the five of that day nobody had been away longer than Bo, and nobody had bought less often
    expect(flows).toContainEqual({ from: 'Lost', to: 'Champions', customers: 1, revenue: 360 });
    expect(flows).toContainEqual({ from: null, to: 'Occasional', customers: 1, revenue: 30 });
  });

  it('look back a year where the data go back two, else half of what they hold', () => {
    const date = (days: number): unknown => {
      const first = new Date(Date.UTC(2026, 0, 1 - days)).toISOString();
      return analyze([...rows, { customer: 'Gil', time: first, amount: 5 }], { asOf: '2026-01-01' }).options?.[
        'before'
      ];
    };
    expect(date(1000)).toBe('2025-01-01T00:00:00.000Z');
    expect(date(500)).toBe(new Date(Date.UTC(2026, 0, 1 - 250)).toISOString());
  });

  it('say so where nobody had bought by then', () => {
    const early = analyze(rows, { asOf: '2026-01-01', before: '2025-01-01' });
    expect(early.tables?.['segmentFlows']).toBeUndefined();
    expect(early.notes.map(({ code }) => code)).toContain('no-earlier-segments');
  });
});
