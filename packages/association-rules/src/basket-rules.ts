import {
  asTransactionLog,
  checkOptions,
  type DataIssues,
  type DeriveBasketsOptions,
  deriveBaskets,
  instantOrEnd,
  mergeIssues,
  type OptionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  type Transactions,
} from '@clientele/core';
import { onBehalfOf } from './on-behalf-of.ts';
import { type MineRulesOptions, mineRules, mineRulesRules } from './rules/mine-rules.ts';
import type { Rules } from './rules/rules.ts';

/** How rows are read, what is mined, and which rules are shown. */
export interface BasketRulesOptions extends Omit<ParseOptions, 'onProgress'>, DeriveBasketsOptions, MineRulesOptions {}

/** Rules, and what is to be said of the rows they were made from. */
export type BasketRules = Rules & {
  /** Exclusive end of what was looked at, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  /** Rows that were set aside or are worth a look. */
  readonly issues: DataIssues;
};

const rules: Readonly<Record<keyof BasketRulesOptions, OptionRule>> = Object.freeze({
  ...parseRules,
  ...mineRulesRules,
  asOf: instantOrEnd,
});

/**
 * From transactions to the rules of their baskets, in one call: who bought these also bought those. Every step inside is
 * public: `parseTransactions`, `deriveBaskets`, `mineItemsets`, `deriveRules`.
 *
 * Rules that a shorter one equals are left out unless `redundant: 'keep'` is given.
 *
 * @param transactions a log with products, or rows together with `map`
 * @param options how rows are read, the least support (a share of the baskets) and confidence, and what rules are ranked by
 * @returns one row a rule, the best first; `n` baskets were looked at, and `notes` say what was left out
 * @throws InvalidInputError (`invalid-input`) where a column is missing or ambiguous, or there are more than `maxItemsets` sets
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { basketRules, toRows } from '@clientele/association-rules';
 * const lines = [
 *   { who: 'Ada', at: '2026-03-01', bill: 1, sku: 'diapers', total: 12 },
 *   { who: 'Ada', at: '2026-03-01', bill: 1, sku: 'wipes', total: 3 },
 *   { who: 'Bo', at: '2026-03-02', bill: 2, sku: 'diapers', total: 12 },
 *   { who: 'Bo', at: '2026-03-02', bill: 2, sku: 'wipes', total: 3 },
 *   { who: 'Cy', at: '2026-03-02', bill: 3, sku: 'beer', total: 6 },
 * ];
 * const map = { customer: 'who', time: 'at', order: 'bill', product: 'sku', amount: 'total' };
 * const rules = basketRules(lines, { map, minSupport: { count: 2 }, consequent: ['wipes'] });
 * toRows(rules, ['antecedent', 'consequent', 'confidence', 'lift']);
 * // => [{ antecedent: ['diapers'], consequent: ['wipes'], confidence: 1, lift: 1.5 }]
 */
export function basketRules(transactions: Transactions, options: BasketRulesOptions = {}): BasketRules {
  checkOptions('basketRules', options, rules);
  const { onProgress, ...others } = options;
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(others), 'basketRules');
  const baskets = deriveBaskets(log, { asOf: options.asOf });
  const mining = Object.fromEntries(Object.entries(others).filter(([name]) => Object.hasOwn(mineRulesRules, name)));
  const mined = onBehalfOf('basketRules', ['mineRules'], () =>
    mineRules(baskets, { redundant: 'drop', onProgress, ...mining }),
  );
  const { asOf, timeZone } = baskets;
  return Object.freeze({ ...mined, asOf, timeZone, issues: mergeIssues([issues, baskets.issues], options.maxIssues) });
}
