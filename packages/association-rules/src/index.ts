export { type BasketSource, mineItemsets } from './itemsets/mine-itemsets.ts';
export type { Itemsets } from './itemsets/itemsets.ts';
export type { MineItemsetsOptions, MinSupport } from './itemsets/options.ts';
export type { ItemsetTarget } from './itemsets/search.ts';
