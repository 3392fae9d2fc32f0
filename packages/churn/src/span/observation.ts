import { type Duration, type Instant, resolveAsOf, type TimedLog } from '@clientele/core';
import { shiftInstant } from './shift-instant.ts';

/** Where the observation of customers ends. */
export interface ObservationEnd {
  /** Exclusive; the outcome begins here. Epoch milliseconds. */
  readonly asOf: number;
  /** Exclusive end of what features and histories may see: `asOf` less the lead time. Epoch milliseconds. */
  readonly cutoff: number;
  /** IANA zone in which civil days were counted. */
  readonly timeZone: string;
}

/** Resolves `asOf`, and takes the lead time off. */
export function observationEnd(
  verb: string,
  log: TimedLog,
  asOf: Instant | 'end' | undefined,
  lead: Duration | undefined,
): ObservationEnd {
  const end = resolveAsOf(asOf, log, verb);
  const cutoff = lead === undefined ? end : shiftInstant(end, lead, -1, log.timeZone);
  return { asOf: end, cutoff, timeZone: log.timeZone };
}
