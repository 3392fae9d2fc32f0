import {
  anyFunction,
  type OnProgress,
  type OptionRule,
  oneOf,
  optionRule,
  positiveNumber,
  wholeNumber,
} from '@clientele/core';
import type { SetLimits } from './found-sets.ts';
import { hierarchyRule, type ItemHierarchy } from './hierarchy.ts';
import { type ItemsetMeasure, itemsetMeasures } from './itemset-measures.ts';
import type { ItemsetTarget } from './search.ts';

/** Least support, inclusive: a share of all baskets, above 0 and up to 1, or a count of baskets, 1 or more. */
export type MinSupport = number | { readonly count: number };

/** What is mined. */
export interface MineItemsetsOptions {
  /** Least support, inclusive. Default 0.01, with `top` one basket. As a number it is a share: 1 means all baskets, `{ count: 1 }` one. */
  readonly minSupport?: MinSupport;
  /** Keeps that many of the most frequent sets; the least support rises by itself. For the target `'frequent'`. */
  readonly top?: number;
  /** Which sets are wanted. Default `'frequent'`: all of them. */
  readonly target?: ItemsetTarget;
  /** Least number of items. Default 1. */
  readonly minLength?: number;
  /** Greatest number of items. Default: no limit. */
  readonly maxLength?: number;
  /**
   * How many sets the search keeps at most; for closed and maximal sets those count that turn out to be within others, too.
   * Default 1,000,000; where it cuts, the result says `truncated`.
   */
  readonly maxItemsets?: number;
  /**
   * Megabytes that the sets found may take. Default 1,024; where it cuts, the result says `truncated`. Not for `weights`, whose
   * sets `maxItemsets` bounds.
   */
  readonly maxMemory?: number;
  /** How much each basket counts, 0 or more, one number a basket; `n` and all counts are then sums of weights. Default: 1 each. */
  readonly weights?: ArrayLike<number>;
  /**
   * Categories of items, and of categories: sets are then of items and categories, and none holds an item together with its own
   * ancestor. For the target `'frequent'`.
   */
  readonly hierarchy?: ItemHierarchy;
  /** Further columns, or `'all'`: `allConfidence`, `crossSupportRatio` and `lift` of each set. */
  readonly measures?: readonly ItemsetMeasure[] | 'all';
  /** Items that every set must hold. */
  readonly include?: readonly string[];
  /** Items that no set may hold. */
  readonly exclude?: readonly string[];
  /** Told after each item, the rarest first; may throw to stop. */
  readonly onProgress?: OnProgress;
}

const isShare = (value: unknown): boolean => typeof value === 'number' && value > 0 && value <= 1;
const isCount = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).join() === 'count' &&
  Number.isSafeInteger((value as { count: unknown }).count) &&
  (value as { count: number }).count >= 1;

/** Passes a share or a count of baskets. */
export const supportRule: OptionRule = optionRule(
  'a share above 0 and up to 1, or { count } with a whole number >= 1',
  (value) => isShare(value) || isCount(value),
);

/** Passes a list of item ids. */
export const itemsRule: OptionRule = optionRule(
  'a list of item ids',
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
);

/** The rules of these options. */
export const mineItemsetsRules: Readonly<Record<keyof MineItemsetsOptions, OptionRule>> = Object.freeze({
  minSupport: supportRule,
  top: wholeNumber(1),
  target: oneOf('frequent', 'closed', 'maximal'),
  minLength: wholeNumber(1),
  maxLength: wholeNumber(1),
  maxItemsets: wholeNumber(1),
  maxMemory: positiveNumber,
  weights: optionRule(
    'a list of numbers, one a basket',
    (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value),
  ),
  hierarchy: hierarchyRule,
  measures: optionRule(
    `"all" or a list of ${itemsetMeasures.join(', ')}`,
    (value) => value === 'all' || (Array.isArray(value) && value.every((name) => itemsetMeasures.includes(name))),
  ),
  include: itemsRule,
  exclude: itemsRule,
  onProgress: anyFunction,
});

/** The least whole count that passes: `count / n >= share` in doubles, never a rounded product. */
export function leastCount(minSupport: MinSupport, n: number): number {
  if (typeof minSupport !== 'number') return minSupport.count;
  let count = Math.max(1, Math.floor(minSupport * n) - 1);
  while (count < n && count / n < minSupport) count++;
  return count;
}

/** Sets enough for any reader, few enough for the memory of a browser. */
const defaultLimit = 1_000_000;
/** Megabytes. */
const defaultMemory = 1024;

/** How much is kept at most. */
export function limitsOf({ maxItemsets = defaultLimit, maxMemory = defaultMemory }: MineItemsetsOptions): SetLimits {
  return { sets: maxItemsets, bytes: maxMemory * 1e6 };
}

/** Whether every subset of a listed set is listed as well. */
export function isComplete(
  { target, minLength = 1, include = [], top }: MineItemsetsOptions,
  truncated: boolean,
): boolean {
  return (
    (target ?? 'frequent') === 'frequent' && minLength === 1 && include.length === 0 && top === undefined && !truncated
  );
}
