import { InvalidInputError, InvalidOptionError, readDateCells } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const iso = (value: number | undefined): string => new Date(value ?? Number.NaN).toISOString();
const read = (cells: unknown[], options: object = {}): string[] =>
  [...readDateCells(cells, { column: 'When', ...options }).values].map((value) =>
    Number.isNaN(value) ? '' : iso(value),
  );
const noon = '2024-12-25T12:00:00.000Z';
const midnight = '2024-12-25T00:00:00.000Z';

describe('a date cell', () => {
  it.each([
    ['2024-12-25', midnight, 'iso'],
    ['2024-12-25T12:00', noon, 'iso'],
    ['2024-12-25 12:00:00', noon, 'iso'],
    ['2024-12-25T12:00:00.000', noon, 'iso'],
    ['2024-12-25T12:00:00Z', noon, 'iso'],
    ['2024-12-25T14:00:00+02:00', noon, 'iso'],
    ['2024-12-25T14:00:00+0200', noon, 'iso'],
    ['2024-12-25 07:00:00 -05', noon, 'iso'],
    ['2024-12-25T12:00:00.123456Z', '2024-12-25T12:00:00.123Z', 'iso'],
    ['2024/12/25', midnight, 'y/M/d'],
    ['25/12/2024', midnight, 'd/M/y'],
    ['12/25/2024', midnight, 'M/d/y'],
    ['12/25/2024 12:00 PM', noon, 'M/d/y'],
    ['12/25/2024, 12:00:00 AM', midnight, 'M/d/y'],
    ['25.12.2024 12:00', noon, 'd.M.y'],
    ['25-12-2024', midnight, 'd-M-y'],
    ['12-25-2024', midnight, 'M-d-y'],
    ['25-Dec-2024', midnight, 'd-MMM-y'],
    ['25 December 2024 12:00', noon, 'd-MMM-y'],
    [' 25/12/2024 ', midnight, 'd/M/y'],
  ])('%j is %s, in the format %s', (text, instant, format) => {
    const cells = readDateCells([text], { column: 'When' });
    expect([iso(cells.values[0]), cells.format]).toEqual([instant, format]);
  });

  it.each([
    'soon',
    '2023-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-12-25T24:00',
    '2024-12-25T12:60',
    '2024-12-25T12:00+25:00',
    '25/12/2024 13:00 PM',
    '25/12/2024T12:00Z',
    '31.04.2024',
    '25/12/24',
    '25/12/224',
    '25-Dez-2024',
    '25/12.2024',
    '20241225',
    '1735128000',
    '45651',
    '2024-12',
    'T12:00',
  ])('%j is no date, and the issue says so', (text) => {
    const { values, issues } = readDateCells([text], { column: 'When' });
    expect(values[0]).toBeNaN();
    expect(issues.listed).toEqual([
      {
        code: 'invalid-date',
        row: 0,
        column: 'When',
        expected: 'a date; digits alone need dateFormat',
        received: `"${text}"`,
        action: 'dropped',
      },
    ]);
  });

  it('may come as a Date or epoch milliseconds; an invalid Date, NaN and objects are issues', () => {
    const { values, issues } = readDateCells(
      [new Date(noon), Date.parse(noon), new Date(Number.NaN), Number.NaN, 9e15, true, {}, null],
      { column: 'When' },
    );
    expect([iso(values[0]), iso(values[1])]).toEqual([noon, noon]);
    expect(issues.counts).toEqual({ 'invalid-date': 5, 'missing-value': 1 });
    expect(issues.listed.slice(0, 2).map(({ received }) => received)).toEqual(['Invalid Date', 'NaN']);
  });

  it('of a million characters is an issue in no time, shown cut', () => {
    const { issues } = readDateCells(['2024-12-25'.repeat(100_000)], { column: 'When' });
    expect(issues.listed[0]?.received.length).toBe(60);
  });
});

describe('the date format of a column', () => {
  it('is settled by one cell that only one format reads', () => {
    expect(read(['03/04/2024', '25/12/2024'])).toEqual(['2024-04-03T00:00:00.000Z', midnight]);
    expect(read(['03/04/2024', '12/25/2024'])).toEqual(['2024-03-04T00:00:00.000Z', midnight]);
  });

  it('is refused where day and month cannot be told apart, both named with a cell and the option', () => {
    const call = (): unknown => readDateCells(['05/05/2024', '03/04/2024'], { column: 'Order Date' });
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(
      'readDateCells: column "Order Date" can be read in two ways: "03/04/2024" is 2024-04-03 with dateFormat "d/M/y", ' +
        '2024-03-04 with dateFormat "M/d/y"; state the option dateFormat',
    );
    expect(() => read(['03-04-2024'])).toThrow(/dateFormat "d-M-y".*dateFormat "M-d-y"/);
  });

  it('is not asked for where both readings are one', () => {
    expect(read(['05/05/2024'])).toEqual(['2024-05-05T00:00:00.000Z']);
  });

  it('is what the user says; cells in another are issues', () => {
    const { values, issues } = readDateCells(['03/04/2024', '25/12/2024', '2024-12-25'], {
      column: 'When',
      dateFormat: 'M/d/y',
    });
    expect(iso(values[0])).toBe('2024-03-04T00:00:00.000Z');
    expect(issues.listed.map(({ received }) => received)).toEqual(['"25/12/2024"', '"2024-12-25"']);
  });

  it('is the one that reads most cells; the others are issues', () => {
    const { format, issues } = readDateCells(['2024-12-25', '2024-12-26', '25.12.2024', '2023-02-30'], {
      column: 'When',
    });
    expect([format, issues.counts]).toEqual(['iso', { 'invalid-date': 2 }]);
  });

  it('is refused where two files in two formats were joined', () => {
    const days = Array.from({ length: 28 }, (_, day) => String(day + 1));
    const british = days.map((day) => `${day}/06/2024`);
    const american = days.slice(0, 20).map((day) => `07/${day}/2024`);
    expect(() => read([...british, ...american])).toThrow(/can be read in two ways/);
  });

  it('reads two-digit years only with a stated pivot, the first year of the hundred they mean', () => {
    expect(read(['25/12/24', '25/12/69', '25/12/70'], { pivotYear: 1970 })).toEqual([
      midnight,
      '2069-12-25T00:00:00.000Z',
      '1970-12-25T00:00:00.000Z',
    ]);
    expect(read(['31.12.49', '31.12.50'], { pivotYear: 1950 })[1]).toBe('1950-12-31T00:00:00.000Z');
  });
});

describe('digits as dates', () => {
  it.each([
    ['epoch-s', '1735128000', noon],
    ['epoch-ms', '1735128000000', noon],
    ['epoch-ms', 1735128000000, noon],
    ['epoch-s', 1735128000, noon],
    ['yyyyMMdd', '20241225', midnight],
    ['yyyyMMdd', 20241225, midnight],
    ['excel-1900', '45651', midnight],
    ['excel-1900', '45651,5', noon],
    ['excel-1900', 45651.5, noon],
    ['excel-1900', '1', '1900-01-01T00:00:00.000Z'],
    ['excel-1900', '59', '1900-02-28T00:00:00.000Z'],
    ['excel-1900', '61', '1900-03-01T00:00:00.000Z'],
    ['excel-1904', '44189', midnight],
    ['excel-1904', 0, '1904-01-01T00:00:00.000Z'],
  ])('%s reads %j as %s', (dateFormat, cell, instant) => {
    expect(read([cell], { dateFormat })).toEqual([instant]);
  });

  it.each([
    ['excel-1900', '60'],
    ['excel-1900', '60.75'],
    ['excel-1900', '-1'],
    ['yyyyMMdd', '20230230'],
    ['yyyyMMdd', 20230230],
    ['yyyyMMdd', '2024-12-25'],
    ['epoch-s', '2024-12-25'],
    ['epoch-ms', '99999999999999999'],
  ])('%s has no day %j', (dateFormat, cell) => {
    expect(read([cell], { dateFormat })).toEqual(['']);
  });

  it('are local days of the zone', () => {
    expect(read(['45651', '45651.25'], { dateFormat: 'excel-1900', timeZone: 'America/New_York' })).toEqual([
      '2024-12-25T05:00:00.000Z',
      '2024-12-25T11:00:00.000Z',
    ]);
  });

  it('raise a finding where they all fall in 1970', () => {
    const finding = {
      code: 'epoch-1970',
      row: -1,
      column: 'When',
      expected: 'times after 1970; if the numbers are seconds or serials, say so with dateFormat',
      received: 'numbers that all fall in 1970',
      action: 'kept',
    };
    expect(readDateCells([45651, 45652, null], { column: 'When', required: false }).issues.listed[0]).toEqual(finding);
    expect(readDateCells(['1735128000'], { column: 'When', dateFormat: 'epoch-ms' }).issues.listed).toEqual([finding]);
    expect(readDateCells([1735128000000, 45652], { column: 'When' }).issues.listed).toEqual([]);
    expect(readDateCells(['1970-05-05'], { column: 'When' }).issues.listed).toEqual([]);
    expect(readDateCells([new Date(5)], { column: 'When' }).issues.listed).toEqual([]);
  });
});

describe('times without an offset are local', () => {
  it('a bare date is the first instant of that civil day, in every zone', () => {
    for (const timeZone of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Asia/Kolkata']) {
      const value = readDateCells(['2026-02-12'], { column: 'When', timeZone }).values[0];
      const shown = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      expect([shown.format(value), shown.format((value ?? 0) - 1)]).toEqual(['2026-02-12', '2026-02-11']);
    }
  });
  it('a time that the clock skips moves on by the gap, one shown twice is the earlier', () => {
    expect(read(['2026-03-29 02:30', '2026-10-25 02:30'], { timeZone: 'Europe/Berlin' })).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ]);
  });
  it('a midnight that the clock skips is the moment of the change', () => {
    expect(read(['2016-10-02'], { timeZone: 'America/Asuncion' })).toEqual(['2016-10-02T04:00:00.000Z']);
    // 1919-03-30 in Toronto: from 23:30 to 00:30, so the day began half an hour late
    expect(read(['1919-03-31'], { timeZone: 'America/Toronto' })).toEqual(['1919-03-31T04:30:00.000Z']);
  });
  it('an offset in the text wins over the zone', () => {
    expect(read(['2024-12-25T12:00:00Z', '2024-12-25T12:00'], { timeZone: 'Asia/Tokyo' })).toEqual([
      noon,
      '2024-12-25T03:00:00.000Z',
    ]);
  });
});

describe('options of readDateCells', () => {
  it('are checked', () => {
    expect(() => read([], { dateFormat: 'dd.MM.yyyy' })).toThrow(/dateFormat must be one of "iso", "y\/M\/d"/);
    expect(() => read([], { pivotYear: 50 })).toThrow(InvalidOptionError);
    expect(() => read([], { timeZone: 'Mars/Olympus' })).toThrow(/timeZone must be an IANA time zone/);
    expect(() => read([], { format: 'iso' })).toThrow(/format must be written dateFormat, got an unknown option/);
  });
});
