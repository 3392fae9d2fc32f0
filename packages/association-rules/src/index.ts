export {
  type BasketField,
  type BasketInput,
  type Baskets,
  type BasketsOfOptions,
  basketsOf,
  type DataIssue,
  type DataIssues,
  type DeriveBasketsOptions,
  deriveBaskets,
  eachRow,
  type FieldMap,
  type Instant,
  type ListColumn,
  type LogBaskets,
  type Note,
  type ParsedTransactions,
  type ParseOptions,
  parseTransactions,
  type Row,
  type SequenceColumn,
  type SequenceField,
  type SequenceInput,
  type Sequences,
  type SequencesOfOptions,
  safeParseTransactions,
  sequencesOf,
  type Table,
  type Transaction,
  type TransactionLog,
  type Transactions,
  toRows,
} from '@clientele/core';
export { type BasketRules, type BasketRulesOptions, basketRules } from './basket-rules.ts';
export { rulesToPmml } from './export/to-pmml.ts';
export type { BasketSource } from './itemsets/basket-source.ts';
export type { ItemHierarchy } from './itemsets/hierarchy.ts';
export type { ItemsetMeasure } from './itemsets/itemset-measures.ts';
export type { Itemsets } from './itemsets/itemsets.ts';
export { mineItemsets } from './itemsets/mine-itemsets.ts';
export type { MineItemsetsOptions, MinSupport } from './itemsets/options.ts';
export type { ItemsetTarget } from './itemsets/search.ts';
export { type FitNextItemOptions, fitNextItem } from './next-item/fit.ts';
export { type NextItemModel, type NextItemParameters, parseNextItemModel } from './next-item/model.ts';
export { type OpenNextItem, openNextItem } from './next-item/open.ts';
export { type NextItems, type PredictNextOptions, predictNextItems } from './next-item/predict.ts';
export { type Promotions, type PromotionsOptions, promotionsOf } from './promote/promotions.ts';
export { type OpenRules, openRules, type ScoreOptions } from './recommend/open-rules.ts';
export {
  type RecommendOptions,
  type RuleRecommendations,
  recommendFromRules,
} from './recommend/recommend-from-rules.ts';
export { deriveRules } from './rules/derive-rules.ts';
export {
  type BasicMeasure,
  basicMeasures,
  type FurtherMeasure,
  furtherMeasures,
  type Measure,
} from './rules/measures.ts';
export { type MineRulesOptions, mineRules } from './rules/mine-rules.ts';
export type { DeriveRulesOptions, Significance } from './rules/options.ts';
export type { RuleColumns, Rules } from './rules/rules.ts';
export { mineSequences, type SequenceSource } from './sequences/mine-sequences.ts';
export { type MineSequentialRulesOptions, mineSequentialRules } from './sequences/mine-sequential-rules.ts';
export type { MineSequencesOptions, Window } from './sequences/options.ts';
export type { SequencePatterns } from './sequences/patterns.ts';
export type { SequentialRules } from './sequences/sequential-rules.ts';
export {
  type MineUtilityItemsetsOptions,
  mineUtilityItemsets,
  type UtilityItemsets,
} from './utility/mine-utility-itemsets.ts';
export {
  type UtilityBaskets,
  type UtilityBasketsOfOptions,
  type UtilityField,
  utilityBasketsOf,
} from './utility/utility-baskets.ts';
