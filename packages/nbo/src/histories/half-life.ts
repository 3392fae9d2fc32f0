import { type Duration, durationIn, InvalidInputError, isDuration, type OptionRule, optionRule } from '@clientele/core';

const millisecondsPerDay = 86_400_000;

/** A span above 0. */
export const halfLifeRule: OptionRule = optionRule(
  'a duration above 0 such as { days: 30 }',
  (value) => isDuration(value) && durationIn(value, 'day') > 0,
);

/** The half-life in milliseconds. */
export function halfLifeOf(halfLife: Duration): number {
  return durationIn(halfLife, 'day') * millisecondsPerDay;
}

/**
 * Refuses a half-life where events have no times.
 *
 * @throws InvalidInputError (`invalid-input`)
 */
export function demandTimes(
  verb: string,
  time: Float64Array | null,
  halfLife: Duration | undefined,
  option = 'halfLife',
): void {
  if (time !== null || halfLife === undefined) return;
  throw new InvalidInputError(`${verb}: ${option} needs the times of the events, which have none`);
}
