import type { Note } from '../json.ts';
import { formatCivilDay } from '../time/civil-date.ts';
import { civilDay } from '../time/civil-day.ts';

const threeYears = 3 * 365.25 * 86_400_000;
/** In a shorter log a silence of years is what a small shop looks like. */
const leastLines = 20;
/** At most this share of the lines is lone. */
const loneShare = 0.01;

/**
 * Says where very few lines lie years away from all others: `9999-12-31` and `1900-01-01` stand for "none" in many systems, and one
 * such line moves the end of the observation, or the beginning of a customer, by centuries.
 *
 * @param time epoch milliseconds, in any order
 * @param timeZone IANA name, for the dates in the message
 * @returns `lone-last-dates`, `lone-first-dates`, both or neither
 */
export function loneDates(time: Float64Array, timeZone: string): Note[] {
  if (time.length < leastLines) return [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < time.length; i++) {
    const at = time[i] as number;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (last - first <= threeYears) return [];
  return (['last', 'first'] as const).flatMap((side) => {
    const found = side === 'last' ? loneAt(time, last, 1) : loneAt(time, first, -1);
    return found === null ? [] : [loneNote(side, found.lines, found.others, side === 'last' ? last : first, timeZone)];
  });
}

/** Lines within three years of an end, where they are few and the next line is as far away from them again. */
function loneAt(time: Float64Array, end: number, sign: 1 | -1): { lines: number; others: number } | null {
  let [lines, inner, others] = [0, 0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < time.length; i++) {
    const away = (end - (time[i] as number)) * sign;
    if (away > threeYears) others = Math.min(others, away);
    else {
      lines++;
      inner = Math.max(inner, away);
    }
  }
  const isLone = lines <= Math.max(1, loneShare * time.length) && others - inner > threeYears;
  return isLone ? { lines, others: end - sign * others } : null;
}

function loneNote(side: 'first' | 'last', lines: number, others: number, end: number, timeZone: string): Note {
  const day = (at: number): string => formatCivilDay(civilDay(at, timeZone));
  const [lone, other] = [day(end), day(others)];
  const where = side === 'last' ? `after all others (${other})` : `before all others (${other})`;
  const message = `${lines} lines lie years ${where}, the ${side} on ${lone}: if that date stands for none, leave them out or state asOf`;
  return { code: `lone-${side}-dates`, message, details: { lines, date: lone, others: other } };
}
