import {
  anyFunction,
  checkOptions,
  type Duration,
  durationIn,
  frozen,
  type Instant,
  InsufficientDataError,
  InvalidInputError,
  instant,
  type OptionRule,
  parseInstant,
  positiveNumber,
  textAt,
  wholeNumber,
} from '@clientele/core';
import { isotonicBlocks, seededHash } from '@clientele/stats';
import type { CheckedEvents, ItemEventColumns, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { rowsWhere } from '../events/take-rows.ts';
import { halfLifeRule } from '../histories/half-life.ts';
import { exactDiagnostics, type NboModel, optionsAsGiven } from '../model.ts';
import { fitNextBasket } from '../next-basket/fit.ts';
import { foldIn } from '../recommend/fold-in.ts';
import { type OpenNbo, openNbo } from '../recommend/open.ts';
import { columnsOf } from '../split/columns-of.ts';
import { countOutcomes, type ScoreBins } from './count-outcomes.ts';
import { type CalibrationModel, calibrationKind, calibrationVersion } from './model.ts';

/** Options of `fitCalibration`. */
export interface FitCalibrationOptions {
  /** How far ahead a purchase counts: probabilities are of buying within this span. */
  readonly horizon: Duration;
  /** The least value of an event that is a purchase, where views and carts of less stand beside them. Any event is one unless told otherwise. */
  readonly purchaseValue?: number;
  /** Fits the model whose scores are calibrated. `fitNextBasket` unless told otherwise. */
  readonly fit?: (events: ItemEvents) => NboModel;
  /** Exclusive end of what is seen; just after the last event unless told otherwise. */
  readonly asOf?: Instant;
  /** How many customers are looked at, at most. Default 2,000. */
  readonly customers?: number;
  /** Decides which customers, where there are more. Default 1. */
  readonly seed?: number;
}

const rules: Readonly<Record<keyof FitCalibrationOptions, OptionRule>> = {
  horizon: halfLifeRule,
  purchaseValue: positiveNumber,
  fit: anyFunction,
  asOf: instant,
  customers: wholeNumber(1),
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Learns what the scores of a model are worth: it fits the model on everything before the last `horizon`, scores every item
 * for its customers, sees which they bought within the horizon, and draws the never falling curve from score to share
 * (isotonic regression). The model itself is then fitted anew, on everything, and opened together with the calibration.
 *
 * The probabilities are those of customers who have a history, now as then. They say nothing of the effect of an offer: many
 * would buy without one, which only a control group tells.
 *
 * @param events a transaction log with products, or rows with times, or such columns
 * @param options the horizon, and which model
 * @returns the calibration, for `openDecisions`
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where the events have no times
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no events before the horizon, or none within it
 * @example
 * import { fitCalibration } from '@clientele/nbo';
 * const events = [
 *   { customer: 'Ada', item: 'tea', time: '2026-01-05' }, { customer: 'Ada', item: 'tea', time: '2026-02-12' },
 *   { customer: 'Bo', item: 'tea', time: '2026-01-09' },
 * ];
 * // Ada and Bo both had tea before; one of the two bought it within the last 14 days.
 * fitCalibration(events, { horizon: { days: 14 } }).parameters.probabilities; // => [0.5]
 */
export function fitCalibration(events: ItemEvents, options: FitCalibrationOptions): CalibrationModel {
  const verb = 'fitCalibration';
  checkOptions(verb, { ...options, horizon: options?.horizon ?? null }, rules);
  const { horizon, fit = fitNextBasket, customers = 2000, seed = 1 } = options;
  const read = readEvents(verb, events);
  const { known, next } = splitBefore(verb, read, options);
  const model = openNbo(fit(known));
  const ids = sampled(read, known, customers, seed);
  const histories = foldIn(verb, model, readEvents(verb, known), ids);
  const bins = countOutcomes(model, histories, itemsBought(next, model, ids));
  if (bins.pairs.every((count) => count === 0)) {
    throw new InsufficientDataError(verb, 'items that somebody does not have yet', 1, 0);
  }
  const { fit: _, ...given } = options;
  return frozen({
    kind: calibrationKind,
    version: calibrationVersion,
    options: optionsAsGiven(given),
    parameters: { of: model.kind, horizonDays: durationIn(horizon, 'day'), ...curveOf(bins) },
    diagnostics: exactDiagnostics(read.length, read.notes),
  });
}

function splitBefore(
  verb: string,
  read: CheckedEvents,
  { horizon, asOf, purchaseValue = 0 }: FitCalibrationOptions,
): { readonly known: ItemEventColumns; readonly next: ItemEventColumns } {
  const { time, value, length, timeZone } = read;
  if (length === 0) throw new InsufficientDataError(verb, 'events', 1, 0, read.notes[0]?.message);
  if (time === null) throw new InvalidInputError(`${verb}: the events have no times: a horizon needs them`);
  const last = time.reduce((latest, one) => Math.max(latest, one), Number.NEGATIVE_INFINITY);
  const end = asOf === undefined ? last + 1 : parseInstant(asOf, timeZone);
  const start = end - durationIn(horizon, 'day') * 86_400_000;
  const before = rowsWhere(length, (row) => (time[row] as number) < start);
  const isBought = (row: number): boolean => value === null || (value[row] as number) >= purchaseValue;
  const within = rowsWhere(
    length,
    (row) => (time[row] as number) >= start && (time[row] as number) < end && isBought(row),
  );
  if (before.length === 0) throw new InsufficientDataError(verb, 'events before the horizon', 1, 0);
  if (within.length === 0) throw new InsufficientDataError(verb, 'events within the horizon', 1, 0);
  return { known: columnsOf(read, before), next: columnsOf(read, within) };
}

/** Customers with a history; where they are too many, those that a seeded hash of their ids puts first. */
function sampled({ customer }: CheckedEvents, known: ItemEventColumns, most: number, seed: number): string[] {
  const met = new Set((known.customer as typeof customer).codes);
  const ids = Array.from(met, (code) => customer.dictionary.values[code] as string);
  const ranked = ids.map((id) => ({ id, rank: seededHash(id, seed) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  return ranked.slice(0, most).map(({ id }) => id);
}

/** The positions of the items that each customer bought. */
function itemsBought(next: ItemEventColumns, model: OpenNbo, ids: readonly string[]): Set<number>[] {
  const bought = ids.map(() => new Set<number>());
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const { customer, item } = next as Pick<CheckedEvents, 'customer' | 'item'>;
  for (let row = 0; row < customer.codes.length; row++) {
    const place = rowOf.get(textAt(customer, row) ?? '');
    const position = model.itemIndex.get(textAt(item, row) ?? '');
    if (place !== undefined && position !== undefined) bought[place]?.add(position);
  }
  return bought;
}

/** The fewest pairs behind a point: isotonic regression believes a handful at the end of the scale every word. */
const fewestPairs = 50;

/** One point a block: its mean score, and the share that bought. */
function curveOf(bins: ScoreBins): { scores: number[]; probabilities: number[] } {
  const points = joined(bins);
  const blocks = isotonicBlocks(
    points.map(({ bought, pairs }) => bought / pairs),
    points.map(({ pairs }) => pairs),
  ).map(({ from, to, mean }) => ({ mean, points: points.slice(from, to) }));
  const sum = (list: readonly Point[], of: keyof Point): number => list.reduce((total, one) => total + one[of], 0);
  return {
    scores: blocks.map((block) => sum(block.points, 'score') / sum(block.points, 'pairs')),
    probabilities: blocks.map(({ mean }) => Math.min(1, mean)),
  };
}

interface Point {
  readonly pairs: number;
  readonly bought: number;
  /** The sum of the scores. */
  readonly score: number;
}

/** Bins joined from the highest score down until each has enough pairs; what is left at the lower end joins the last. */
function joined({ pairs, bought, scores }: ScoreBins): Point[] {
  const points: Point[] = [];
  const empty: Point = { pairs: 0, bought: 0, score: 0 };
  let open = empty;
  for (let bin = pairs.length - 1; bin >= 0; bin--) {
    open = {
      pairs: open.pairs + (pairs[bin] as number),
      bought: open.bought + (bought[bin] as number),
      score: open.score + (scores[bin] as number),
    };
    if (open.pairs < fewestPairs) continue;
    points.push(open);
    open = empty;
  }
  const last = points.pop() ?? empty;
  const rest = { pairs: last.pairs + open.pairs, bought: last.bought + open.bought, score: last.score + open.score };
  return [...points, rest].reverse();
}
