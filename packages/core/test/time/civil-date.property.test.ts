import { civilDate, civilDayOf, formatCivilDay, isCivilDate } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The days that `Date` can show. */
const days = fc.integer({ min: -100_000_000, max: 100_000_000 });

describe('civil dates follow the Gregorian calendar', () => {
  it('agrees with Date on every day, years before 1 and after 9999 included', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        expect(civilDate(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(formatCivilDay(day)).toBe(date.toISOString().split('T')[0]);
      }),
    );
  });
  it('turns every day into a date and back', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = civilDate(day);
        expect(civilDayOf(date.year, date.month, date.day)).toBe(day);
        expect(isCivilDate(date.year, date.month, date.day)).toBe(true);
      }),
    );
  });
  it('knows the length of each month, leap years by the rule of 4, 100 and 400', () => {
    const lengthOf = (year: number, month: number) =>
      [28, 29, 30, 31].filter((day) => isCivilDate(year, month, day)).length + 27;
    expect([1900, 2000, 2023, 2024].map((year) => lengthOf(year, 2))).toEqual([28, 29, 28, 29]);
    expect([1, 3, 4, 12].map((month) => lengthOf(2023, month))).toEqual([31, 31, 30, 31]);
  });
  it('refuses numbers that name no day', () => {
    const wrong = [
      [2023, 0, 1],
      [2023, 13, 1],
      [2023, 1, 0],
      [2023, 1, 32],
      [2023, 1.5, 1],
      [2023, 1, 1.5],
      [NaN, 1, 1],
    ];
    expect(wrong.filter(([year, month, day]) => isCivilDate(year!, month!, day!))).toEqual([]);
  });
});
