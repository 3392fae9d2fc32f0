import { type OptionRule, optionRule } from '@clientele/core';

/** How much each score counts in a weighted score. Only their proportions matter. */
export interface RfmWeights {
  /** Of recency, 0 or more. */
  readonly r: number;
  /** Of frequency, 0 or more. */
  readonly f: number;
  /** Of monetary value, 0 or more. */
  readonly m: number;
}

/** What weights must be, in words. */
export const weightsAllowed = '{ r, f, m } with three numbers >= 0, one of them > 0';

/** Three weights that are not all 0. */
export const weightsRule: OptionRule = optionRule(
  weightsAllowed,
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).sort().join() === 'f,m,r' &&
    areWeights(value as RfmWeights),
);

/** Whether three numbers can weigh scores. */
export function areWeights({ r, f, m }: RfmWeights): boolean {
  return (
    [r, f, m].every((weight) => Number.isFinite(weight) && weight >= 0) && Number.isFinite(r + f + m) && r + f + m > 0
  );
}
