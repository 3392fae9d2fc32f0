import { daysPerUnit, type TimeUnit } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, numberOf, selectFrom } from '../dialect/words.ts';

/** x, t_x and T, read off `clientele_facts`. `lastDay` is the last day observed, counted from 1970-01-01. */
export function historyColumns(dialect: Dialect, lastDay: number, unit: TimeUnit): Readonly<Record<string, string>> {
  const days = numberOf(dialect, daysPerUnit[unit]);
  const spanned = (from: string, to: string): string => `${asDouble(dialect, `${to} - ${from}`)} / ${days}`;
  return {
    x: asDouble(dialect, 'purchase_days - 1'),
    tx: spanned('first_day', 'last_day'),
    T: spanned('first_day', String(lastDay)),
  };
}

/** One row for all customers with the same history, and how many they are. */
export function groupedHistories(dialect: Dialect, lastDay: number, unit: TimeUnit): string {
  const columns = { ...historyColumns(dialect, lastDay, unit), weight: asDouble(dialect, 'customers') };
  const histories = `(
  SELECT purchase_days, first_day, last_day, COUNT(*) AS customers
  FROM clientele_facts GROUP BY purchase_days, first_day, last_day
) histories`;
  return selectFrom(dialect, columns, histories);
}
