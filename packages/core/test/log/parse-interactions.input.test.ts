import {
  asInteractionLog,
  before,
  filterRows,
  InvalidInputError,
  InvalidOptionError,
  ofCustomers,
  parseFeedback,
  parseInteractions,
  safeParseInteractions,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const rows = [
  { customer: 'Ada', time: '2026-01-05T10:00', kind: 'view', value: 2, subject: '__proto__' },
  { customer: 17850, time: '2026-02-06', kind: 'cancel-page', value: null, subject: '' },
];

describe('interaction rows', () => {
  it('become columns: ids to the letter, times in the zone, values and subjects where there are any', () => {
    const log = parseInteractions(rows, { timeZone: 'Asia/Tokyo' });
    expect(log.customer.dictionary.values).toEqual(['Ada', '17850']);
    expect(log.kind.dictionary.values).toEqual(['view', 'cancel-page']);
    expect([...log.time]).toEqual([Date.parse('2026-01-05T01:00:00Z'), Date.parse('2026-02-05T15:00:00Z')]);
    expect([...(log.value ?? [])]).toEqual([2, Number.NaN]);
    expect([...(log.subject?.codes ?? [])]).toEqual([0, 0xffffffff]);
    expect(structuredClone(log)).toEqual(log);
  });

  it('without customer, time or kind are set aside and listed', () => {
    const bad = [
      { customer: null, time: '2026-01-05', kind: 'view' },
      { customer: 'Ada', time: 'tomorrow', kind: 'view' },
      { customer: 'Ada', time: '2026-01-05', kind: ' ' },
      { customer: 'Ada', time: '2026-01-05', kind: 'view' },
    ];
    const { log, issues, rowsRead, rowsDropped } = safeParseInteractions(bad);
    expect([log.length, rowsRead, rowsDropped]).toEqual([1, 4, 3]);
    expect(issues.counts).toEqual({ 'missing-value': 2, 'invalid-date': 1 });
    expect(() => parseInteractions(bad)).toThrow(InvalidInputError);
    expect(() => parseInteractions(bad)).toThrow(
      '3 of 4 rows cannot be used; safeParseInteractions sets such rows aside',
    );
  });

  it('that lack a column say which, and the option that helps', () => {
    expect(() => parseInteractions([{ customer: 'Ada', time: '2026-01-05', event: 'view' }])).toThrow(
      'parseInteractions: no column "kind"; there are "customer", "time", "event"',
    );
    const log = parseInteractions([{ customer: 'Ada', time: '2026-01-05', event: 'view' }], { map: { kind: 'event' } });
    expect(log.kind.dictionary.values).toEqual(['view']);
    expect(() => parseInteractions(rows, { map: { text: 'x' } } as never)).toThrow(InvalidOptionError);
    expect(parseInteractions([]).length).toBe(0);
  });
});

describe('the door for interactions', () => {
  it('passes a log on, parses rows, and refuses options for rows with a log', () => {
    const log = parseInteractions(rows);
    expect(asInteractionLog(log).log).toBe(log);
    expect(asInteractionLog(rows).log).toEqual(log);
    expect(() => asInteractionLog(log, { timeZone: 'Asia/Tokyo' })).toThrow(/timeZone must be left out or "UTC"/);
  });
});

describe('views of logs of events', () => {
  const log = parseInteractions(rows);
  it('end at a point in time, exclusive', () => {
    expect(before(log, '2026-02-06').length).toBe(1);
    expect(before(log, '2026-02-07')).toBe(log);
  });
  it('hold some customers, and share dictionaries', () => {
    const one = ofCustomers(log, ['17850', 'nobody']);
    expect([one.length, one.customer.dictionary]).toEqual([1, log.customer.dictionary]);
  });
  it('take texts of feedback along', () => {
    const feedback = parseFeedback([
      { customer: 'Ada', time: '2026-01-05', text: 'Lovely!' },
      { customer: 'Bo', time: '2026-01-06', text: 'Hm' },
    ]);
    expect(filterRows(feedback, [false, true]).text).toEqual(['Hm']);
    expect(before(feedback, '2026-01-06').text).toEqual(['Lovely!']);
  });
});
