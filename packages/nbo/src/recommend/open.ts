import { IncompatibleModelError, showValue } from '@clientele/core';
import type { EaseModel } from '../ease/model.ts';
import { halfLifeOf } from '../histories/half-life.ts';
import type { Weighing } from '../histories/histories.ts';
import { weighingOf } from '../histories/weighing-options.ts';
import type { ImplicitAlsModel } from '../implicit-als/model.ts';
import type { ItemSimilarityModel } from '../item-similarity/model.ts';
import { type NboModel, nboKinds } from '../model.ts';
import type { NextBasketModel } from '../next-basket/model.ts';
import type { PopularityModel } from '../popularity/model.ts';
import type { SarModel } from '../sar/model.ts';
import type { ItemPairsParameters } from '../similarity/item-pairs.ts';
import { type SarMeasure, similarity } from '../similarity/measure.ts';
import { type OpenFactors, openFactors } from './customer-factors.ts';
import { mirrored, type Neighbours, neighboursOf, noNeighbours, transposed } from './neighbours.ts';
import { type ScoringRoom, scoringRoom } from './room.ts';

/**
 * A model made ready to answer: typed arrays and an index, built once. Every kind becomes the same three parts: the score
 * of item j is ownⱼwⱼ + Σᵢ wᵢsᵢⱼ + pⱼ, w being the weights of the customer's history. With factors, s is solved for each customer.
 */
export interface OpenNbo {
  readonly kind: NboModel['kind'];
  /** Ids of the items, ascending by code unit. */
  readonly items: readonly string[];
  /** The position of each id. */
  readonly itemIndex: ReadonlyMap<string, number>;
  /** How a history becomes weights. */
  readonly weighing: Weighing;
  /** Whether `recommend` includes what the customer has, unless told otherwise. */
  readonly repeats: 'include' | 'exclude';
  /** What a unit of the customer's own weight adds to the item itself; `null`: nothing. */
  readonly own: Float64Array | null;
  /** What a unit of weight adds to the neighbours of an item. */
  readonly neighbours: Neighbours;
  /** Factors of the items, in the place of neighbours; `null`: none. @internal */
  readonly factors: OpenFactors | null;
  /** What popularity adds to every item; `null`: nothing. */
  readonly popularity: Float64Array | null;
  /** The items, the most popular first, ties by id; empty without popularity. */
  readonly byPopularity: Uint32Array;
  /** Room to score in, used again by every call. @internal */
  readonly room: ScoringRoom;
}

/**
 * Makes a model ready to answer. Where many calls read one model, open it once, at the start; every verb takes either.
 *
 * @param model from a fit or a parse function of this package
 * @returns the opened model; it cannot be stored
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitPopularity, openNbo, recommend, toRows } from '@clientele/nbo';
 * const opened = openNbo(fitPopularity([{ customer: 'Ada', item: 'tea' }]));
 * toRows(recommend(opened, [], { customers: ['Bo'] })); // => [{ customer: 'Bo', rank: 1, item: 'tea', score: 1 }]
 */
export function openNbo(model: NboModel): OpenNbo {
  return opened('openNbo', model);
}

/** An opened model as it is, a stored one opened. */
export function opened(verb: string, model: NboModel | OpenNbo): OpenNbo {
  const given: unknown = model;
  if (typeof given !== 'object' || given === null) throw noModel(verb, given);
  if ('itemIndex' in model) return model;
  switch (model.kind) {
    case 'nbo/popularity':
      return openPopularity(model);
    case 'nbo/item-similarity':
      return openItemSimilarity(model);
    case 'nbo/sar':
      return openSar(model);
    case 'nbo/ease':
      return openEase(model);
    case 'nbo/implicit-als':
      return openImplicitAls(model);
    case 'nbo/next-basket':
      return openNextBasket(model);
    default:
      throw noModel(verb, (given as { readonly kind?: unknown }).kind);
  }
}

function noModel(verb: string, kind: unknown): IncompatibleModelError {
  return new IncompatibleModelError(verb, 'model.kind', `one of ${nboKinds.join(', ')}`, showValue(kind));
}

function openPopularity({ kind, parameters }: PopularityModel): OpenNbo {
  const { items, popularity } = parameters;
  return {
    ...openedItems(items, Float64Array.from(popularity)),
    kind,
    weighing: { rule: 'binary', halfLife: null, lastEvent: null },
    repeats: 'exclude',
    own: null,
    neighbours: noNeighbours(items.length),
  };
}

function openItemSimilarity({ kind, parameters }: ItemSimilarityModel): OpenNbo {
  const { items, measure, shrinkage, weight, halfLifeDays, lastEvent } = parameters;
  const told =
    measure === 'weighted-cosine' || measure === 'bm25'
      ? Float64Array.from(parameters.similarities ?? [])
      : similarities(parameters, measure, shrinkage);
  return {
    ...openedItems(items, null),
    kind,
    weighing: { rule: weight, halfLife: milliseconds(halfLifeDays), lastEvent },
    repeats: 'exclude',
    own: null,
    // An item is spoken for by its own nearest neighbours, so that a popular one does not win as everybody's neighbour.
    neighbours: transposed(neighboursOf(parameters, told)),
  };
}

function openSar({ kind, parameters }: SarModel): OpenNbo {
  const { items, itemCustomers, customerCount, measure, halfLifeDays, lastEvent } = parameters;
  return {
    ...openedItems(items, null),
    kind,
    weighing: { rule: 'count', halfLife: milliseconds(halfLifeDays), lastEvent },
    repeats: 'exclude',
    own: Float64Array.from(itemCustomers, (a) => similarity(measure, a, a, a, customerCount, 0)),
    neighbours: mirrored(neighboursOf(parameters, similarities(parameters, measure, 0))),
  };
}

function openEase({ kind, parameters }: EaseModel): OpenNbo {
  return {
    ...openedItems(parameters.items, null),
    kind,
    weighing: weighingOf(parameters),
    repeats: 'exclude',
    own: null,
    neighbours: transposed(neighboursOf(parameters, Float64Array.from(parameters.weights))),
  };
}

function openImplicitAls({ kind, parameters }: ImplicitAlsModel): OpenNbo {
  return {
    ...openedItems(parameters.items, null),
    kind,
    weighing: weighingOf(parameters),
    repeats: 'exclude',
    own: null,
    neighbours: noNeighbours(parameters.items.length),
    factors: openFactors(parameters),
  };
}

function openNextBasket({ kind, parameters }: NextBasketModel): OpenNbo {
  const { items, decay, similarityWeight, popularityWeight, shrinkage, popularity } = parameters;
  const most = popularity.reduce((largest, one) => Math.max(largest, one), 0);
  const shares = Float64Array.from(popularity, (one) => (popularityWeight * one) / most);
  const s = similarities(parameters, 'cosine', shrinkage).map((one) => similarityWeight * one);
  return {
    ...openedItems(items, shares),
    kind,
    weighing: { rule: 'baskets', decay },
    repeats: 'include',
    own: new Float64Array(items.length).fill(1),
    neighbours: neighboursOf(parameters, s),
  };
}

function milliseconds(days: number | null): number | null {
  return days === null ? null : halfLifeOf({ days });
}

function openedItems(
  items: readonly string[],
  popularity: Float64Array | null,
): Pick<OpenNbo, 'items' | 'itemIndex' | 'factors' | 'popularity' | 'byPopularity' | 'room'> {
  const byPopularity = Uint32Array.from(popularity?.keys() ?? []);
  byPopularity.sort((a, b) => (popularity?.[b] ?? 0) - (popularity?.[a] ?? 0) || a - b);
  const itemIndex = new Map(items.map((id, at) => [id, at]));
  return { items, itemIndex, factors: null, popularity, byPopularity, room: scoringRoom(items.length) };
}

function similarities(pairs: ItemPairsParameters, measure: SarMeasure, shrinkage: number): Float64Array {
  const { offsets, neighbours, together, itemCustomers, customerCount } = pairs;
  const values = new Float64Array(neighbours.length);
  for (let item = 0; item + 1 < offsets.length; item++) {
    const ai = itemCustomers[item] as number;
    for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at++) {
      const aj = itemCustomers[neighbours[at] as number] as number;
      values[at] = similarity(measure, together[at] as number, ai, aj, customerCount, shrinkage);
    }
  }
  return values;
}
