import {
  anyRecord,
  asTransactionLog,
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  type DataIssues,
  instantOrEnd,
  type Note,
  noPurchases,
  type OptionRule,
  oneOf,
  optionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  type SummaryOptions,
  summarizeCustomers,
  type TextColumn,
  type Transactions,
} from '@clientele/core';
import { type DeriveRfmOptions, deriveRfm, deriveRules, type RfmTable } from './derive/derive-rfm.ts';
import { fitRfmScores } from './scores/fit.ts';
import { ranks } from './scores/method.ts';
import type { RfmScoresModel } from './scores/model.ts';
import { type FitRfmScoresOptions, scoringPlan, scoringRules } from './scores/options.ts';
import { type Scored, type ScoredBy, scoreRfm } from './scores/predict.ts';
import { scoreRfmByRank } from './scores/score-by-rank.ts';
import { assignRfmSegments, checkBins } from './segments/assign.ts';
import { parseSegmentMap, type SegmentMap } from './segments/map.ts';
import { segments11 } from './segments/presets.ts';

/** The options of every step inside, and the segment map. */
export interface SegmentByRfmOptions extends ParseOptions, SummaryOptions, DeriveRfmOptions, FitRfmScoresOptions {
  /** The map; `segments11` unless told otherwise. Its bins are those of the scores. */
  readonly segments?: SegmentMap;
}

/** One row a customer: numbers, scores, segment and action; with all that is needed to redo them. */
export type RfmSegments = CustomerTable<{
  /** Civil days from the last purchase to the end of observation, 1 or more. */
  recency: Float64Array;
  /** Purchases. */
  frequency: Float64Array;
  /** Money, in the log's currency. */
  monetary: Float64Array;
  /** Score of recency, 1 to the number of bins; the highest bought last. */
  r: Float64Array;
  /** Score of frequency; the highest bought most often. */
  f: Float64Array;
  /** Score of money; the highest spent most. */
  m: Float64Array;
  /** 100·r + 10·f + m with up to nine bins, or the weighted mean. */
  score: Float64Array;
  /** The name that the first fitting rule of the map gives; missing where none fits. */
  segment: CodedColumn;
  /** What that rule says to do. */
  action: TextColumn;
}> &
  Pick<RfmTable, 'asOf' | 'timeZone' | 'definitions'> &
  ScoredBy & {
    /** The frozen thresholds: `scoreRfm` scores new customers by them. */
    readonly model: RfmScoresModel;
    /** The map that named the segments. */
    readonly segments: SegmentMap;
    /** Rows that were set aside or are worth a look; empty for a log, which was checked before. */
    readonly issues: DataIssues;
    /** What every step had to say. */
    readonly notes: readonly Note[];
  };

const segmentMap: OptionRule = optionRule('a segment map such as segments4', anyRecord.accepts);

/** The rules of these options. */
export const segmentByRfmRules: Readonly<Record<keyof SegmentByRfmOptions, OptionRule>> = {
  ...parseRules,
  asOf: instantOrEnd,
  occasion: oneOf('sale', 'net-positive-day'),
  ...deriveRules,
  ...scoringRules,
  segments: segmentMap,
};

/**
 * From transactions to a segment and an action for every customer, in one call. Every step inside is public:
 * `parseTransactions`, `summarizeCustomers`, `deriveRfm`, `fitRfmScores`, `scoreRfm`, `assignRfmSegments`.
 *
 * Rows are objects or a record of columns: ids are texts or whole numbers, times `Date`, ISO 8601 or epoch milliseconds,
 * amounts numbers or texts such as `'1.234,50 €'`, below 0 for a refund. Look at `issues` before the result is used: a row
 * set aside is missing from the numbers.
 *
 * @param transactions a log, or rows together with `map`; rows that cannot be used are set aside and listed in `issues`
 * @param options how rows are read, where the observation ends (`asOf`, exclusive; the midnight after the last event unless
 * told otherwise, never the clock), what counts, and the segment map
 * @returns one row a customer with a purchase, in the order in which the data first names them; `asOf` and `timeZone` say
 * what was looked at
 * @throws InvalidInputError (`invalid-input`) where a column is missing, its format is ambiguous, or the map is malformed
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or bins are not the map's
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before `asOf`
 * @example
 * import { segmentByRfm, segments4, toRows } from '@clientele/rfm';
 * const orders = [
 *   { customer_id: 17, ordered_at: '2025-12-28', total: 80 },
 *   { customer_id: 17, ordered_at: '2025-12-30', total: 40 },
 *   { customer_id: 4, ordered_at: '2025-01-07', total: 15 },
 * ];
 * const map = { customer: 'customer_id', time: 'ordered_at', amount: 'total' };
 * const table = segmentByRfm(orders, { map, asOf: '2026-01-01', segments: segments4 });
 * toRows(table, ['customer', 'recency', 'frequency', 'monetary', 'segment']);
 * // => [
 * //   { customer: '17', recency: 2, frequency: 2, monetary: 120, segment: 'Champions' },
 * //   { customer: '4', recency: 359, frequency: 1, monetary: 15, segment: 'Lost' },
 * // ]
 */
export function segmentByRfm(transactions: Transactions, options: SegmentByRfmOptions = {}): RfmSegments {
  checkOptions('segmentByRfm', options, segmentByRfmRules);
  const { monetary, frequency, minPurchases, minSpend, occasion } = options;
  const segments = parseSegmentMap(options.segments ?? segments11);
  const scoring = scoringOptions(options, segments);
  checkBins('segmentByRfm', segments, scoringPlan('segmentByRfm', scoring).bins);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'segmentByRfm');
  const asOf = resolveAsOf(options.asOf, log, 'segmentByRfm');
  const summary = summarizeCustomers(log, { asOf, occasion });
  if (summary.length === 0) throw noPurchases('segmentByRfm', { log, issues }, asOf);
  const derived = deriveRfm(summary, { monetary, frequency, minPurchases, minSpend });
  const model = fitRfmScores(derived, scoring);
  const assigned = assignRfmSegments(scoredBase(model, derived, scoring), segments);
  const notes = Object.freeze([...assigned.notes, ...model.diagnostics.notes]);
  return Object.freeze({ ...assigned, model, segments, issues, notes });
}

/** The options of the scores; the map says how many there are where nothing else does. */
function scoringOptions(options: SegmentByRfmOptions, segments: SegmentMap): FitRfmScoresOptions {
  const { method, breaks, shares, weights } = options;
  const bins = options.bins ?? (breaks === undefined && shares === undefined ? segments.bins : undefined);
  return { bins, method, breaks, shares, weights };
}

function scoredBase(model: RfmScoresModel, derived: RfmTable, scoring: FitRfmScoresOptions): Scored<RfmTable> {
  const { method, bins, weights } = scoring;
  return ranks(method) ? scoreRfmByRank(derived, { method, bins, weights }) : scoreRfm(model, derived);
}
