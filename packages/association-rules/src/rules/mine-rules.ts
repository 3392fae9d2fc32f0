import { checkOptions } from '@clientele/core';
import { asBaskets, type BasketSource } from '../itemsets/basket-source.ts';
import { mineItemsets } from '../itemsets/mine-itemsets.ts';
import { leastCount, type MineItemsetsOptions, mineItemsetsRules } from '../itemsets/options.ts';
import { onBehalfOf } from '../on-behalf-of.ts';
import { deriveRules } from './derive-rules.ts';
import { type DeriveRulesOptions, deriveRulesRules } from './options.ts';
import type { Rules } from './rules.ts';
import { itemsOutside } from './template-items.ts';

/** Options of the mining, and of the rules made from it. */
export interface MineRulesOptions extends Pick<MineItemsetsOptions, MiningOption>, DeriveRulesOptions {}

type MiningOption =
  | 'minSupport'
  | 'maxLength'
  | 'maxItemsets'
  | 'maxMemory'
  | 'weights'
  | 'hierarchy'
  | 'exclude'
  | 'onProgress';

const { minSupport, maxLength, maxItemsets, maxMemory, weights, hierarchy, exclude, onProgress } = mineItemsetsRules;

/** The rules of these options. */
export const mineRulesRules: Readonly<Record<keyof MineRulesOptions, (typeof mineItemsetsRules)['exclude']>> =
  Object.freeze({
    minSupport,
    maxLength,
    maxItemsets,
    maxMemory,
    weights,
    hierarchy,
    exclude,
    onProgress,
    ...deriveRulesRules,
  });

/**
 * Mines itemsets and makes rules of them: `mineItemsets`, then `deriveRules`. What the templates `antecedent` and `consequent`
 * rule out is not mined in the first place.
 *
 * @param source baskets of `deriveBaskets` or `basketsOf`, or plain lists of items
 * @param options of both steps
 * @returns one row a rule, the best first
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a template names an unknown item
 * @throws InvalidInputError (`invalid-input`) where there are more than `maxItemsets` sets, or the source is no baskets
 * @example
 * import { mineRules, toRows } from '@clientele/association-rules';
 * const baskets = [['diapers', 'wipes'], ['diapers', 'wipes', 'beer'], ['beer'], ['diapers']];
 * const rules = mineRules(baskets, { minSupport: { count: 2 }, minConfidence: 0.9 });
 * toRows(rules, ['antecedent', 'consequent', 'lift']); // => [{ antecedent: ['wipes'], consequent: ['diapers'], lift: 4 / 3 }]
 */
export function mineRules(source: BasketSource, options: MineRulesOptions = {}): Rules {
  checkOptions('mineRules', options, mineRulesRules);
  const { minSupport = 0.01, maxLength, maxItemsets, maxMemory, weights, hierarchy, onProgress, ...rest } = options;
  const { exclude = [], ...rules } = rest;
  const baskets = asBaskets('mineRules', source);
  // Weights say nothing of how many baskets there are, so that one of them must be enough.
  const least = weights === undefined ? leastCount(minSupport, baskets.length) : 1;
  // Templates may name categories, which baskets do not hold yet.
  const outside = hierarchy === undefined ? itemsOutside(baskets, least, rules) : [];
  const mining = { minSupport, maxLength, maxItemsets, maxMemory, weights, hierarchy, onProgress };
  return onBehalfOf('mineRules', ['mineItemsets', 'deriveRules'], () =>
    deriveRules(mineItemsets(baskets, { ...mining, exclude: [...exclude, ...outside] }), rules),
  );
}
