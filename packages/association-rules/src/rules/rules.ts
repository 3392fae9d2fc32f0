import type { ListColumn, Note, Table } from '@clientele/core';
import type { FurtherMeasure, Measure } from './measures.ts';

/** The columns of every rule table. */
export type RuleColumns = {
  /** Who bought these … */
  antecedent: ListColumn;
  /** … also bought those. */
  consequent: ListColumn;
  /** Baskets with both sides. */
  count: Float64Array;
  /** Baskets with the antecedent. */
  antecedentCount: Float64Array;
  /** Baskets with the consequent. */
  consequentCount: Float64Array;
  /** All baskets. */
  n: Float64Array;
  /** `count` / `n`. */
  support: Float64Array;
  /** `count` / `antecedentCount`. */
  confidence: Float64Array;
  /** `confidence` over the consequent's share of baskets. */
  lift: Float64Array;
  /** `support` less what it would be were the sides independent. */
  leverage: Float64Array;
  /** How much rarer exceptions are than by independence; missing where there is none. */
  conviction: Float64Array;
};

/** Rules, the best first; with a column for each further measure asked for. Counts suffice to redo every measure by hand. */
export interface Rules extends Table<RuleColumns & Partial<Record<FurtherMeasure | 'adjustedP', Float64Array>>> {
  /** All baskets. */
  readonly n: number;
  /** What the mining kept: the least share of baskets, and the least confidence. */
  readonly minSupport: number;
  readonly minConfidence: number;
  /** What the rules are ranked by. */
  readonly sortBy: Measure;
  /** How many rules there are before `top` cut the list. */
  readonly found: number;
  readonly notes: readonly Note[];
}
