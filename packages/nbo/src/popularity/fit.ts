import { checkOptions, type Duration, frozen, InvalidOptionError, type OptionRule, oneOf } from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes, halfLifeOf, halfLifeRule } from '../histories/half-life.ts';
import type { Histories } from '../histories/histories.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import { type PopularityModel, popularityKind, popularityVersion } from './model.ts';
import { growthBounds } from './trend.ts';

/** Options of `fitPopularity`. */
export interface FitPopularityOptions {
  /** `'binary'` (default) counts customers, `'count'` adds up the values of their events. */
  readonly weight?: 'binary' | 'count';
  /** The age at which an event counts half, so that what sells now leads; without it nothing ages. */
  readonly halfLife?: Duration;
  /**
   * What is trending instead: how many times more customers an item has in the last such span than in the one before, at the
   * least, so that a handful is no trend. Spans are counted back from the last event. Without `weight` and `halfLife`.
   */
  readonly trend?: Duration;
}

const rules: Readonly<Record<keyof FitPopularityOptions, OptionRule>> = {
  weight: oneOf('binary', 'count'),
  halfLife: halfLifeRule,
  trend: halfLifeRule,
};

/**
 * Counts how popular each item is. Scores are the same for everybody; `recommend` leaves out what a customer has already,
 * unless told otherwise.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value? }`, or such columns
 * @param options what counts
 * @returns the model
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a half-life is given and times are not
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitPopularity } from '@clientele/nbo';
 * const events = [{ customer: 'Ada', item: 'tea' }, { customer: 'Bo', item: 'tea' }, { customer: 'Bo', item: 'jam' }];
 * const { items, popularity } = fitPopularity(events).parameters;
 * items; // => ['jam', 'tea']
 * popularity; // => [1, 2]
 */
export function fitPopularity(events: ItemEvents, options: FitPopularityOptions = {}): PopularityModel {
  const verb = 'fitPopularity';
  checkOptions(verb, options, rules);
  const { weight = 'binary', halfLife, trend } = options;
  refuseBoth(verb, options);
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, halfLife);
  demandTimes(verb, read.time, trend, 'trend');
  const { time } = read;
  const histories = fitHistories(verb, read, {
    rule: weight,
    halfLife: halfLife === undefined ? null : halfLifeOf(halfLife),
    lastEvent: lastEventOf(read),
  });
  const { itemIds } = histories;
  const popularity =
    trend === undefined || time === null
      ? weightsOfItems(histories, itemIds.length)
      : growthBounds(verb, { ...read, time }, itemIds, halfLifeOf(trend), (lastEventOf(read) ?? 0) + 1);
  return frozen({
    kind: popularityKind,
    version: popularityVersion,
    options: optionsAsGiven(options),
    parameters: { items: itemIds, popularity },
    diagnostics: exactDiagnostics(read.length, read.notes),
  });
}

/** Growth is counted in customers as they are. */
function refuseBoth(verb: string, { weight, halfLife, trend }: FitPopularityOptions): void {
  if (trend === undefined || (weight === undefined && halfLife === undefined)) return;
  const allowed = 'left out beside weight and halfLife';
  throw new InvalidOptionError(verb, [{ option: 'trend', allowed, received: 'given' }]);
}

/** The sum of weights of each item over the customers. */
export function weightsOfItems({ items, weights }: Histories, itemCount: number): number[] {
  const sums = new Float64Array(itemCount);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    sums[item] = (sums[item] as number) + (weights[at] as number);
  }
  return Array.from(sums);
}
