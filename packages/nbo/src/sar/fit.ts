import {
  checkOptions,
  type Duration,
  durationIn,
  frozen,
  type Note,
  type OptionRule,
  oneOf,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes, halfLifeRule } from '../histories/half-life.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import type { SarMeasure } from '../similarity/measure.ts';
import { allPairs } from '../similarity/neighbours.ts';
import { type SarModel, sarKind, sarVersion } from './model.ts';

/** Options of `fitSar`. */
export interface FitSarOptions {
  /** How alike two items are: `'jaccard'` (default), `'cosine'`, `'lift'`, or the bare count, `'cooccurrence'`. */
  readonly measure?: SarMeasure;
  /** The age at which an event counts half; 30 days unless given, where there are times. `'none'`: nothing ages. */
  readonly halfLife?: Duration | 'none';
  /** The fewest customers that must have both items. Default 1. */
  readonly minTogether?: number;
}

const usualHalfLife: Duration = { days: 30 };

const rules: Readonly<Record<keyof FitSarOptions, OptionRule>> = {
  measure: oneOf('jaccard', 'cosine', 'lift', 'cooccurrence'),
  halfLife: optionRule(`"none", ${halfLifeRule.allowed}`, (value) => value === 'none' || halfLifeRule.accepts(value)),
  minTogether: wholeNumber(1),
};

/**
 * Fits SAR, the simple algorithm for recommendation of Microsoft's Recommenders: a customer's affinity to an item is the sum
 * of the values of its events, each halved every half-life; the score is affinity times similarity, over all pairs of items.
 *
 * All pairs are kept, some 10 bytes of JSON each: for many thousand items `fitItemSimilarity` keeps only the nearest.
 *
 * Source: github.com/recommenders-team/recommenders, `sar_deep_dive`: A = Σ w·2^(−(t₀ − t)/T), S by co-occurrence, scores AS.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value? }`, or such columns
 * @param options the measure, and how events age
 * @returns the model, without customers: new ones are scored by their own history
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a half-life is given and times are not
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitSar, recommend, toRows } from '@clientele/nbo';
 * const ratings = [
 *   { customer: 'Ada', item: 'tea', value: 5 }, { customer: 'Ada', item: 'jam', value: 4 },
 *   { customer: 'Bo', item: 'tea', value: 3 },
 * ];
 * toRows(recommend(fitSar(ratings), [{ customer: 'Bo', item: 'tea', value: 3 }]));
 * // => [{ customer: 'Bo', rank: 1, item: 'jam', score: 1.5 }]
 */
export function fitSar(events: ItemEvents, options: FitSarOptions = {}): SarModel {
  const verb = 'fitSar';
  checkOptions(verb, options, rules);
  const { measure = 'jaccard', halfLife, minTogether = 1 } = options;
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, halfLife === 'none' ? undefined : halfLife);
  const ages = read.time === null || halfLife === 'none' ? null : durationIn(halfLife ?? usualHalfLife, 'day');
  const histories = fitHistories(verb, read, { rule: 'binary', halfLife: null, lastEvent: null });
  return frozen({
    kind: sarKind,
    version: sarVersion,
    options: optionsAsGiven(options),
    parameters: {
      ...allPairs(histories, minTogether),
      measure,
      halfLifeDays: ages,
      lastEvent: lastEventOf(read),
    },
    diagnostics: exactDiagnostics(read.length, [...read.notes, ...timelessNotes(read.time)]),
  });
}

function timelessNotes(time: Float64Array | null): Note[] {
  if (time !== null) return [];
  return [{ code: 'no-times', message: 'the events have no times: none ages' }];
}
