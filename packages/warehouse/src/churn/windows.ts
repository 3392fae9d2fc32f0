import { type LabelChurnOptions, type ObservationEnd, shiftInstant } from '@clientele/churn';
import type { Duration } from '@clientele/core';
import type { LabelWindows } from './sql.ts';

/** Takes the lead time off the end of the observation. */
export function observationEnd(asOf: number, lead: Duration | undefined, timeZone: string): ObservationEnd {
  const cutoff = lead === undefined ? asOf : shiftInstant(asOf, lead, -1, timeZone);
  return { asOf, cutoff, timeZone };
}

/** The instants that labels are told by. `observedUntil` is the exclusive end of the data. */
export function labelWindows(
  { asOf, cutoff, timeZone }: ObservationEnd,
  { outcome, activeWithin }: Pick<LabelChurnOptions, 'outcome' | 'activeWithin'>,
  observedUntil: number,
): LabelWindows {
  const outcomeEnd = shiftInstant(asOf, outcome, 1, timeZone);
  const activeFrom = activeWithin === undefined ? null : shiftInstant(cutoff, activeWithin, -1, timeZone);
  return { asOf, outcomeEnd, activeFrom, isCensored: outcomeEnd > observedUntil };
}
