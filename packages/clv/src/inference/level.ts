import { type OptionRule, optionRule } from '@clientele/core';
import { normalQuantile } from '@clientele/stats';

/** How sure an interval shall be. */
export interface LevelOption {
  /** Share of intervals that hold the truth; 0.95 unless given. */
  readonly level?: number;
}

/** The rule for it. */
export const levelRule: OptionRule = optionRule(
  'a number between 0 and 1',
  (value) => typeof value === 'number' && value > 0 && value < 1,
);

/** @returns how many standard deviations lie on each side */
export function widthOf({ level = 0.95 }: LevelOption): number {
  return normalQuantile((1 + level) / 2);
}
