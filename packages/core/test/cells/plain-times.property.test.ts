import { parseInstant, parseTransactions, readDateCells, transactionLogBuilder } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const column = 'When';
const digits = (length: number, max: number): fc.Arbitrary<string> =>
  fc.nat(max).map((value) => String(value).padStart(length, '0'));

/** What programs write, days and hours that do not exist among it. */
const plain = fc
  .tuple(
    digits(4, 9999),
    digits(2, 14),
    digits(2, 33),
    fc.constantFrom('T', ' '),
    digits(2, 25),
    digits(2, 61),
    digits(2, 61),
    digits(3, 999),
    fc.constantFrom(10, 16, 19, 23),
    fc.constantFrom('', 'Z'),
  )
  .map(([year, month, day, mark, hour, minute, second, fraction, length, utc]) => {
    const text = `${year}-${month}-${day}${mark}${hour}:${minute}:${second}.${fraction}`.slice(0, length);
    return length === 10 ? text : `${text}${utc}`;
  });
/** One sign more, less or another. */
const damaged = fc
  .tuple(plain, fc.nat(24), fc.constantFrom('', '-', ':', 'T', 'Z', ' ', '.', '0', '9', 'x', '\u0661', '\u00e9'))
  .map(([text, at, sign]) => text.slice(0, at) + sign + text.slice(at + 1));
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia');

describe('times in the form that programs write', () => {
  it('are those of parseInstant, whatever the zone', () => {
    fc.assert(
      fc.property(plain, zone, (text, timeZone) => {
        const [value] = readDateCells([text], { column, timeZone }).values;
        let expected = Number.NaN;
        try {
          expected = parseInstant(text, timeZone);
        } catch {
          // no such time
        }
        expect(value).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same as with a blank behind them, which is read the long way', () => {
    fc.assert(
      fc.property(fc.oneof(plain, damaged), zone, (text, timeZone) => {
        const quick = readDateCells([text], { column, timeZone });
        const slow = readDateCells([`${text} `], { column, timeZone });
        expect([...quick.values]).toEqual([...slow.values]);
        expect([quick.format, quick.issues.counts]).toEqual([slow.format, slow.issues.counts]);
      }),
      { numRuns: 3000 },
    );
  });

  it('stand in an issue as they were written, where the column turns out to have another format', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const days = Array.from({ length: 30 }, (_, at) => `${1 + (at % 28)}/12/2024`);
        const { values, issues, format } = readDateCells([...days, text], { column, dateFormat: 'd/M/y' });
        const found = readDateCells([...days, '25/12/2024', text], { column });
        expect([format, found.format]).toEqual(['d/M/y', 'd/M/y']);
        expect(values[30]).toBeNaN();
        expect(issues.listed.map(({ row, received }) => [row, received])).toEqual([[30, `"${text}"`]]);
        expect(found.issues.listed.map(({ row, received }) => [row, received])).toEqual([[31, `"${text}"`]]);
      }),
    );
  });
});

describe('a column of times in several forms', () => {
  const read = (cells: unknown[], options: object = {}): (number | null)[] =>
    [...readDateCells(cells, { column, ...options }).values].map((value) => (Number.isNaN(value) ? null : value));

  it('may mix plain times, offsets, Dates and blanks', () => {
    const noon = Date.UTC(2024, 11, 25, 12);
    const cells = ['2024-12-25 12:00', '2024-12-25T14:00+02:00', new Date(noon), ' ', '2024-12-25T12:00:00.000Z', null];
    expect(read(cells)).toEqual([noon, noon, noon, null, noon, null]);
  });
  it('is refused where as many cells have another format, and one of them is shown', () => {
    expect(() => read(['2024-12-25', '25/12/2024'])).toThrow(/can be read in two ways/);
    expect(() => read(['25/12/2024', '2024-12-25'])).toThrow(/state the option dateFormat/);
  });
  it('takes a time for missing where the caller says so', () => {
    const { issues, values } = readDateCells(['1900-01-01', '2024-12-25'], { column, nulls: ['1900-01-01'] });
    expect(values[0]).toBeNaN();
    expect(issues.counts).toEqual({ 'missing-value': 1 });
  });
  it('reads no plain time as digits', () => {
    expect(read(['2024-12-25', '20241225'], { dateFormat: 'yyyyMMdd' })).toEqual([null, Date.UTC(2024, 11, 25)]);
  });
});

describe('a log that grows', () => {
  it('is the same however large its first piece is, and whichever column comes late', () => {
    const row = fc.record({
      customer: fc.constantFrom('Ada', 'Bo', 'Cy'),
      time: fc.nat(3000).map((day) => new Date(day * 86_400_000 + 1000).toISOString()),
      amount: fc.integer({ min: -50, max: 500 }),
      channel: fc.option(fc.constantFrom('web', 'shop'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2 }), fc.nat(), (rows, cut) => {
        const at = 1 + (cut % (rows.length - 1));
        const builder = transactionLogBuilder();
        const withoutChannel = rows.slice(0, at).map(({ channel: _, ...rest }) => rest);
        builder.append(withoutChannel);
        builder.append(rows.slice(at));
        const whole = parseTransactions([...withoutChannel.map((r) => ({ ...r, channel: null })), ...rows.slice(at)]);
        expect(builder.finish().log).toEqual(whole);
      }),
    );
  });
});
