import {
  anyRecord,
  asInteractionLog,
  asTransactionLog,
  before,
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  type DataIssues,
  frozen,
  type Instant,
  type Interactions,
  instantOrEnd,
  type Note,
  noPurchases,
  type OptionRule,
  optionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  type TextColumn,
  type TransactionLog,
  type Transactions,
  withColumns,
} from '@clientele/core';
import { readEvents } from './events/read.ts';
import { type WeighedInteractions, weighInteractions } from './interactions/weigh-interactions.ts';
import { type FitNextBasketOptions, fitNextBasket, fitNextBasketRules } from './next-basket/fit.ts';
import type { NextBasketModel } from './next-basket/model.ts';
import { partsOf } from './recommend/explain.ts';
import { foldIn } from './recommend/fold-in.ts';
import { openNbo } from './recommend/open.ts';
import { type RecommendOptions, recommendFolded, recommendRules } from './recommend/recommend.ts';

/** The options of every step inside. */
export interface NextBestOffersOptions extends ParseOptions, FitNextBasketOptions, RecommendOptions {
  /** Exclusive end of what is seen; the midnight after the last event unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /** What customers did besides buying: views, carts and searches of products count as parts of a purchase. */
  readonly interactions?: Interactions;
  /** What each kind of them weighs beside 1 of a purchase; `usualInteractionWeights` unless told otherwise. */
  readonly interactionWeights?: Readonly<Record<string, number>>;
}

/** Up to k rows a customer, best first; with the model behind them. */
export type NextBestOffers = CustomerTable<{
  /** 1 for the best. */
  rank: Float64Array;
  /** Id of the product. */
  item: CodedColumn;
  /** By which products are ranked, above 0; not a probability. */
  score: Float64Array;
  /** The part that weighs most, in words. */
  reason: TextColumn;
}> & {
  /** Exclusive end of what was seen, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly model: NextBasketModel;
  /** Rows that were set aside or are worth a look; empty for a log, which was checked before. */
  readonly issues: DataIssues;
  readonly notes: readonly Note[];
};

const rules: Readonly<Record<keyof NextBestOffersOptions, OptionRule>> = {
  ...parseRules,
  ...fitNextBasketRules,
  ...recommendRules,
  asOf: instantOrEnd,
  interactions: optionRule('a log, or an array of rows', (value) => typeof value === 'object' && value !== null),
  interactionWeights: anyRecord,
};

/**
 * From transactions to the products that each customer is most likely to buy next, in one call, each with its reason. Every
 * step inside is public: `parseTransactions`, `fitNextBasket`, `recommend`, `explainOffer`.
 *
 * @param transactions a log with products, or rows together with `map`; rows that cannot be used are listed in `issues`
 * @param options how rows are read, where the observation ends, the weights of the model, and how lists are made
 * @returns up to k rows a customer with a purchase, in the order in which the data first names them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where nobody has bought anything before `asOf`
 * @example
 * import { nextBestOffers, toRows } from '@clientele/nbo';
 * const lines = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 4, product: 'tea' }, { customer: 'Ada', time: '2026-01-12', amount: 4, product: 'tea' },
 *   { customer: 'Ada', time: '2026-01-12', amount: 3, product: 'jam' }, { customer: 'Bo', time: '2026-01-09', amount: 3, product: 'jam' },
 * ];
 * toRows(nextBestOffers(lines, { k: 2 }), ['customer', 'rank', 'item', 'reason']);
 * // => [
 * //   { customer: 'Ada', rank: 1, item: 'tea', reason: 'bought before' },
 * //   { customer: 'Ada', rank: 2, item: 'jam', reason: 'bought before' },
 * //   { customer: 'Bo', rank: 1, item: 'jam', reason: 'bought before' },
 * //   { customer: 'Bo', rank: 2, item: 'tea', reason: 'popular' },
 * // ]
 */
export function nextBestOffers(transactions: Transactions, options: NextBestOffersOptions = {}): NextBestOffers {
  const verb = 'nextBestOffers';
  checkOptions(verb, options, rules);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const asOf = resolveAsOf(options.asOf, log, verb);
  const seen = before(log, asOf);
  if (!seen.amount.some((amount) => amount >= 0)) throw noPurchases(verb, { log, issues }, asOf);
  const { k, repeats, candidates, customers } = options;
  const now = options.now ?? asOf;
  const weighed = weighedWith(seen, asOf, options);
  const events = weighed?.events ?? seen;
  const model = fitNextBasket(events, pick(options, Object.keys(fitNextBasketRules)));
  const open = openNbo(model);
  const histories = foldIn(verb, open, readEvents(verb, events), customers);
  const lists = recommendFolded(open, histories, { k, repeats, candidates, now });
  const places = new Map(histories.customers.map((id, place) => [id, place]));
  const reason = Array.from(lists.customer.codes, (code, row): string => {
    const place = places.get(lists.customer.dictionary.values[code] as string) as number;
    return partsOf(open, histories, place, lists.columns.item.codes[row] as number)[0] ?? '';
  });
  return Object.freeze({
    ...withColumns(lists, { reason: Object.freeze(reason) }),
    asOf,
    timeZone: log.timeZone,
    model,
    issues,
    notes: frozen([...(weighed?.notes ?? []), ...lists.notes]),
  });
}

/** Purchases and what was done besides buying before the end of what is seen; `null` where only purchases are known. */
function weighedWith(
  purchases: TransactionLog,
  asOf: number,
  { interactions, interactionWeights }: NextBestOffersOptions,
): WeighedInteractions | null {
  if (interactions === undefined) return null;
  const { timeZone } = purchases;
  const { log } = asInteractionLog(interactions, Array.isArray(interactions) ? { timeZone } : {}, 'nextBestOffers');
  return weighInteractions(before(log, asOf), {
    purchases,
    ...(interactionWeights === undefined ? {} : { weights: interactionWeights }),
  });
}

function pick(options: object, names: readonly string[]): FitNextBasketOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
}
