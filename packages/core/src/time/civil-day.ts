import { column } from '../table/column.ts';
import { instantShowing } from './local-instant.ts';
import { openZone, type Zone } from './zone.ts';

/** The length of a day whose clock does not change. */
const millisecondsPerDay = 86_400_000;

/**
 * The civil day of an instant: what the calendar on the wall says in a zone. Spans in days are differences of these
 * numbers, never of milliseconds, so a day of 23 hours counts as one.
 *
 * @param instant epoch milliseconds
 * @param timeZone IANA name, or an opened zone
 * @returns whole days since 1970-01-01 in that zone
 * @throws InvalidOptionError (`invalid-option`) where the zone is unknown
 * @example
 * import { civilDay, formatCivilDay } from '@clientele/core';
 * const instant = Date.UTC(2026, 1, 12, 2);
 * formatCivilDay(civilDay(instant, 'UTC')); // => '2026-02-12'
 * formatCivilDay(civilDay(instant, 'America/New_York')); // => '2026-02-11'
 */
export function civilDay(instant: number, timeZone: string | Zone): number {
  return Math.floor((instant + openZone(timeZone, 'civilDay').offsetAt(instant)) / millisecondsPerDay);
}

/**
 * The civil days of many instants. A table of the clock changes is made for the data's span, so the zone costs next to nothing.
 *
 * @param instants epoch milliseconds, finite; a plain or a typed array
 * @param timeZone IANA name, or an opened zone
 * @returns one day an instant, as `civilDay` gives it
 * @throws InvalidOptionError (`invalid-option`) where the zone is unknown
 * @example
 * import { civilDays } from '@clientele/core';
 * [...civilDays([0, 86_400_000], 'Asia/Tokyo')]; // => [0, 1]
 */
export function civilDays(instants: ArrayLike<number>, timeZone: string | Zone): Int32Array {
  return openZone(timeZone, 'civilDays').daysOf(column(instants));
}

/**
 * The first instant of a civil day. That is midnight, unless the clock skips midnight: then it is the moment of the change.
 *
 * @param day whole days since 1970-01-01
 * @param timeZone IANA name, or an opened zone
 * @returns epoch milliseconds; where the zone has no such day (Samoa had no 2011-12-30), the first instant after it
 * @throws InvalidOptionError (`invalid-option`) where the zone is unknown
 * @example
 * import { civilDayOf, startOfCivilDay } from '@clientele/core';
 * const start = startOfCivilDay(civilDayOf(2016, 10, 2), 'America/Asuncion'); // the clock went from 23:59 to 01:00
 * new Date(start).toISOString(); // => '2016-10-02T04:00:00.000Z'
 */
export function startOfCivilDay(day: number, timeZone: string | Zone): number {
  const zone = openZone(timeZone, 'startOfCivilDay');
  const start = instantShowing(day * millisecondsPerDay, zone);
  const isMidnight = start + zone.offsetAt(start) === day * millisecondsPerDay;
  return isMidnight ? start : changeBefore(start, zone);
}

/** The clock change that swallowed a midnight: it lies less than its own length before the instant that stands for it. */
function changeBefore(after: number, zone: Zone): number {
  const offset = zone.offsetAt(after);
  let high = Math.floor(after / 1000);
  let low = high - millisecondsPerDay / 1000 - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle * 1000) === offset) high = middle;
    else low = middle;
  }
  return high * 1000;
}
