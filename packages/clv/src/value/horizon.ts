import {
  checkOptions,
  type Duration,
  duration,
  durationIn,
  isDuration,
  type OptionRule,
  optionRule,
  type TimeUnit,
} from '@clientele/core';

/** The rule for a horizon that may have no end. */
export const durationOrInfinite: OptionRule = optionRule(
  'a duration such as { weeks: 39 }, or "infinite"',
  (value) => value === 'infinite' || isDuration(value),
);

/**
 * Reads the one option of verbs that look ahead.
 *
 * @param verb begins the message
 * @param options the options as given
 * @param unit the model's unit
 * @returns the horizon in that unit
 * @throws InvalidOptionError (`invalid-option`) where the horizon is missing or no duration, or an option is unknown
 */
export function readHorizon(verb: string, options: { readonly horizon: Duration }, unit: TimeUnit): number {
  checkOptions(verb, { ...options, horizon: options?.horizon ?? null }, { horizon: duration });
  return durationIn(options.horizon, unit);
}

/** @returns a horizon in units, Infinity where it has no end */
export function horizonIn(horizon: Duration | 'infinite', unit: TimeUnit): number {
  return horizon === 'infinite' ? Number.POSITIVE_INFINITY : durationIn(horizon, unit);
}
