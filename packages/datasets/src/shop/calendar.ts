import { civilDay, openZone, parseInstant, startOfCivilDay } from '@clientele/core';

/** The shop's days: what time in weeks since the opening is on the clock. */
export interface Calendar {
  readonly days: number;
  /** Where the last day ends, epoch milliseconds: the span watched ends before it. */
  readonly asOf: number;
  /** The part of the year at which the shop opened, 0 for 1 January. */
  readonly openedAt: number;
  /** Epoch milliseconds at a part of a day, 0 to below 1, in the shop's opening hours. */
  instantOf(day: number, part: number): number;
}

const opens = 8;
const hours = 14;
const millisecondsPerHour = 3_600_000;

/** Opens the calendar of a shop. */
export function openCalendar(start: string | number | Date, days: number, timeZone: string): Calendar {
  const zone = openZone(timeZone);
  const first = civilDay(parseInstant(start, zone), zone);
  const midnights = Float64Array.from({ length: days + 1 }, (_, day) => startOfCivilDay(first + day, zone));
  return {
    days,
    asOf: midnights[days] as number,
    openedAt: (first % 365.25) / 365.25,
    instantOf(day, part) {
      const minutes = Math.floor((opens + hours * part) * 60);
      return (midnights[day] as number) + (minutes * millisecondsPerHour) / 60;
    },
  };
}

/**
 * Puts purchases on days, one a day at most: a second one on a day moves to the next, so that no count is lost where
 * purchases are counted by day.
 *
 * @param purchases weeks since the opening, ascending
 * @param days how many there are; what moves beyond them is lost
 * @param visit told of each: its day, and the part of the day
 */
export function eachDay(purchases: readonly number[], days: number, visit: (day: number, part: number) => void): void {
  let last = -1;
  for (const purchase of purchases) {
    const time = purchase * 7;
    const day = Math.max(Math.floor(time), last + 1);
    if (day >= days) return;
    visit(day, time - Math.floor(time));
    last = day;
  }
}
