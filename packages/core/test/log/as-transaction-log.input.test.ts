import { asTransactionLog, InvalidOptionError, isTransactionLog, parseTransactions } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 12.5, order: 'A1', quantity: 1 }];
const log = parseTransactions(rows, { timeZone: 'Europe/Berlin', currency: 'EUR' });

describe('what is a log', () => {
  it('a log, its clone, and a log with columns of another realm', () => {
    expect([log, structuredClone(log), { ...log }].every(isTransactionLog)).toBe(true);
  });
  it.each([
    ['rows', rows],
    ['nothing', null],
    ['a text', 'log'],
    ['a record', { length: 1 }],
    ['a log without customers', { ...log, customer: undefined }],
    ['a log with a plain array for times', { ...log, time: [0] }],
    ['a log with too many amounts', { ...log, amount: Float64Array.of(1, 2) }],
    ['a log with too many orders', { ...log, order: { ...log.customer, codes: Uint32Array.of(0, 0) } }],
    ['a log whose ids went through JSON', JSON.parse(JSON.stringify(log))],
    ['a log with quantities that are none', { ...log, quantity: 'x' }],
    ['a log without a zone', { ...log, timeZone: undefined }],
  ])('not %s', (_, value) => {
    expect(isTransactionLog(value)).toBe(false);
  });
});

describe('what doors make of their transactions', () => {
  it('a log passes as it is, without issues', () => {
    expect(asTransactionLog(log)).toEqual({
      log,
      issues: { counts: {}, listed: [] },
      rowsRead: 1,
      rowsDropped: 0,
      origin: {},
    });
    expect(asTransactionLog(log).log).toBe(log);
  });
  it('rows are parsed, with their issues', () => {
    const parsed = asTransactionLog([...rows, { customer: '', time: '2026-01-05', amount: 1 }]);
    expect([parsed.log.length, parsed.rowsDropped, parsed.issues.counts]).toEqual([1, 1, { 'missing-value': 2 }]);
  });
  it('options for rows have no effect on a log, so they are refused; those that say what it says are not', () => {
    expect(() => asTransactionLog(log, { map: { amount: 'Sales' } }, 'segmentByRfm')).toThrow(
      'segmentByRfm: map must be left out, since a log was parsed already, got {"amount":"Sales"}',
    );
    expect(() => asTransactionLog(log, { timeZone: 'UTC' })).toThrow(/timeZone must be left out or "Europe\/Berlin"/);
    expect(() => asTransactionLog(log, { dateFormat: 'iso' })).toThrow(InvalidOptionError);
    expect(
      asTransactionLog(log, { timeZone: 'Europe/Berlin', currency: 'EUR', maxIssues: 5, map: undefined }).log,
    ).toBe(log);
  });
  it('problems of rows bear the name of the door', () => {
    expect(() => asTransactionLog([{}], {}, 'segmentByRfm')).toThrow(/^segmentByRfm: no column "customer"/);
  });
});
