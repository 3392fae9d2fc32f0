import { fraction, type OptionRule, oneOf, optionRule, wholeNumber } from '@clientele/core';
import { itemsRule } from '../itemsets/options.ts';
import { basicMeasures, type FurtherMeasure, furtherMeasures, type Measure } from './measures.ts';

/** A test of every rule against chance, corrected for the number of rules tested. */
export interface Significance {
  /** Least chance of a false finding that is still refused. Default 0.05. */
  readonly alpha?: number;
  /** `'holm'` (default) and `'bonferroni'` bound the chance of any false rule, `'fdr'` (Benjamini and Hochberg) their share. */
  readonly adjust?: 'holm' | 'bonferroni' | 'fdr' | 'none';
  /** `'fisher'` (default): exact, of rules that are more frequent than by chance. `'chi-squared'`: for large counts, of either direction. */
  readonly test?: 'fisher' | 'chi-squared';
}

/** Which rules are made, and what is said of them. */
export interface DeriveRulesOptions {
  /** Least confidence, inclusive. Default 0.5. */
  readonly minConfidence?: number;
  /** Most items of a consequent. Default 1. */
  readonly maxConsequent?: number;
  /** The only items that may stand in an antecedent. Default: all. */
  readonly antecedent?: readonly string[];
  /** The only items that may stand in a consequent. Default: all. */
  readonly consequent?: readonly string[];
  /** Further columns, or `'all'`. */
  readonly measures?: readonly FurtherMeasure[] | 'all';
  /** `'drop'` leaves out rules that a rule with fewer antecedent items equals or beats in confidence. Default `'keep'`. */
  readonly redundant?: 'keep' | 'drop';
  /** Keeps the rules that are significant by a test, and adds `adjustedP`. Default: no test. */
  readonly significance?: Significance;
  /** What rules are ranked by, the best first. Default `'lift'`. */
  readonly sortBy?: Measure;
  /** Keeps that many of the best. Default: all. */
  readonly top?: number;
}

const isOneOf = (words: readonly string[], value: unknown): boolean => words.includes(value as string);
const adjustments: readonly string[] = ['holm', 'bonferroni', 'fdr', 'none'];
const tests: readonly string[] = ['fisher', 'chi-squared'];

function isSignificance(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { alpha = 0.05, adjust = 'holm', test = 'fisher', ...others } = value as Significance;
  const isKnown = isOneOf(adjustments, adjust) && isOneOf(tests, test);
  return alpha > 0 && alpha < 1 && isKnown && Object.keys(others).length === 0;
}

/** The rules of these options. */
export const deriveRulesRules: Readonly<Record<keyof DeriveRulesOptions, OptionRule>> = Object.freeze({
  minConfidence: fraction,
  maxConsequent: wholeNumber(1),
  antecedent: itemsRule,
  consequent: itemsRule,
  measures: optionRule(
    `"all" or a list of ${furtherMeasures.join(', ')}`,
    (value) => value === 'all' || (Array.isArray(value) && value.every((name) => isOneOf(furtherMeasures, name))),
  ),
  redundant: oneOf('keep', 'drop'),
  significance: optionRule(
    `a record with alpha between 0 and 1, adjust one of ${adjustments.join(', ')} and test one of ${tests.join(', ')}`,
    isSignificance,
  ),
  sortBy: oneOf(...basicMeasures, ...furtherMeasures),
  top: wholeNumber(1),
});
