import { type OptionRule, optionRule } from '@clientele/core';

/** How many scores each of the three has. */
export interface RfmBins {
  /** Scores of recency. */
  readonly r: number;
  /** Scores of frequency. */
  readonly f: number;
  /** Scores of monetary value. */
  readonly m: number;
}

/** The most scores that one column can have. */
export const mostBins = 100;

/** Whether a value is a number of scores. */
export function isBinCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= mostBins;
}

/** The number of scores where none is given. */
const usualBins = 5;

/** One number of bins for all three, or one each. */
export const binsRule: OptionRule = optionRule(
  `a whole number from 1 to ${mostBins}, or any of { r, f, m } with such numbers`,
  (value) => isBinCount(value) || isBinRecord(value),
);

function isBinRecord(value: unknown): value is Partial<RfmBins> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, bins]) => ['r', 'f', 'm'].includes(name) && (bins === undefined || isBinCount(bins)),
  );
}

/** @returns the bins of each: one number stands for all three, and what is left out is five. */
export function binsOf(bins: number | Partial<RfmBins> = usualBins): RfmBins {
  const {
    r = usualBins,
    f = usualBins,
    m = usualBins,
  } = typeof bins === 'number' ? { r: bins, f: bins, m: bins } : bins;
  return Object.freeze({ r, f, m });
}

/**
 * The power of ten by which one score is set apart from the next in a composite score: 10 up to nine bins, 100 up to
 * ninety-nine, so that no score runs into its neighbour.
 */
export function compositeBase({ r, f, m }: RfmBins): number {
  return 10 ** String(Math.max(r, f, m)).length;
}
