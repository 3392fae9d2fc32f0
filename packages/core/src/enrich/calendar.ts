import type { TransactionLog } from '../log/transaction-log.ts';
import type { Column } from '../table/column.ts';
import { type CodedColumn, encode, growDictionary } from '../table/dictionary.ts';
import { civilDate, formatCivilDay } from '../time/civil-date.ts';
import { civilDays } from '../time/civil-day.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** @returns the civil day of each line as `YYYY-MM-DD`, the key of calendars. */
export function dayKeys({ time, timeZone }: TransactionLog): CodedColumn {
  const growing = growDictionary();
  const known = new Map<number, number>();
  const codes = Uint32Array.from(civilDays(time, timeZone), (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const code = growing.codeFor(formatCivilDay(day));
    known.set(day, code);
    return code;
  });
  return Object.freeze({ dictionary: growing.finish(), codes });
}

/** @returns what every calendar knows of the day of each line: weekday, month, quarter, year. */
export function civilParts({ time, timeZone }: TransactionLog): Readonly<Record<string, Column>> {
  const days = civilDays(time, timeZone);
  const dates = Array.from(days, (day) => civilDate(day));
  return {
    weekday: encode(Array.from(days, (day) => weekdays[(((day + 3) % 7) + 7) % 7] as string)),
    month: Float64Array.from(dates, ({ month }) => month),
    quarter: Float64Array.from(dates, ({ month }) => Math.ceil(month / 3)),
    year: Float64Array.from(dates, ({ year }) => year),
  };
}
