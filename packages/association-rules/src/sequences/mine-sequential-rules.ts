import {
  anyFunction,
  checkOptions,
  fraction,
  frozen,
  type ListColumn,
  type OnProgress,
  type OptionRule,
  table,
  wholeNumber,
} from '@clientele/core';
import { leastCount, type MinSupport, supportRule } from '../itemsets/options.ts';
import { type EventRows, eventRows } from './event-rows.ts';
import { asSequences, type SequenceSource } from './mine-sequences.ts';
import { type Window, windowIn, windowRule } from './options.ts';
import { growRules } from './rule-growth.ts';
import type { SequentialRules } from './sequential-rules.ts';

/** Which sequential rules are mined. */
export interface MineSequentialRulesOptions {
  /** Least support, inclusive: a share of all sequences, or a count. Default 0.05. */
  readonly minSupport?: MinSupport;
  /** Least confidence, inclusive. Default 0.5. */
  readonly minConfidence?: number;
  /** Most items of the antecedent. Default: no limit. */
  readonly maxAntecedent?: number;
  /** Most items of the consequent. Default: no limit. */
  readonly maxConsequent?: number;
  /** Longest time from the first item of the antecedent to the last of the consequent, inclusive. Default: no limit. */
  readonly window?: Window;
  /** Keeps that many of the surest. Default: all. */
  readonly top?: number;
  /** How many rules the search keeps at most. Default 1,000,000; where it cuts, the result says `truncated`. */
  readonly maxRules?: number;
  /** Told after each item of the antecedent; may throw to stop. */
  readonly onProgress?: OnProgress;
}

const rules: Readonly<Record<keyof MineSequentialRulesOptions, OptionRule>> = {
  minSupport: supportRule,
  minConfidence: fraction,
  maxAntecedent: wholeNumber(1),
  maxConsequent: wholeNumber(1),
  window: windowRule,
  top: wholeNumber(1),
  maxRules: wholeNumber(1),
  onProgress: anyFunction,
};

interface Rule {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly count: number;
  readonly leftCount: number;
}

/**
 * Finds what follows what: rules whose antecedent stands before their consequent. Both are sets, so that "diapers and formula,
 * then wipes" is one rule whichever of the two came first.
 *
 * @param source sequences of `sequencesOf`; or lists, rows with `sequence`, `event` and `item`, or baskets of a log
 * @param options support, confidence, lengths and window
 * @returns one row a rule: the highest confidence first, then the highest count, the shorter rule, and names
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a bare number bounds instants
 * @throws InvalidInputError (`invalid-input`) where the source holds no sequences
 * @example
 * import { mineSequentialRules, toRows } from '@clientele/association-rules';
 * const visits = [['diapers', 'wipes'], ['diapers', 'cola', 'wipes'], ['wipes', 'diapers'], ['cola']];
 * const rules = mineSequentialRules(visits, { minSupport: 0.5, minConfidence: 0.6 });
 * toRows(rules, ['antecedent', 'consequent', 'count', 'antecedentCount', 'confidence']);
 * // => [{ antecedent: ['diapers'], consequent: ['wipes'], count: 2, antecedentCount: 3, confidence: 2 / 3 }]
 */
export function mineSequentialRules(source: SequenceSource, options: MineSequentialRulesOptions = {}): SequentialRules {
  checkOptions('mineSequentialRules', options, rules);
  const { minSupport = 0.05, minConfidence = 0.5, top, onProgress } = options;
  const { maxAntecedent = Number.POSITIVE_INFINITY, maxConsequent = Number.POSITIVE_INFINITY } = options;
  const sequences = asSequences(source);
  const window = windowIn('mineSequentialRules', options.window, sequences);
  const minCount = leastCount(minSupport, sequences.length);
  const rows = eventRows(sequences, minCount);
  const { maxRules = 1_000_000 } = options;
  const found: Rule[] = [];
  let truncated = false;
  const limits = {
    ...{ minCount, maxAntecedent, maxConsequent },
    window: window ?? Number.POSITIVE_INFINITY,
    isFull: () => truncated,
  };
  const take = (left: readonly number[], right: readonly number[], count: number, leftCount: number): void => {
    if (count / leftCount < minConfidence) return;
    if (found.length === maxRules) truncated = true;
    else found.push({ left, right, count, leftCount });
  };
  const total = rows.codes.length;
  growRules(rows, limits, take, (done) => onProgress?.({ stage: 'sequential-rules', done, total }));
  const ranked = found.sort(compareRules).slice(0, top);
  const message = `the search was cut at ${maxRules} rules: raise maxRules, minSupport or minConfidence`;
  return Object.freeze({
    ...columnsOf(ranked, rows, sequences.length, sequences.columns.events),
    n: sequences.length,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, sequences.length),
    minConfidence,
    window,
    found: found.length,
    truncated,
    notes: frozen([...sequences.notes, ...(truncated ? [{ code: 'truncated', message, details: { maxRules } }] : [])]),
  });
}

/** Local items are in the order of their names. */
function compareRules(a: Rule, b: Rule): number {
  return (
    b.count / b.leftCount - a.count / a.leftCount ||
    b.count - a.count ||
    a.left.length + a.right.length - b.left.length - b.right.length ||
    compareItems(a.left, b.left) ||
    compareItems(a.right, b.right)
  );
}

function compareItems(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((item, i) => item !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? -1);
}

function columnsOf(
  found: readonly Rule[],
  rows: EventRows,
  n: number,
  { dictionary }: ListColumn,
): Pick<SequentialRules, 'length' | 'columns'> {
  const lists = (side: 'left' | 'right'): ListColumn => {
    const offsets = new Uint32Array(found.length + 1);
    found.forEach((rule, i) => {
      offsets[i + 1] = (offsets[i] as number) + rule[side].length;
    });
    const codes = Uint32Array.from(found.flatMap((rule) => rule[side].map((item) => rows.codes[item] as number)));
    return Object.freeze({ dictionary, offsets, codes });
  };
  const numbers = (of: (rule: Rule) => number): Float64Array => Float64Array.from(found, of);
  return table({
    antecedent: lists('left'),
    consequent: lists('right'),
    count: numbers(({ count }) => count),
    antecedentCount: numbers(({ leftCount }) => leftCount),
    support: numbers(({ count }) => count / n),
    confidence: numbers(({ count, leftCount }) => count / leftCount),
  });
}
