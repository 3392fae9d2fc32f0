import { civilDayOf, isCivilDate } from '../time/civil-date.ts';
import type { DigitFormat } from './date-format.ts';

const dayLength = 86_400_000;
/** The day that serial 0 stands for, from March 1900 on: the 1900 system counts a 29 February 1900 that never was. */
const excelZero = civilDayOf(1899, 12, 30);
const excel1904Zero = civilDayOf(1904, 1, 1);
const phantomDay = 60;

/** A time that digits mean: `instant` epoch milliseconds, or `local` milliseconds on the local clock. NaN where they mean none. */
export type DigitTime = { readonly instant: number } | { readonly local: number; readonly isDate: boolean };

/**
 * Reads a number as a time.
 *
 * Excel's serials are local times, rounded to the millisecond. In the 1900 system serial 60 is 29 February 1900, a day that
 * never was: it is refused, and the serials before it are one day later than the arithmetic from serial 61 on says.
 */
export function digitTime(value: number, format: DigitFormat): DigitTime {
  if (format === 'epoch-ms') return { instant: value };
  if (format === 'epoch-s') return { instant: Math.round(value * 1000) };
  if (format === 'yyyyMMdd') return { local: dayOfDigits(value) * dayLength, isDate: true };
  const day = format === 'excel-1904' ? excel1904Zero + value : excelDay(value);
  return { local: Math.round(day * dayLength), isDate: Number.isInteger(value) };
}

function excelDay(serial: number): number {
  if (serial < 0 || Math.floor(serial) === phantomDay) return Number.NaN;
  return excelZero + serial + (serial < phantomDay ? 1 : 0);
}

function dayOfDigits(value: number): number {
  const year = Math.floor(value / 10_000);
  const month = Math.floor(value / 100) % 100;
  const day = value % 100;
  return year >= 1000 && year <= 9999 && isCivilDate(year, month, day) ? civilDayOf(year, month, day) : Number.NaN;
}

/** Digits as text: a whole number, or with a point or comma for the formats that have fractions. NaN where it is neither. */
export function numberOfDigits(text: string, format: DigitFormat): number {
  const trimmed = text.trim();
  if (format === 'yyyyMMdd') return /^\d{8}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return /^-?\d{1,16}(?:[.,]\d{1,16})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
}
