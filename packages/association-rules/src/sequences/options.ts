import {
  anyFunction,
  type Duration,
  durationIn,
  InvalidOptionError,
  isDuration,
  type OnProgress,
  type OptionRule,
  oneOf,
  optionRule,
  positiveNumber,
  type Sequences,
  wholeNumber,
} from '@clientele/core';
import { type MinSupport, supportRule } from '../itemsets/options.ts';
import type { ItemsetTarget } from '../itemsets/search.ts';

/** A span of time: of instants a duration, of events that are plain numbers a number in their unit. */
export type Window = Duration | number;

/** Which sequential patterns are mined. */
export interface MineSequencesOptions {
  /** Least support, inclusive: a share of all sequences, or a count. Default 0.05, with `top` one sequence. */
  readonly minSupport?: MinSupport;
  /** Keeps that many of the most frequent patterns; the least support rises by itself. For the target `'frequent'`. */
  readonly top?: number;
  /** All patterns (`'frequent'`, default); those that no longer pattern equals in count; those that no frequent one contains. */
  readonly target?: ItemsetTarget;
  /** Least number of items, over all sets of the pattern. Default 1. */
  readonly minLength?: number;
  /** Greatest number of items. Default: no limit. */
  readonly maxLength?: number;
  /** Least distance of neighbouring sets in places of the sequence. Default 1: the next event, or any later one. */
  readonly minGap?: number;
  /** Greatest distance in places; 1 asks for adjacent events. Default: no limit. Not for closed and maximal patterns. */
  readonly maxGap?: number;
  /** Longest time from the first to the last set, inclusive. Default: no limit. */
  readonly window?: Window;
  /** How many patterns the search keeps at most. Default 1,000,000; where it cuts, the result says `truncated`. */
  readonly maxPatterns?: number;
  /** Megabytes that the patterns found may take, 8 bytes a pattern and 8 an item of it. Default 1,024; where it cuts, the result says `truncated`. */
  readonly maxMemory?: number;
  /** Told after each first item; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** Passes a duration, or a number of 0 or more. */
export const windowRule: OptionRule = optionRule(
  'a duration such as { days: 7 }, or a number >= 0 where events are numbers',
  (value) => isDuration(value) || (typeof value === 'number' && Number.isFinite(value) && value >= 0),
);

/** The rules of these options. */
export const mineSequencesRules: Readonly<Record<keyof MineSequencesOptions, OptionRule>> = Object.freeze({
  minSupport: supportRule,
  top: wholeNumber(1),
  target: oneOf('frequent', 'closed', 'maximal'),
  minLength: wholeNumber(1),
  maxLength: wholeNumber(1),
  minGap: wholeNumber(1),
  maxGap: wholeNumber(1),
  window: windowRule,
  maxPatterns: wholeNumber(1),
  maxMemory: positiveNumber,
  onProgress: anyFunction,
});

const msPerDay = 86_400_000;

/**
 * The window in the unit of the events.
 *
 * @throws InvalidOptionError (`invalid-option`) where the events are instants and the window is a bare number, or the reverse
 */
export function windowIn(verb: string, window: Window | undefined, { timed }: Sequences): number | null {
  if (window === undefined) return null;
  if (typeof window === 'number' && timed !== 'instants') return window;
  if (typeof window !== 'number' && timed === 'instants') return durationIn(window, 'day') * msPerDay;
  const allowed =
    timed === 'instants'
      ? 'a duration such as { days: 7 }, since events are instants'
      : `a number, since events are ${timed}`;
  throw new InvalidOptionError(verb, [{ option: 'window', allowed, received: JSON.stringify(window) }]);
}
