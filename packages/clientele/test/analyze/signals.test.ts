import { describe, expect, it } from 'vitest';
import { type AnalyzeOptions, analyze, InvalidOptionError, toRows } from '../../src/index.ts';

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const orders = Array.from({ length: 40 }, (_, c) => c).flatMap((c) =>
  Array.from({ length: 6 }, (_, v) => ({ customer: `c${c}`, time: day(v * 20 + (c % 9)), amount: 10 + c })),
);
const visit = (customer: string, n: number): object => ({ customer, time: day(n), kind: 'cancel-page' });
const interactions = [visit('c1', 118), visit('c2', 60), visit('c3', 100), visit('c3', 117), visit('stranger', 119)];
const signals = [{ signal: 'wants to leave', kind: 'cancel-page', coolDown: { days: 10 } }];
const options: AnalyzeOptions = { asOf: day(120), interactions, signals, controlShare: 0 };

describe('signals in an analysis', () => {
  const analysis = analyze(orders, options);

  it('flag customers until the cool-down is over', () => {
    const flagged = toRows(analysis.customers, ['customer', 'signal', 'signalTime'] as never) as unknown as {
      customer: string;
      signal: string | null;
      signalTime: number | null;
    }[];
    expect(flagged.filter(({ signal }) => signal !== null)).toEqual([
      { customer: 'c1', signal: 'wants to leave', signalTime: Date.parse(day(118)) },
      { customer: 'c3', signal: 'wants to leave', signalTime: Date.parse(day(117)) },
    ]);
  });

  it('are listed, also those of customers without a purchase, and counted', () => {
    const table = analysis.tables?.['signals'];
    expect(table?.length).toBe(3);
    const note = analysis.notes.find(({ code }) => code === 'signals');
    expect(note?.details).toEqual({ given: 5, customers: 2, strangers: 1 });
  });

  it('put a retention call into the campaign, in the place of any other offer', () => {
    const calls = toRows(analysis.campaign, ['customer', 'offer', 'reason'] as never) as unknown as {
      customer: string;
      offer: string;
      reason: string;
    }[];
    expect(calls).toHaveLength(40);
    expect(calls.filter(({ offer }) => offer === 'retention call')).toEqual([
      { customer: 'c1', offer: 'retention call', reason: `wants to leave, ${day(118)}` },
      { customer: 'c3', offer: 'retention call', reason: `wants to leave, ${day(117)}` },
    ]);
  });

  it('are a condition that offers can ask for', () => {
    const call = {
      offer: 'call',
      kind: 'retention' as const,
      rate: 0.3,
      eligibility: { trait: 'signal', equals: 'wants to leave' },
    };
    const { campaign } = analyze(orders, { ...options, offers: [call] });
    expect(toRows(campaign).map((row) => (row as { customer: string }).customer)).toEqual(['c1', 'c3']);
  });

  it('change nothing else, and need rules, and interactions to look for them in', () => {
    const { signals: _, ...without } = options;
    const plain = analyze(orders, without);
    expect(plain.customers.columns).not.toHaveProperty('signal');
    expect(plain.customers.columns['churnProbability']).toEqual(analysis.customers.columns['churnProbability']);
    expect(() => analyze(orders, { asOf: day(120), signals })).toThrow('signals must be left out without interactions');
    for (const wrong of [{}, [{ kind: 'x' }], []]) {
      expect(() => analyze(orders, { ...options, signals: wrong as never })).toThrow(InvalidOptionError);
    }
  });
});
