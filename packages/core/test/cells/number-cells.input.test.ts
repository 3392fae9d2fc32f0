import { InvalidInputError, InvalidOptionError, readNumberCells } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const read = (...cells: unknown[]): number[] => [...readNumberCells(cells, { column: 'Sales' }).values];

/** The error that a call throws; fails where it throws none. */
function thrown(call: () => unknown): InvalidInputError {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a number cell', () => {
  it.each([
    ['12', 12],
    ['007', 7],
    ['-12.5', -12.5],
    ['\u221212.5', -12.5],
    ['12.5-', -12.5],
    ['+3', 3],
    ['(12.50)', -12.5],
    ['($12.50)', -12.5],
    ['-$12.50', -12.5],
    ['$-12.50', -12.5],
    ['€ 12.50', 12.5],
    ['12.50\u00a0€', 12.5],
    ['12.50 EUR', 12.5],
    ['CHF 12.50', 12.5],
    ['R$ 12.50', 12.5],
    ['12.50 zł', 12.5],
    ['12.50 kr.', 12.5],
    [' \u202f12.5\t', 12.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1.5E+3', 1500],
    ['1e-3', 0.001],
    ['1,234,567.89', 1234567.89],
    ['12,34,567.00', 1234567],
    ['1 234.5', 1234.5],
    ['1\u202f234.5', 1234.5],
    ["1'234.50", 1234.5],
    ['1’234.50', 1234.5],
    ['-0', 0],
    ['0.1', 0.1],
    ['123456789.123456789', 123456789.12345679],
  ])('%j is %d', (text, value) => {
    expect(read(text)).toEqual([value]);
  });

  it.each([
    'much',
    'n/a',
    'NaN',
    'Infinity',
    '1e999',
    '1.2.3',
    '1,23.4',
    '0,123,456.0',
    '--5',
    '(-5)',
    '-5-',
    '5 %',
    '5 pieces',
    '5 PCS',
    '0x10',
    '١٢',
    '1e',
    'e5',
    '-',
    '$',
    '()',
    '1\n2',
  ])('%j is no number, and never 0', (text) => {
    const { values, issues } = readNumberCells([text], { column: 'Sales' });
    expect(values[0]).toBeNaN();
    expect(issues.listed).toEqual([
      {
        code: 'invalid-number',
        row: 0,
        column: 'Sales',
        expected: 'a finite number',
        received: JSON.stringify(text).replace('\\n', ' '),
        action: 'dropped',
      },
    ]);
  });

  it.each(['', ' ', '\t', '\u00a0', null, undefined])('%j is missing, not 0', (cell) => {
    const { values, issues } = readNumberCells([cell], { column: 'Sales' });
    expect(values[0]).toBeNaN();
    expect(issues.counts).toEqual({ 'missing-value': 1 });
  });

  it('may come as a number or a bigint; NaN, infinities, dates, booleans and objects are issues', () => {
    const cells = [1.5, -0, 7n, Number.NaN, Number.NEGATIVE_INFINITY, new Date(0), true, { value: 3 }, [4]];
    const { values, issues } = readNumberCells(cells, { column: 'Sales' });
    expect([...values]).toEqual([1.5, 0, 7, ...Array.from({ length: 6 }, () => Number.NaN)]);
    expect(issues.listed.map(({ row, received }) => [row, received])).toEqual([
      [3, 'NaN'],
      [4, '-Infinity'],
      [5, '1970-01-01T00:00:00.000Z'],
      [6, 'true'],
      [7, '{"value":3}'],
      [8, '[4]'],
    ]);
  });

  it('may come as an object of a decimal library, which has toNumber', () => {
    class Decimal {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
      toNumber(): number {
        return Number(this.text);
      }
      toJSON(): string {
        return this.text;
      }
    }
    const hostile = {
      toNumber(): number {
        throw new Error('no');
      },
    };
    const cells = ['1,5', new Decimal('12.5'), new Decimal('-0.10'), new Decimal('x'), { toNumber: 3 }, hostile];
    const { values, issues } = readNumberCells(cells, { column: 'Sales' });
    expect([...values.subarray(0, 3)]).toEqual([1.5, 12.5, -0.1]);
    expect(issues.listed.map(({ row, received }) => [row, received])).toEqual([
      [3, 'NaN'],
      [4, '{"toNumber":3}'],
      [5, '{}'],
    ]);
  });

  it('of a million characters is an issue in no time, shown cut', () => {
    const long = `1${' '.repeat(1_000_000)}x`;
    const { issues } = readNumberCells([long, '9'.repeat(1_000_000)], { column: 'Sales' });
    expect(issues.counts).toEqual({ 'invalid-number': 2 });
    expect(issues.listed.every(({ received }) => received.length <= 60)).toBe(true);
  });

  it('that the user says means missing is missing, even where it reads as a number', () => {
    const { values, issues } = readNumberCells(['-1', 'n/a', '5'], { column: 'Sales', nulls: ['-1', 'n/a'] });
    expect([...values]).toEqual([Number.NaN, Number.NaN, 5]);
    expect(issues.counts).toEqual({ 'missing-value': 2 });
  });

  it('may be left missing where rows can do without it', () => {
    const { issues } = readNumberCells(['', 'much'], { column: 'Quantity', required: false });
    expect(issues.listed.map(({ code, action }) => [code, action])).toEqual([
      ['missing-value', 'kept'],
      ['invalid-number', 'repaired'],
    ]);
  });
});

describe('the decimal and thousands sign of a column', () => {
  it.each([
    [
      ['1.234,50', '7'],
      [1234.5, 7],
    ],
    [
      ['1,234.50', '7'],
      [1234.5, 7],
    ],
    [
      ['1,234', '0.5'],
      [1234, 0.5],
    ],
    [
      ['1.234', '0,5'],
      [1234, 0.5],
    ],
    [
      ['1,234', '1,2345'],
      [1.234, 1.2345],
    ],
    [
      ['1.234', '1234.567'],
      [1.234, 1234.567],
    ],
    [['0,500'], [0.5]],
    [['1,234,567'], [1234567]],
    [
      ['1 234', '12'],
      [1234, 12],
    ],
    [
      ['1 234,5', '12'],
      [1234.5, 12],
    ],
    [
      ['1.234E+03', '1.5'],
      [1234, 1.5],
    ],
  ])('%j is read as %j', (cells, values) => {
    expect(read(...cells)).toEqual(values);
  });

  it.each([[['1,234']], [['1.234', '12', '2.500']], [['1,234', '12']]])('%j is refused: two readings fit', (cells) => {
    const error = thrown(() => readNumberCells(cells, { column: 'Sales' }));
    expect(error.message).toMatch(/readNumberCells: column "Sales" can be read in two ways: "1[,.]234" is/);
    expect(error.message).toContain('1234 with');
    expect(error.message).toContain('1.234 with');
    expect(error.details).toMatchObject({ column: 'Sales', option: 'decimal', cell: JSON.stringify(cells[0]) });
  });

  it('is what the user says, and then no cell is ambiguous', () => {
    expect([...readNumberCells(['1,234'], { column: 'Sales', decimal: '.' }).values]).toEqual([1234]);
    expect([...readNumberCells(['1,234'], { column: 'Sales', decimal: ',' }).values]).toEqual([1.234]);
    expect([...readNumberCells(['1,234'], { column: 'Sales', thousands: ',' }).values]).toEqual([1234]);
    expect([...readNumberCells(['1,234'], { column: 'Sales', thousands: '.' }).values]).toEqual([1.234]);
    expect([...readNumberCells(['1.234'], { column: 'Sales', decimal: '.', thousands: '' }).values]).toEqual([1.234]);
  });

  it('is one for the whole column: cells in another are issues', () => {
    const { values, issues, format } = readNumberCells(['1,5', '2,5', '3,5', '4.5'], { column: 'Sales' });
    expect(format).toEqual({ decimal: ',', thousands: '' });
    expect([...values]).toEqual([1.5, 2.5, 3.5, Number.NaN]);
    expect(issues.listed[0]).toMatchObject({ row: 3, received: '"4.5"' });
  });

  it('is refused where half the cells are written so and half so', () => {
    expect(() => read('1,5', '1.5')).toThrow(/"1,5" is no number with decimal "\.", 1.5 with decimal ","/);
    expect(() => read('1,234.5', '1 234.5')).toThrow(/state the option thousands/);
  });

  it('is refused where a column mixes both and one cell means two numbers', () => {
    const mixed = [...Array.from({ length: 60 }, () => '1.50'), ...Array.from({ length: 30 }, () => '1,50'), '1,234'];
    expect(() => read(...mixed)).toThrow(/"1,234" is 1234 with decimal "\.", 1.234 with decimal ","/);
  });

  it('survives a few cells written otherwise: one in twenty is not a mixture', () => {
    const cells = [...Array.from({ length: 99 }, () => '1.50'), '1,50', '1,234'];
    expect(readNumberCells(cells, { column: 'Sales' }).issues.counts).toEqual({ 'invalid-number': 1 });
  });
});

describe('currencies in cells', () => {
  it('name the currency where the sign can mean one only', () => {
    expect(readNumberCells(['5 €', '6'], { column: 'Sales' }).currency).toBe('EUR');
    expect(readNumberCells(['$5'], { column: 'Sales' }).currency).toBeUndefined();
    expect(readNumberCells(['$5', '6 CAD'], { column: 'Sales' }).currency).toBe('CAD');
    expect(readNumberCells(['$5'], { column: 'Sales', currency: 'MXN' }).currency).toBe('MXN');
  });

  it('are refused where two are met, both named', () => {
    const error = thrown(() => readNumberCells(['10 USD', '200 MXN'], { column: 'Total' }));
    expect(error.message).toMatch(/column "Total" holds two currencies, "USD" in "10 USD" and "MXN" in "200 MXN"/);
    expect(() => read('$10', '10 €')).toThrow(/"\$" in "\$10" and "€" in "10 €"/);
  });

  it('are refused where they differ from the stated one', () => {
    const call = (): unknown => readNumberCells(['10 €'], { column: 'Total', currency: 'USD' });
    expect(thrown(call).message).toMatch(/currency "USD" and "€" in "10 €"/);
  });
});

describe('options of readNumberCells', () => {
  it('are checked, unknown names and wrong values alike', () => {
    expect(() => readNumberCells([], { column: 'x', decimals: ',' } as never)).toThrow(InvalidOptionError);
    expect(() => readNumberCells([], { column: 'x', decimal: ';' } as never)).toThrow(
      /decimal must be one of "\.", ","/,
    );
    expect(() => readNumberCells([], { column: 'x', currency: 'euro' })).toThrow(/currency must be a currency code/);
  });
  it('may list fewer issues than are counted', () => {
    const { issues } = readNumberCells(['a', 'b', 'c'], { column: 'x', maxIssues: 2 });
    expect([issues.listed.length, issues.counts]).toEqual([2, { 'invalid-number': 3 }]);
  });
});
