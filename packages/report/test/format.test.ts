import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyOf } from '../src/context/money.ts';
import { formatDay, formatMonth } from '../src/format/date.ts';
import { formatNumber, formatPrecise, formatShare, formatShort } from '../src/format/number.ts';
import { counted, cut, dataLabel } from '../src/format/text.ts';

/** Units stand behind a space that does not break; in these tests it is written as any other. */
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it.each([
    [0, 0, '0'],
    [-0, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [2297200.8603, 2, '2,297,200.86'],
    [-1234567.891, 1, '−1,234,567.9'],
    [Number.MAX_SAFE_INTEGER, 0, '9,007,199,254,740,991'],
    [1e21, 0, '1 × 10²¹'],
    [-2.5e-300, 2, '0.00'],
    [Number.NaN, 2, '–'],
    [Number.NEGATIVE_INFINITY, 2, '–'],
  ])('%d with %d decimals reads %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('can be read back as they were, to the decimals written', () => {
    const written = fc.tuple(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(written, ([value, decimals]) => {
        const back = Number(formatNumber(value, decimals).replaceAll(',', '').replace('−', '-'));
        expect(back + 0).toBe(Number(value.toFixed(decimals)) + 0);
      }),
    );
  });

  it.each([
    [0, '0 %'],
    [0.004, '< 1 %'],
    [0.005, '1 %'],
    [0.385, '39 %'],
    [1, '100 %'],
    [-0.12, '−12 %'],
    [Number.NaN, '–'],
  ])('the share %d reads %s', (share, text) => {
    expect(spaced(formatShare(share))).toBe(text);
  });

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [12, '12'],
    [999.4, '999'],
    [999.9, '1 k'],
    [1250, '1.25 k'],
    [66_612, '66.6 k'],
    [-20_000, '−20 k'],
    [1e6, '1 M'],
    [2.5e9, '2.5 bn'],
    [3e12, '3 T'],
    [7e18, '7 × 10¹⁸'],
  ])('on an axis, %d reads %s', (value, text) => {
    expect(spaced(formatShort(value))).toBe(text);
  });

  it.each([
    [0.2425947, '0.242595'],
    [4.4136, '4.4136'],
    [-9582.4292, '−9,582.43'],
    [3.2e-7, '3.2 × 10⁻⁷'],
    [1e-4, '0.0001'],
    [5, '5'],
    [120_000.5, '120,001'],
  ])('as a parameter, %d reads %s', (value, text) => {
    expect(formatPrecise(value)).toBe(text);
  });
});

describe('money', () => {
  it('names its currency, or says that there is none', () => {
    expect(spaced(moneyOf('USD').exact(2297200.8603))).toBe('USD 2,297,200.86');
    expect(moneyOf(undefined).exact(12.3)).toBe('12.30');
    expect(moneyOf(undefined).unit).toBe('currency not stated');
    expect(moneyOf(' ').unit).toBe('currency not stated');
  });

  it('keeps one number of decimals in a column', () => {
    const small = moneyOf('EUR').column([9.5, 120]);
    expect([small(9.5), small(120)]).toEqual(['9.50', '120.00']);
    const large = moneyOf('EUR').column([9.5, 12_000]);
    expect([large(9.5), large(12_000)]).toEqual(['10', '12,000']);
  });
});

describe('days', () => {
  it('are those of the zone', () => {
    const instant = Date.UTC(2018, 0, 1, 3);
    expect(formatDay(instant, 'UTC')).toBe('1 January 2018');
    expect(formatDay(instant, 'America/New_York')).toBe('31 December 2017');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15])('%d is no day', (instant) => {
    expect(formatDay(instant, 'UTC')).toBe('–');
  });

  it('months are named, and what is no month stays as it is', () => {
    expect(formatMonth('2017-12')).toBe('December 2017');
    expect(formatMonth('2017-13')).toBe('2017-13');
  });
});

describe('texts', () => {
  it('are cut by characters, not by halves of them', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect([...cut('😀'.repeat(100), 5)]).toEqual(['😀', '😀', '😀', '😀', '…']);
  });

  it('come on one line', () => {
    expect(cut('a\n\tb  c', 10)).toBe('a b c');
  });

  it('are isolated in charts only where their direction could differ', () => {
    expect(dataLabel('Lost', 10)).toBe('Lost');
    expect(dataLabel('אבוד', 10)).toBe('\u2068אבוד\u2069');
  });

  it('count things in words', () => {
    expect(counted(1, '1', 'customer')).toBe('1 customer');
    expect(counted(0, '0', 'customer')).toBe('0 customers');
  });
});
