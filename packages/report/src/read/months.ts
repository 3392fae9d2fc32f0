import { type Analysis, civilDate, civilDay } from '@clientele/core';
import { isInstant } from '../format/date.ts';
import { numbersOf, textsOf } from './columns.ts';

/** Sales of one civil month. */
export interface MonthRow {
  /** As `YYYY-MM`. */
  readonly month: string;
  readonly sales: number;
  readonly orders: number;
  readonly customers: number;
  /** The observation ends before the month does. */
  readonly incomplete: boolean;
}

const longestGap = 1200;

/**
 * The months of an analysis in the order of time. Months without a line in the table are months without sales: they
 * stand with zeros, so that a gap in the data is a gap in the picture.
 *
 * @param analysis what was found out
 * @returns one row a month
 */
export function monthRows({ salesByMonth, asOf, timeZone }: Analysis): readonly MonthRow[] {
  const running = runningMonth(asOf, timeZone);
  const numbers = (name: string): Float64Array => numbersOf(salesByMonth, name) ?? new Float64Array();
  const [sales, orders, customers] = [numbers('sales'), numbers('orders'), numbers('customers')];
  const found = new Map<number, number>();
  (textsOf(salesByMonth, 'month') ?? []).forEach((text, row) => {
    const month = monthNumber(text);
    if (month !== null) found.set(month, row);
  });
  return everyMonth([...found.keys()]).map((month) => {
    const row = found.get(month);
    const at = (values: Float64Array): number => (row === undefined ? 0 : (values[row] ?? Number.NaN));
    const text = monthText(month);
    return {
      month: text,
      sales: at(sales),
      orders: at(orders),
      customers: at(customers),
      incomplete: text === running,
    };
  });
}

/** The month that the observation ends in the midst of, if it does. */
function runningMonth(asOf: number, timeZone: string): string | null {
  if (!isInstant(asOf)) return null;
  const last = civilDay(asOf - 1, timeZone);
  const { year, month } = civilDate(last);
  return civilDate(last + 1).month === month ? monthText(year * 12 + month - 1) : null;
}

function everyMonth(months: readonly number[]): readonly number[] {
  const sorted = [...months].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (first === undefined || last === undefined || last - first > longestGap) return sorted;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function monthNumber(text: string | null): number | null {
  const parts = /^(\d{4,})-(\d\d)$/.exec(text ?? '');
  return parts === null ? null : Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
