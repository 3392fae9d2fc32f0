import { civilDayOf } from './civil-date.ts';
import { openZone, type Zone } from './zone.ts';

const dayLength = 86_400_000;

/**
 * The instant at which the clocks of a zone show a local time. A time that the clock skips moves on by the length of the
 * gap; of a time that is shown twice, the earlier is meant (Temporal's `compatible`).
 *
 * @param year of the local calendar
 * @param month 1 to 12
 * @param day 1 to 31
 * @param hour 0 to 23
 * @param minute 0 to 59
 * @param second 0 to 59
 * @param millisecond 0 to 999
 * @param timeZone IANA name, or an opened zone (open it once for many rows)
 * @returns epoch milliseconds
 * @throws InvalidOptionError (`invalid-option`) where the zone is unknown
 * @example
 * import { localInstant } from '@clientele/core';
 * const skipped = localInstant(2026, 3, 29, 2, 30, 0, 0, 'Europe/Berlin'); // 02:30 did not happen, 03:30 did
 * new Date(skipped).toISOString(); // => '2026-03-29T01:30:00.000Z'
 */
export function localInstant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
  timeZone: string | Zone,
): number {
  const minutes = (civilDayOf(year, month, day) * 24 + hour) * 60 + minute;
  return instantShowing((minutes * 60 + second) * 1000 + millisecond, openZone(timeZone, 'localInstant'));
}

/** The same for a local time in milliseconds since 1970-01-01T00:00 on the zone's own clock. */
export function instantShowing(local: number, zone: Zone): number {
  if (zone.isUtc) return local;
  const before = local - zone.offsetAt(local - dayLength);
  const after = local - zone.offsetAt(local + dayLength);
  if (before === after || before + zone.offsetAt(before) === local) return before;
  return after + zone.offsetAt(after) === local ? after : before;
}
