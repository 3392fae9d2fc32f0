import {
  anyFunction,
  checkOptions,
  frozen,
  InsufficientDataError,
  type Note,
  type OnProgress,
  type OptionRule,
  positiveNumber,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { customersOfItems, type FitHistories, fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes } from '../histories/half-life.ts';
import { storedWeighing, type WeighingOptions, weighingOf, weighingRules } from '../histories/weighing-options.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import { gramOf } from './gram.ts';
import { invertInPlace } from './invert.ts';
import { type EaseModel, easeKind, easeVersion } from './model.ts';
import { strongestWeights } from './strongest.ts';

/** Options of `fitEase`. */
export interface FitEaseOptions extends WeighingOptions {
  /** λ: the higher, the less an item is told from few customers. Default 300. */
  readonly regularization?: number;
  /**
   * The most items that speak for or against an item, the strongest. Default 1000: up to so many items the closed form is kept
   * whole. Each takes some 17 bytes of JSON, so the default 17 kB an item; 400 make the model smaller and a little worse.
   */
  readonly neighbours?: number;
  /** The most items that are told, the most frequent: memory grows with their square, time with their cube. Default 4000. */
  readonly maxItems?: number;
  /** Told how far the fit is; may throw to stop it. */
  readonly onProgress?: OnProgress;
}

const rules: Readonly<Record<keyof FitEaseOptions, OptionRule>> = {
  ...weighingRules,
  regularization: positiveNumber,
  neighbours: wholeNumber(1),
  maxItems: wholeNumber(1),
  onProgress: anyFunction,
};

/**
 * Fits EASE: the weights B with which the items of a history best tell every other item of it, none telling itself:
 * min ‖X − XB‖² + λ‖B‖² with a diagonal of 0, in closed form B = I − P diag(P)⁻¹ with P = (XᵀX + λI)⁻¹. On data of many
 * events it is among the best there are; it knows negative weights: who has this does not want that.
 *
 * Memory: one matrix of items by items, 8 bytes a cell (128 MB at 4,000 items); never one of customers by items. The model
 * keeps `neighbours` weights an item, some 17 bytes of JSON each: 28 MB for the 1,682 films of MovieLens 100k.
 *
 * Source: H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019, equation 8.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value? }`, or such columns
 * @param options λ, how much is kept, and what an event counts
 * @returns the model, without customers: new ones are scored by their own history
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a half-life is given and times are not
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitEase, recommend, toRows } from '@clientele/nbo';
 * const events = ['tea', 'jam'].flatMap((item) => [{ customer: 'Ada', item }, { customer: 'Bo', item }]);
 * const model = fitEase(events, { regularization: 2 });
 * toRows(recommend(model, [{ customer: 'new', item: 'tea' }])); // => [{ customer: 'new', rank: 1, item: 'jam', score: 0.5 }]
 */
export function fitEase(events: ItemEvents, options: FitEaseOptions = {}): EaseModel {
  const verb = 'fitEase';
  checkOptions(verb, options, rules);
  const { regularization = 300, neighbours = 1000, maxItems = 4000, onProgress } = options;
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, options.halfLife);
  const stored = storedWeighing(options, lastEventOf(read));
  const histories = fitHistories(verb, read, weighingOf(stored));
  const kept = frequentItems(histories, maxItems);
  const n = kept.items.length;
  const gram = gramOf(histories, kept.placeOf, n);
  for (let i = 0; i < n; i++) gram[i * n + i] = (gram[i * n + i] as number) + regularization;
  let done = 0;
  const told = (row: number): void => {
    done = row === n ? done + n : done;
    onProgress?.({ stage: 'invert', done: row === n ? done : done + row, total: 3 * n });
  };
  if (!invertInPlace(gram, n, told)) {
    throw new InsufficientDataError(verb, 'items', 1, 0, 'the weights are too large for this regularization');
  }
  return frozen({
    kind: easeKind,
    version: easeVersion,
    options: optionsAsGiven(options),
    parameters: { items: kept.items, ...strongestWeights(gram, n, neighbours), regularization, ...stored },
    diagnostics: exactDiagnostics(read.length, [...read.notes, ...kept.notes]),
  });
}

interface KeptItems {
  readonly items: readonly string[];
  /** The place of each item among those kept; as many as are kept: left out. */
  readonly placeOf: Uint32Array;
  readonly notes: readonly Note[];
}

/** The most frequent items, ties by id, in the order of their ids. */
function frequentItems(histories: FitHistories, most: number): KeptItems {
  const { itemIds } = histories;
  const counts = customersOfItems(histories);
  const order = Uint32Array.from(itemIds.keys());
  if (order.length <= most) return { items: itemIds, placeOf: order, notes: [] };
  order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const kept = order.slice(0, most).sort();
  const placeOf = new Uint32Array(itemIds.length).fill(most);
  kept.forEach((item, place) => {
    placeOf[item] = place;
  });
  const message = `${itemIds.length - most} of ${itemIds.length} items are left out: maxItems keeps the ${most} most frequent`;
  const details = { leftOut: itemIds.length - most, items: itemIds.length };
  const notes = [{ code: 'items-left-out', message, details }];
  return { items: Array.from(kept, (item) => itemIds[item] as string), placeOf, notes };
}
