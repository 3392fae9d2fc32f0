import { buildFeatures, joinLabels, labelContractChurn, toRows } from '@clientele/churn';
import { InsufficientDataError, InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
const did = (customer: string, n: number, kind: string): { customer: string; time: string; kind: string } => ({
  customer,
  time: day(n),
  kind,
});
const events = [
  ...['stays', 'cancels', 'runs out', 'does not pay', 'gone before', 'gone in the lead', 'came back'].map((c) =>
    did(c, 1, 'start'),
  ),
  did('gone before', 10, 'cancel'),
  did('gone in the lead', 28, 'cancel'),
  did('came back', 8, 'cancel'),
  did('came back', 12, 'start'),
  did('cancels', 35, 'cancel'),
  did('runs out', 36, 'non-renewal'),
  did('does not pay', 37, 'involuntary'),
  did('does not pay', 38, 'cancel'),
  did('new', 40, 'start'),
  did('stays', 90, 'login'),
];
const windows = { asOf: day(31), outcome: { days: 30 }, lead: { days: 7 } };
const told = (options: object): Record<string, unknown> =>
  Object.fromEntries(
    toRows(labelContractChurn(events, { ...windows, ...options })).map(({ customer, label, censored, cause }) => [
      customer,
      [label, censored, cause],
    ]),
  );

describe('labelContractChurn', () => {
  it('tells cancelled from not renewed, and both from contracts that the company ended', () => {
    expect(told({})).toEqual({
      stays: [0, 0, null],
      cancels: [1, 0, 'cancel'],
      'runs out': [1, 0, 'non-renewal'],
      'does not pay': [null, 1, 'involuntary'],
      'came back': [0, 0, null],
    });
  });

  it('turns to the others by option; those who leave another way are censored, never 0', () => {
    expect(told({ foretell: 'involuntary' })).toMatchObject({
      cancels: [null, 1, 'cancel'],
      'does not pay': [1, 0, 'involuntary'],
    });
    expect(told({ foretell: 'any' })).toMatchObject({
      cancels: [1, 0, 'cancel'],
      'does not pay': [1, 0, 'involuntary'],
    });
  });

  it('counts who has no row: not known yet, or over before the outcome begins', () => {
    expect(labelContractChurn(events, windows).leftOut).toEqual({ noHistory: 1, inactive: 2 });
  });

  it('labels nobody where the window is unfinished', () => {
    const labels = labelContractChurn(events, { ...windows, observedUntil: day(50) });
    expect([...labels.columns.label].every(Number.isNaN)).toBe(true);
    expect([...labels.columns.censored].every((one) => one === 1)).toBe(true);
    expect(labels.notes.map(({ code }) => code)).toContain('outcome-censored');
  });

  it('knows other names, one or several a meaning', () => {
    const renamed = events.map((event) => ({ ...event, kind: event.kind === 'cancel' ? 'kuendigung' : event.kind }));
    const options = { ...windows, cancel: ['kuendigung', 'cancel'] };
    expect(toRows(labelContractChurn(renamed, options))).toEqual(toRows(labelContractChurn(events, windows)));
    const { notes } = labelContractChurn([did('a', 1, 'x'), did('a', 90, 'y')], windows);
    expect(notes.map(({ code }) => code)).toContain('no-contract-kinds');
  });

  it('does not see the order of rows, nor what comes after the window', () => {
    const later = fc.array(
      fc.tuple(
        fc.constantFrom('stays', 'cancels'),
        fc.integer({ min: 61, max: 89 }),
        fc.constantFrom('cancel', 'start'),
      ),
    );
    const sorted = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    const plain = sorted(toRows(labelContractChurn(events, windows)));
    fc.assert(
      fc.property(later, fc.integer(), (more, turn) => {
        const all = [...events, ...more.map(([customer, n, kind]) => did(customer, n, kind))];
        const by = (turn >>> 0) % all.length;
        const shuffled = [...all.slice(by), ...all.slice(0, by)];
        expect(sorted(toRows(labelContractChurn(shuffled, windows)))).toEqual(plain);
      }),
    );
  });

  it('goes beside features like other labels, censored customers left out', () => {
    const orders = ['stays', 'cancels', 'runs out', 'does not pay', 'came back'].map((customer) => ({
      customer,
      time: day(2),
      amount: 5,
    }));
    const labels = labelContractChurn(events, windows);
    const joined = joinLabels(buildFeatures(orders, { asOf: day(31), lead: { days: 7 } }), labels);
    expect([joined.length, joined.censored]).toEqual([4, 1]);
    expect(() => joinLabels(buildFeatures(orders, { asOf: day(31) }), labels)).toThrow(/would leak in/);
  });

  it('refuses a kind with two meanings, missing windows, and data without a contract', () => {
    expect(() => labelContractChurn(events, { ...windows, cancel: 'start' })).toThrow(InvalidOptionError);
    expect(() => labelContractChurn(events, { asOf: day(31) } as never)).toThrow(InvalidOptionError);
    expect(() => labelContractChurn(events, { ...windows, cancle: 'x' } as never)).toThrow(InvalidOptionError);
    expect(() => labelContractChurn([did('a', 50, 'start')], windows)).toThrow(InsufficientDataError);
  });
});
