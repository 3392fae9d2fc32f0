import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { civilDay, startOfCivilDay } from './civil-day.ts';
import type { Instant } from './instant.ts';
import { instantOf, instantOrEnd } from './parse-instant.ts';
import { openZone } from './zone.ts';

/** What it takes to find the end of a log: every log has it. */
export interface TimedLog {
  /** Epoch milliseconds. */
  readonly time: Float64Array;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * The end of a log: the midnight after its last event, in the log's own zone. It depends on the data alone, never on the clock.
 *
 * @param log any log, its events in any order
 * @returns epoch milliseconds, after every event; 0 for a log without events
 * @throws InvalidOptionError (`invalid-option`) where the log's zone is unknown to this runtime
 * @example
 * import { endOf, parseTransactions } from '@clientele/core';
 * const log = parseTransactions([{ customer: 'Ada', time: '2026-01-05T10:00', amount: 20 }], { timeZone: 'UTC' });
 * new Date(endOf(log)).toISOString(); // => '2026-01-06T00:00:00.000Z'
 */
export function endOf(log: TimedLog): number {
  const { time } = checkedLog('endOf', log);
  if (time.length === 0) return 0;
  const zone = openZone(log.timeZone, 'endOf');
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < time.length; row++) last = Math.max(last, time[row] as number);
  const next = civilDay(last, zone) + 1;
  const end = startOfCivilDay(next, zone);
  // A clock set back just after midnight shows that midnight twice; the event may lie between the two.
  return end > last ? end : startOfCivilDay(next + 1, zone);
}

/**
 * Turns the `asOf` of a call into an instant: only events strictly before it are seen.
 *
 * @param asOf a point in time, or `'end'` (also when left out): the midnight after the last event
 * @param log the log that is looked at; its zone reads bare dates and local times
 * @param verb the function on whose behalf; it begins the message
 * @returns epoch milliseconds
 * @throws InvalidOptionError (`invalid-option`) where it is neither
 * @example
 * import { parseTransactions, resolveAsOf } from '@clientele/core';
 * const log = parseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 20 }], { timeZone: 'Asia/Tokyo' });
 * new Date(resolveAsOf('2026-02-01', log)).toISOString(); // => '2026-01-31T15:00:00.000Z'
 */
export function resolveAsOf(asOf: Instant | 'end' | undefined, log: TimedLog, verb: string = 'resolveAsOf'): number {
  checkedLog(verb, log);
  if (asOf === undefined || asOf === 'end') return endOf(log);
  const resolved = instantOf(asOf, log.timeZone);
  if (resolved !== null) return resolved;
  throw new InvalidOptionError(verb, [{ option: 'asOf', allowed: instantOrEnd.allowed, received: showValue(asOf) }]);
}

function checkedLog(verb: string, log: unknown): TimedLog {
  if (typeof log === 'object' && log !== null && 'time' in log && ArrayBuffer.isView(log.time)) return log as TimedLog;
  throw new InvalidInputError(`${verb}: expected a log, got ${showValue(log)}`);
}
