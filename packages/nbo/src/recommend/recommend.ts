import {
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  type Duration,
  frozen,
  type Instant,
  InvalidInputError,
  InvalidOptionError,
  instant,
  type Note,
  type OptionRule,
  optionRule,
  parseInstant,
  showValue,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { halfLifeOf, halfLifeRule } from '../histories/half-life.ts';
import type { Histories } from '../histories/histories.ts';
import type { NboModel } from '../model.ts';
import { type FoldedHistories, foldIn } from './fold-in.ts';
import { type OpenNbo, opened } from './open.ts';
import { openLists } from './score.ts';

/** Options of `recommend`. */
export interface RecommendOptions {
  /** How many items a customer gets at most. Default 10. */
  readonly k?: number;
  /**
   * Whether items that the customer has may be offered again: `'include'` unless told otherwise where the model is of
   * baskets, else `'exclude'`. With `{ after }` an item comes again only so long after the customer's last event with it.
   */
  readonly repeats?: 'include' | 'exclude' | { readonly after: Duration };
  /** The moment of the offer, from which `after` is counted back. */
  readonly now?: Instant;
  /** The only items that may be offered: in stock, allowed, in the campaign. All of the model's where it is left out. */
  readonly candidates?: readonly string[];
  /** Whom to answer, in this order, also those without a history. All that have events where it is left out. */
  readonly customers?: readonly string[];
}

/** Up to k rows a customer, best first. */
export type Recommendations = CustomerTable<{
  /** 1 for the best. */
  rank: Float64Array;
  /** Id of the item. */
  item: CodedColumn;
  /** By which items are ranked, above 0; comparable within one model, not a probability. */
  score: Float64Array;
}> & {
  /** What was left out, unknown, or is not as asked for. */
  readonly notes: readonly Note[];
};

const ids: OptionRule = optionRule('a list of ids', (value) => Array.isArray(value));

/** The rules of the options. */
export const recommendRules: Readonly<Record<keyof RecommendOptions, OptionRule>> = {
  k: wholeNumber(1),
  repeats: optionRule(
    `"include", "exclude" or { after: ${halfLifeRule.allowed} }`,
    (value) => value === 'include' || value === 'exclude' || isCoolDown(value),
  ),
  now: instant,
  candidates: ids,
  customers: ids,
};

/**
 * The items that each customer is most likely to want, told from his or her own history: customers whom the fit never saw are
 * scored as well, and nothing is refitted. One customer alone gets the same as among a million others. Ties are broken by the
 * item's id; an item whose score is 0 is not offered, so a list may be shorter than k.
 *
 * @param model from a fit or parse function, or opened by `openNbo` where it answers often
 * @param histories what the customers have: a transaction log with products, rows, or columns
 * @param options how many, repeats, which items, whom
 * @returns one row a customer and rank; scores are in the model's own unit
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitPopularity, recommend, toRows } from '@clientele/nbo';
 * const events = [{ customer: 'Ada', item: 'tea' }, { customer: 'Bo', item: 'tea' }, { customer: 'Bo', item: 'jam' }];
 * const model = fitPopularity(events);
 * toRows(recommend(model, [{ customer: 'Ada', item: 'tea' }])); // => [{ customer: 'Ada', rank: 1, item: 'jam', score: 1 }]
 * toRows(recommend(model, [{ customer: 'Ada', item: 'tea' }], { repeats: 'include', k: 1 }), ['item']); // => [{ item: 'tea' }]
 */
export function recommend(
  model: NboModel | OpenNbo,
  histories: ItemEvents,
  options: RecommendOptions = {},
): Recommendations {
  checkOptions('recommend', options, recommendRules);
  const open = opened('recommend', model);
  return recommendFolded(
    open,
    foldIn('recommend', open, readEvents('recommend', histories), options.customers),
    options,
  );
}

/** The lists of histories that are folded in already. */
export function recommendFolded(
  model: OpenNbo,
  histories: FoldedHistories,
  { k = 10, repeats = model.repeats, candidates, now }: RecommendOptions,
): Recommendations {
  const mask = candidates === undefined ? null : candidateMask(model, candidates);
  const bestOf = openLists(model, {
    k,
    excludesOwn: repeats === 'exclude',
    cooledBefore: cooledBefore(repeats, now, histories),
    candidates: mask?.allowed ?? null,
  });
  const rows = { customer: [] as number[], rank: [] as number[], item: [] as number[], score: [] as number[] };
  let short = 0;
  for (let customer = 0; customer < histories.customers.length; customer++) {
    const { ids: best, values } = bestOf(histories, customer);
    if (best.length < k) short++;
    for (let at = 0; at < best.length; at++) {
      rows.customer.push(customer);
      rows.rank.push(at + 1);
      rows.item.push(best[at] as number);
      rows.score.push(values[at] as number);
    }
  }
  const notes = [...histories.notes, ...(mask?.notes ?? []), ...shortNotes(short, histories, k)];
  return Object.freeze({
    length: rows.customer.length,
    customer: codedColumn(histories.customers, rows.customer),
    columns: Object.freeze({
      rank: Float64Array.from(rows.rank),
      item: codedColumn(model.items, rows.item),
      score: Float64Array.from(rows.score),
    }),
    notes: frozen(notes),
  });
}

function isCoolDown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'after') return false;
  return halfLifeRule.accepts((value as { readonly after: unknown }).after);
}

/** An item is had again only where its last event was not later than this. */
function cooledBefore(
  repeats: NonNullable<RecommendOptions['repeats']>,
  now: Instant | undefined,
  { latest, items }: Histories,
): number | null {
  if (typeof repeats === 'string') return null;
  if (now === undefined) {
    throw new InvalidOptionError('recommend', [
      { option: 'now', allowed: 'given where repeats come after a while', received: 'nothing' },
    ]);
  }
  if (latest === null && items.length > 0) {
    throw new InvalidInputError('recommend: repeats after a while need the times of the events, which have none');
  }
  return parseInstant(now, 'UTC') - halfLifeOf(repeats.after);
}

function codedColumn(values: readonly string[], codes: readonly number[]): CodedColumn {
  return Object.freeze({ dictionary: Object.freeze({ values }), codes: Uint32Array.from(codes) });
}

function candidateMask(
  model: OpenNbo,
  candidates: readonly string[],
): { readonly allowed: Uint8Array; readonly notes: readonly Note[] } {
  const odd = candidates.find((id) => typeof id !== 'string');
  if (odd !== undefined) {
    const received = showValue(odd);
    throw new InvalidOptionError('recommend', [{ option: 'candidates', allowed: 'a list of item ids', received }]);
  }
  const allowed = new Uint8Array(model.items.length);
  const unknown = candidates.filter((id) => {
    const at = model.itemIndex.get(id);
    if (at !== undefined) allowed[at] = 1;
    return at === undefined;
  });
  if (unknown.length === 0) return { allowed, notes: [] };
  const message = `${unknown.length} of ${candidates.length} candidates are unknown to the model and never offered, such as ${showValue(unknown[0])}`;
  const details = { unknown: unknown.length, candidates: candidates.length };
  return { allowed, notes: [{ code: 'unknown-candidates', message, details }] };
}

function shortNotes(short: number, { customers }: Histories, k: number): Note[] {
  if (short === 0) return [];
  const message = `${short} of ${customers.length} customers get fewer than ${k} items: nothing else has a score above 0`;
  return [{ code: 'short-lists', message, details: { short, customers: customers.length } }];
}
