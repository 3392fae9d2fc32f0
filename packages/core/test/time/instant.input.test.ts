import {
  type ClienteleError,
  civilDay,
  endOf,
  formatCivilDay,
  InvalidInputError,
  InvalidOptionError,
  ianaTimeZone,
  parseInstant,
  resolveAsOf,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const iso = (instant: number): string => new Date(instant).toISOString();
const logOf = (timeZone: string, ...time: number[]) => ({ time: Float64Array.from(time), timeZone });

describe('parseInstant reads ISO 8601 to the letter', () => {
  it.each([
    ['2026-01-31', '2026-01-30T23:00:00.000Z'],
    ['2026-01-31T09:30', '2026-01-31T08:30:00.000Z'],
    ['2026-01-31 09:30:15', '2026-01-31T08:30:15.000Z'],
    ['2026-01-31T09:30:15.1239Z', '2026-01-31T09:30:15.123Z'],
    ['2026-01-31T09:30:15,5-03:30', '2026-01-31T13:00:15.500Z'],
    ['2026-01-31T09:30+0530', '2026-01-31T04:00:00.000Z'],
    ['2026-01-31T09:30+02', '2026-01-31T07:30:00.000Z'],
    ['-000001-03-01T00:00Z', '-000001-03-01T00:00:00.000Z'],
    ['+012026-01-01T00:00Z', '+012026-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00Z', '0099-01-01T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(parseInstant(text, 'Europe/Berlin'))).toBe(expected);
  });

  it.each([
    '2023-02-30',
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-1-5',
    '20230105',
    '2023-01',
    '2023',
    '',
    ' ',
    'soon',
    '05.01.2023',
    '2023-01-05Z',
    '2023-01-05T24:00',
    '2023-01-05T10:60',
    '2023-01-05T10:00:60',
    '2023-01-05T10',
    '2023-01-05T10:00 Z',
    '2023-01-05T10:00+24:00',
    '2023-01-05T10:00+01:60',
    '2023-01-05T10:00:00.',
    '-000000-01-01',
    '+999999-01-01',
    '2023-01-05T10:00:00.1234567890',
    ' 2023-01-05',
    '2023-01-05\n',
  ])('refuses %j', (text) => {
    expect(() => parseInstant(text, 'Europe/Berlin')).toThrow(InvalidInputError);
  });

  it('takes dates and milliseconds, and refuses those that are none', () => {
    expect(parseInstant(new Date(5), 'UTC')).toBe(5);
    expect(parseInstant(-5, 'UTC')).toBe(-5);
    for (const wrong of [
      new Date(Number.NaN),
      Number.NaN,
      Number.POSITIVE_INFINITY,
      8.64e15 + 1,
      null,
      undefined,
      {},
      true,
      5n,
    ]) {
      expect(() => parseInstant(wrong as number, 'UTC')).toThrow(
        /^parseInstant: expected a Date, epoch milliseconds, or ISO 8601/,
      );
    }
  });

  it('keeps a bare date on its day in every zone', () => {
    for (const zone of ['America/Los_Angeles', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'America/Asuncion']) {
      expect(formatCivilDay(civilDay(parseInstant('2026-02-12', zone), zone))).toBe('2026-02-12');
      expect(formatCivilDay(civilDay(parseInstant('2016-10-02', zone), zone))).toBe('2016-10-02');
    }
  });
});

describe('time zones', () => {
  it('are refused with an example where the runtime does not know them', () => {
    for (const wrong of ['Mars/Base', '', '+02:00', 'Europe/Berlin ', 7, null, undefined]) {
      expect(ianaTimeZone.accepts(wrong)).toBe(false);
      const refusal = () => civilDay(0, wrong as string);
      expect(refusal).toThrow(InvalidOptionError);
      expect(refusal).toThrow(/^civilDay: timeZone must be an IANA time zone such as "Europe\/Berlin" or "UTC", got /);
    }
    try {
      civilDay(0, 'Mars/Base');
    } catch (error) {
      const problem = { option: 'timeZone', allowed: ianaTimeZone.allowed, received: '"Mars/Base"' };
      expect((error as ClienteleError).details).toEqual({ verb: 'civilDay', problems: [problem] });
    }
  });
  it('are taken in all the names that the runtime has for them', () => {
    for (const zone of ['UTC', 'Etc/UTC', 'GMT', 'Asia/Calcutta', 'Asia/Kolkata', 'US/Eastern', 'europe/berlin']) {
      expect(ianaTimeZone.accepts(zone)).toBe(true);
    }
  });
});

describe('the end of a log', () => {
  it('is the midnight after the last event in its zone, whatever the order', () => {
    expect(iso(endOf(logOf('UTC', Date.UTC(2026, 0, 5, 10), Date.UTC(2025, 0, 1))))).toBe('2026-01-06T00:00:00.000Z');
    expect(iso(endOf(logOf('Asia/Tokyo', Date.UTC(2026, 0, 5, 20))))).toBe('2026-01-06T15:00:00.000Z');
  });
  it('lies after an event on a midnight', () => {
    expect(iso(endOf(logOf('UTC', Date.UTC(2026, 0, 5))))).toBe('2026-01-06T00:00:00.000Z');
  });
  it('lies after an event between two showings of one midnight', () => {
    const last = Date.UTC(2010, 10, 7, 3, 30); // 00:01 became 23:01 at 03:01 UTC
    expect(endOf(logOf('America/Goose_Bay', last))).toBeGreaterThan(last);
  });
  it('is 0 without events', () => {
    expect(endOf(logOf('Europe/Berlin'))).toBe(0);
  });
});

describe('resolveAsOf', () => {
  const log = logOf('Europe/Berlin', Date.UTC(2026, 0, 5, 10));
  it('takes the end of the log unless told otherwise', () => {
    expect(resolveAsOf(undefined, log)).toBe(endOf(log));
    expect(resolveAsOf('end', log)).toBe(endOf(log));
  });
  it('reads dates in the zone of the log', () => {
    expect(iso(resolveAsOf('2026-02-01', log))).toBe('2026-01-31T23:00:00.000Z');
  });
  it('names the option, what it may be and what it was', () => {
    expect(() => resolveAsOf('tomorrow', log, 'scoreRfm')).toThrow(
      'scoreRfm: asOf must be "end", a Date, epoch milliseconds, or ISO 8601 text such as "2026-01-31" or "2026-01-31T09:30:00+01:00", got "tomorrow"',
    );
  });
});
