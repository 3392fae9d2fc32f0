import {
  checkOptions,
  frozen,
  InvalidOptionError,
  nonEmptyText,
  type OptionRule,
  showValue,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import type { Histories } from '../histories/histories.ts';
import type { NboModel } from '../model.ts';
import { foldIn } from './fold-in.ts';
import type { Neighbours } from './neighbours.ts';
import { type OpenNbo, opened } from './open.ts';
import { withScores } from './score.ts';

/** Options of `explainOffer`. */
export interface ExplainOfferOptions {
  /** Whose offer. */
  readonly customer: string;
  /** The item offered. */
  readonly item: string;
  /** How many items of the history are named at most, the weightiest first. Default 3. */
  readonly top?: number;
}

/** An item of the history that speaks for the offer. */
export interface OfferReason {
  /** What the customer has. */
  readonly item: string;
  /** What it adds to the score. */
  readonly contribution: number;
}

/** Where a score comes from; the parts add up to it. */
export interface OfferExplanation {
  readonly customer: string;
  readonly item: string;
  /** The score that `recommend` gives. */
  readonly score: number;
  /** What the customer's own events with the item add. */
  readonly own: number;
  /** What popularity adds. */
  readonly popularity: number;
  /** Because the customer has these, the weightiest first. */
  readonly because: readonly OfferReason[];
  /** What further items of the history add; below 0 where more speaks against the item than for it. */
  readonly others: number;
}

const rules: Readonly<Record<keyof ExplainOfferOptions, OptionRule>> = {
  customer: nonEmptyText,
  item: nonEmptyText,
  top: wholeNumber(0),
};

/**
 * Says why an item is offered: because the customer bought it before, because of what else he or she bought, or because
 * everybody buys it.
 *
 * @param model from a fit or parse function, or opened by `openNbo`
 * @param histories events, of this customer alone or of many
 * @param options whose offer, and of what
 * @returns the parts of the score, in its unit; all 0 for a customer without events where popularity does not count
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or the model does not know the item
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { explainOffer, fitItemSimilarity } from '@clientele/nbo';
 * const events = ['tea', 'jam', 'honey'].flatMap((item) => [{ customer: 'Ada', item }, { customer: 'Bo', item }]);
 * const model = fitItemSimilarity(events, { shrinkage: 0 });
 * explainOffer(model, [{ customer: 'Cy', item: 'tea' }], { customer: 'Cy', item: 'jam' }).because;
 * // => [{ item: 'tea', contribution: 1 }]
 */
export function explainOffer(
  model: NboModel | OpenNbo,
  histories: ItemEvents,
  options: ExplainOfferOptions,
): OfferExplanation {
  const verb = 'explainOffer';
  checkOptions(verb, { ...options, customer: options?.customer ?? null, item: options?.item ?? null }, rules);
  const open = opened(verb, model);
  const { customer, item, top = 3 } = options;
  const at = open.itemIndex.get(item);
  if (at === undefined) {
    const allowed = 'an item that the model knows';
    throw new InvalidOptionError(verb, [{ option: 'item', allowed, received: showValue(item) }]);
  }
  const folded = foldIn(verb, open, readEvents(verb, histories), [customer]);
  const reasons = reasonsFor(open, folded, 0, at);
  const speaking = reasons.filter(({ contribution }) => contribution > 0).slice(0, top);
  const because = speaking.map((reason) => ({ ...reason, item: open.items[reason.item] as string }));
  return frozen({
    customer,
    item,
    score: withScores(open, folded, 0, (scoreAt) => scoreAt(at)),
    own: ownPart(open, folded, 0, at),
    popularity: open.popularity?.[at] ?? 0,
    because,
    others: reasons.slice(because.length).reduce((sum, { contribution }) => sum + contribution, 0),
  });
}

/** What the customer's own events with an item add to its score. */
export function ownPart({ own }: OpenNbo, { offsets, items, weights }: Histories, row: number, item: number): number {
  if (own === null) return 0;
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
    if (items[at] === item) return (weights[at] as number) * (own[item] as number);
  }
  return 0;
}

/** The items of a history that speak for or against an item, the weightiest first, ties by id. */
export function reasonsFor(
  { neighbours, factors }: OpenNbo,
  histories: Histories,
  row: number,
  item: number,
): { readonly item: number; readonly contribution: number }[] {
  const { offsets, items, weights } = histories;
  const reasons: { item: number; contribution: number }[] = [];
  const parts = factors?.partsFor(histories, row, item) ?? null;
  const from = offsets[row] as number;
  for (let at = from; at < (offsets[row + 1] as number); at++) {
    const other = items[at] as number;
    const solved = parts?.[at - from];
    if (solved !== undefined) reasons.push({ item: other, contribution: solved });
    const contribution = (weights[at] as number) * similarityOf(neighbours, other, item);
    if (contribution !== 0) reasons.push({ item: other, contribution });
  }
  return reasons.sort((a, b) => b.contribution - a.contribution || a.item - b.item);
}

/** What a unit of one item adds to another; 0 where they are no neighbours. */
function similarityOf({ offsets, items, similarities }: Neighbours, from: number, to: number): number {
  const end = offsets[from + 1] as number;
  for (let at = offsets[from] as number; at < end; at++) if (items[at] === to) return similarities[at] as number;
  return 0;
}

/** The parts of a score in words, the largest first; of equal ones the customer's own purchases, then popularity. */
export function partsOf(model: OpenNbo, histories: Histories, row: number, item: number): string[] {
  const { neighbours, factors, items: ids } = model;
  const { offsets, items, weights } = histories;
  const from = offsets[row] as number;
  const solved = factors?.partsFor(histories, row, item) ?? null;
  // One walk without a list of reasons: every offer that is made comes through here.
  let similar = 0;
  let most = 0;
  let because = -1;
  for (let at = from; at < (offsets[row + 1] as number); at++) {
    const other = items[at] as number;
    const own = solved === null ? (weights[at] as number) * similarityOf(neighbours, other, item) : solved[at - from];
    similar += own as number;
    if ((own as number) <= most) continue;
    most = own as number;
    because = other;
  }
  const parts = [
    { words: 'bought before', part: ownPart(model, histories, row, item) },
    { words: 'popular', part: model.popularity === null ? 0 : (model.popularity[item] as number) },
    { words: because < 0 ? '' : `because of ${ids[because]}`, part: because < 0 ? 0 : similar },
  ];
  return parts
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
    .map(({ words }) => words);
}
