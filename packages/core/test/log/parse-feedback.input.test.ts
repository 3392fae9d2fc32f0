import {
  asFeedbackLog,
  InvalidInputError,
  InvalidOptionError,
  parseFeedback,
  safeParseFeedback,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const rows = [
  { customer: 'Ada', time: '2026-01-05', text: ' Lovely! ', rating: '4,5', source: 'reviews' },
  { customer: 7, time: '2026-01-06T10:00', text: '__proto__', rating: '', source: '' },
];

describe('feedback rows', () => {
  it('become columns: ids and texts to the letter, times in the zone, ratings where there are any', () => {
    const log = parseFeedback(rows, { timeZone: 'Europe/Berlin', decimal: ',' });
    expect(log.customer.dictionary.values).toEqual(['Ada', '7']);
    expect(log.text).toEqual([' Lovely! ', '__proto__']);
    expect([...log.time]).toEqual([Date.parse('2026-01-04T23:00:00Z'), Date.parse('2026-01-06T09:00:00Z')]);
    expect([...(log.rating ?? [])]).toEqual([4.5, Number.NaN]);
    expect([log.source?.dictionary.values, log.timeZone]).toEqual([['reviews'], 'Europe/Berlin']);
    expect(structuredClone(log)).toEqual(log);
  });
  it('come as columns as well, and under other names', () => {
    const columns = { Who: ['Ada'], When: [0], 'What was said': ['Hm'] };
    const log = parseFeedback(columns, {
      map: { customer: 'Who', time: 'When', text: 'What was said' },
      dateFormat: 'epoch-ms',
    });
    expect([log.length, log.rating, log.source]).toEqual([1, undefined, undefined]);
  });
  it('without customer, time or text are set aside and listed', () => {
    const bad = [
      { customer: '', time: '2026-01-05', text: 'a' },
      { customer: 'Ada', time: 'soon', text: 'b' },
      { customer: 'Ada', time: '2026-01-05', text: ' ' },
      { customer: 'Ada', time: '2026-01-05', text: 5 },
      { customer: 'Ada', time: '2026-01-05', text: 'kept', rating: 'five' },
    ];
    const { log, issues, rowsRead, rowsDropped } = safeParseFeedback(bad);
    expect([log.text, rowsRead, rowsDropped]).toEqual([['kept'], 5, 4]);
    expect(issues.listed.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['missing-value', 0, 'customer'],
      ['missing-value', 0, 'rating'],
      ['invalid-date', 1, 'time'],
      ['missing-value', 1, 'rating'],
      ['missing-value', 2, 'text'],
      ['missing-value', 2, 'rating'],
      ['invalid-text', 3, 'text'],
      ['missing-value', 3, 'rating'],
      ['invalid-number', 4, 'rating'],
    ]);
    expect(() => parseFeedback(bad)).toThrow(InvalidInputError);
    expect(() => parseFeedback(bad)).toThrow('parseFeedback: row 0, column "customer"');
  });
  it('that lack a column say which, and the option that helps', () => {
    expect(() => parseFeedback([{ customer: 'Ada', time: 0, body: 'a' }])).toThrow(
      'parseFeedback: no column "text"; there are "customer", "time", "body"',
    );
    expect(() => parseFeedback(rows, { map: { rating: 'stars' } })).toThrow(
      'map.rating names a column "stars" that is not there',
    );
    expect(parseFeedback([]).length).toBe(0);
  });
});

describe('the door for feedback', () => {
  it('passes a log on and checks the options', () => {
    const log = parseFeedback(rows, { decimal: ',' });
    expect(asFeedbackLog(log).log).toBe(log);
    expect(asFeedbackLog(structuredClone(log)).log).toEqual(log);
    expect(() => asFeedbackLog(rows, { zone: 'UTC' } as never)).toThrow(InvalidOptionError);
    expect(() => asFeedbackLog(rows, { map: { amount: 'x' } } as never)).toThrow(/map.amount must be left out/);
    expect(() => asFeedbackLog(7 as never)).toThrow(/expected an array of row objects or an object of columns/);
  });
  it('refuses options for rows with a log, since they would do nothing', () => {
    expect(() => asFeedbackLog(parseFeedback(rows, { decimal: ',' }), { decimal: '.' })).toThrow(InvalidOptionError);
  });
});
