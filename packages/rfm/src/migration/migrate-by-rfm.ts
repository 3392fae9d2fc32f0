import {
  asTransactionLog,
  checkOptions,
  type DataIssues,
  type Instant,
  InvalidOptionError,
  instant,
  type Note,
  oneOf,
  pickParseOptions,
  resolveAsOf,
  summarizeCustomers,
  type TransactionLog,
  type Transactions,
} from '@clientele/core';
import { deriveRfm } from '../derive/derive-rfm.ts';
import type { RfmScoresModel } from '../scores/model.ts';
import { scoreRfm } from '../scores/predict.ts';
import { type SegmentByRfmOptions, segmentByRfm, segmentByRfmRules } from '../segment-by-rfm.ts';
import { assignRfmSegments } from '../segments/assign.ts';
import type { SegmentMap } from '../segments/map.ts';
import { migrateSegments, type SegmentedCustomers, type SegmentMigration } from './migrate-segments.ts';

/** Which thresholds the second date is scored by. */
export type MigrationThresholds = 'frozen' | 'refitted';

/** The two dates, and the options of every step. */
export interface MigrateByRfmOptions extends SegmentByRfmOptions {
  /** The first date, exclusive, before `asOf`. */
  readonly before: Instant;
  /**
   * `'frozen'` unless told otherwise: both dates by the thresholds of the first, so that nobody moves because others did.
   * `'refitted'`: each date by its own.
   */
  readonly thresholds?: MigrationThresholds;
}

/** Flows between segments, and what was looked at. */
export type RfmMigration = SegmentMigration & {
  /** The first date, epoch milliseconds, exclusive. */
  readonly before: number;
  /** The second date, epoch milliseconds, exclusive. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly thresholds: MigrationThresholds;
  /** The thresholds of the first date. */
  readonly model: RfmScoresModel;
  /** Those of the second, the same where they are frozen. */
  readonly modelAfter: RfmScoresModel;
  readonly segments: SegmentMap;
  /** Rows that were set aside or are worth a look; empty for a log. */
  readonly issues: DataIssues;
};

const rules = { ...segmentByRfmRules, before: instant, thresholds: oneOf('frozen', 'refitted') };

/**
 * From transactions to who moved between segments from one date to another, in one call. `segmentByRfm` at both dates and
 * `migrateSegments` are the steps inside.
 *
 * With thresholds refitted, a customer may lose a score only because others bought more; with frozen ones, each move is the
 * customer's own doing, or time's. Orders and money only add up, so by frozen thresholds more customers rise than fall. Frozen
 * thresholds of a method that ranks score by the value at each boundary, at both dates.
 *
 * @param transactions a log, or rows together with `map`
 * @param options `before`, `asOf`, `thresholds`, and the options of `segmentByRfm`
 * @returns one row a pair of segments: `from`, `to`, `customers`, and the `revenue` between the dates
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read, or the map is malformed
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or `before` is not before `asOf`
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before the first date
 * @example
 * import { migrateByRfm, segments4, toRows } from '@clientele/rfm';
 * const orders = [
 *   { customer: 'Ada', time: '2026-01-04', amount: 20 },
 *   { customer: 'Bo', time: '2026-01-28', amount: 60 },
 *   { customer: 'Bo', time: '2026-01-30', amount: 60 },
 *   { customer: 'Ada', time: '2026-02-20', amount: 500 },
 * ];
 * toRows(migrateByRfm(orders, { before: '2026-02-01', asOf: '2026-03-01', segments: segments4 }));
 * // => [
 * //   { from: 'Champions', to: 'At Risk', customers: 1, revenue: 0 },
 * //   { from: 'Lost', to: 'Champions', customers: 1, revenue: 500 },
 * // ]
 */
export function migrateByRfm(transactions: Transactions, options: MigrateByRfmOptions): RfmMigration {
  checkOptions('migrateByRfm', { ...options, before: options?.before ?? null }, rules);
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'migrateByRfm');
  const [before, asOf] = datesOf(log, options);
  const { thresholds = 'frozen' } = options;
  const own = ownOptions(options);
  const start = segmentByRfm(log, { ...own, asOf: before });
  const end = thresholds === 'refitted' ? segmentByRfm(log, { ...own, asOf }) : null;
  const rescored = (date: number): SegmentedCustomers & { readonly notes: readonly Note[] } => {
    const derived = deriveRfm(summarizeCustomers(log, { asOf: date, occasion: options.occasion }), derivation(options));
    return assignRfmSegments(scoreRfm(start.model, derived), start.segments);
  };
  const migration = end === null ? migrateSegments(rescored(before), rescored(asOf)) : migrateSegments(start, end);
  return Object.freeze({
    ...migration,
    before,
    asOf,
    timeZone: log.timeZone,
    thresholds,
    model: start.model,
    modelAfter: end?.model ?? start.model,
    segments: start.segments,
    issues,
  });
}

function datesOf(log: TransactionLog, options: MigrateByRfmOptions): [before: number, asOf: number] {
  const before = resolveAsOf(options.before, log, 'migrateByRfm');
  const asOf = resolveAsOf(options.asOf, log, 'migrateByRfm');
  if (before < asOf) return [before, asOf];
  const allowed = `before asOf (${new Date(asOf).toISOString()})`;
  throw new InvalidOptionError('migrateByRfm', [
    { option: 'before', allowed, received: new Date(before).toISOString() },
  ]);
}

function derivation({
  monetary,
  frequency,
  minPurchases,
  minSpend,
}: MigrateByRfmOptions): Parameters<typeof deriveRfm>[1] {
  return { monetary, frequency, minPurchases, minSpend };
}

/** The options of `segmentByRfm` that a log leaves open. */
function ownOptions(options: MigrateByRfmOptions): SegmentByRfmOptions {
  const { occasion, bins, method, breaks, shares, weights, segments } = options;
  return { occasion, bins, method, breaks, shares, weights, segments, ...derivation(options) };
}
