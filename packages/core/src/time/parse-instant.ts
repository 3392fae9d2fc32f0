import { InvalidInputError } from '../errors/errors.ts';
import { type OptionRule, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { civilDayOf, isCivilDate } from './civil-date.ts';
import { startOfCivilDay } from './civil-day.ts';
import { type Instant, isDate } from './instant.ts';
import { instantShowing } from './local-instant.ts';
import { openZone, type Zone } from './zone.ts';

/** ISO 8601 text taken apart. Without a clock time it is a civil day; without an offset it is local. */
interface IsoParts {
  readonly day: number;
  /** Milliseconds since midnight, or null for a bare date. */
  readonly clock: number | null;
  /** Milliseconds ahead of UTC, or null for local time. */
  readonly offset: number | null;
}

const isoPattern =
  /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

const latestInstant = 8.64e15;
const allowedInstant =
  'a Date, epoch milliseconds, or ISO 8601 text such as "2026-01-31" or "2026-01-31T09:30:00+01:00"';

/** A point in time: a `Date`, epoch milliseconds, or ISO 8601 text. */
export const instant: OptionRule = optionRule(allowedInstant, (value) => instantOf(value, 'UTC') !== null);

/** A point in time, or `'end'`: the midnight after the last event. */
export const instantOrEnd: OptionRule = optionRule(
  `"end", ${allowedInstant}`,
  (value) => value === 'end' || instant.accepts(value),
);

/**
 * Reads a point in time. Text is ISO 8601 to the letter, and its date must exist. An offset or `Z` is honoured; without one
 * the time is local; a bare date is the first instant of that civil day.
 *
 * @param value a `Date`, epoch milliseconds or text
 * @param timeZone IANA name, or an opened zone, for text without an offset
 * @returns epoch milliseconds
 * @throws InvalidInputError (`invalid-input`) where it is no point in time
 * @throws InvalidOptionError (`invalid-option`) where the zone is unknown
 * @example
 * import { parseInstant } from '@clientele/core';
 * parseInstant('1970-01-01T01:00:00Z', 'Europe/Berlin'); // => 3600000
 * parseInstant('1970-01-01', 'Europe/Berlin'); // => -3600000
 */
export function parseInstant(value: Instant, timeZone: string | Zone): number {
  const parsed = instantOf(value, openZone(timeZone, 'parseInstant'));
  if (parsed !== null) return parsed;
  throw new InvalidInputError(`parseInstant: expected ${allowedInstant}, got ${showValue(value)}`);
}

/** @returns epoch milliseconds, or null where the value is no point in time. */
export function instantOf(value: unknown, timeZone: string | Zone): number | null {
  if (typeof value === 'string') return instantOfText(value, timeZone);
  const time = isDate(value) ? value.getTime() : value;
  return typeof time === 'number' && Math.abs(time) <= latestInstant ? time : null;
}

function instantOfText(text: string, timeZone: string | Zone): number | null {
  const parts = isoParts(text);
  if (parts === null) return null;
  const time = instantOfParts(parts, timeZone);
  return Math.abs(time) <= latestInstant ? time : null;
}

function instantOfParts({ day, clock, offset }: IsoParts, timeZone: string | Zone): number {
  if (clock === null) return startOfCivilDay(day, timeZone);
  const local = day * 86_400_000 + clock;
  return offset === null ? instantShowing(local, openZone(timeZone)) : local - offset;
}

function isoParts(text: string): IsoParts | null {
  const match = isoPattern.exec(text);
  if (match === null || match[1] === '-000000') return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isCivilDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const clock = match[4] === undefined ? null : ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  const offset = match[8] === undefined ? null : offsetOf(match[8]);
  return Number.isNaN(offset) ? null : { day: civilDayOf(year, month, day), clock, offset };
}

/** @returns the offset in milliseconds; NaN where hours or minutes are out of range. */
function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2)) * (text.length > 3 ? 1 : 0);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
