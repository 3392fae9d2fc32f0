import {
  asInteractionLog,
  asTransactionLog,
  type CodedColumn,
  type Column,
  type CustomerTable,
  checkOptions,
  customerTable,
  type DataIssues,
  type Duration,
  frozen,
  type Instant,
  InsufficientDataError,
  instantOrEnd,
  isNumberColumn,
  type Note,
  type OptionRule,
  pickParseOptions,
  resolveAsOf,
  type TransactionLog,
  type Transactions,
  wholeNumber,
} from '@clientele/core';
import { demand } from '../data/demand.ts';
import {
  type BuildFeaturesOptions,
  buildFeatures,
  type FeatureColumns,
  featureRules,
} from '../features/build-features.ts';
import { kindsBefore } from '../features/interaction-features.ts';
import { someCalendarSpan } from '../span/calendar-span.ts';
import { shiftInstant } from '../span/shift-instant.ts';
import { joinLabels, type LabelledFeatures } from './join-labels.ts';
import { labelChurn } from './label-churn.ts';

/** How many dates, how far apart, and what is known of each. */
export interface ChurnSnapshotsOptions extends Omit<BuildFeaturesOptions, 'asOf'> {
  /** How long nothing must be bought to be called churn. */
  readonly outcome: Duration;
  /** How many dates; 3 unless told otherwise. */
  readonly count?: number;
  /** From one date to the next; as long as `outcome` unless told otherwise, so that outcome windows do not overlap. */
  readonly every?: Duration;
  /** Exclusive end of the last outcome window; the midnight after the last event unless told otherwise. */
  readonly until?: Instant | 'end';
  /** Only customers with a purchase within this span before a date are labelled. All unless told otherwise. */
  readonly activeWithin?: Duration;
}

/** Features and labels of several dates, one below the other, the earliest first. */
export type ChurnSnapshots = CustomerTable<
  FeatureColumns & {
    label: Float64Array;
    /** Where the outcome of the row begins, epoch milliseconds. */
    asOf: Float64Array;
    /** Exclusive end of what its features saw. */
    cutoff: Float64Array;
    /** When its outcome was known. */
    outcomeEnd: Float64Array;
  }
> & { readonly timeZone: string; readonly issues: DataIssues; readonly notes: readonly Note[] };

const rules: Readonly<Record<string, OptionRule>> = {
  ...featureRules,
  asOf: { allowed: 'left out: dates are counted back from until', accepts: () => false },
  outcome: someCalendarSpan,
  count: wholeNumber(1, 1000),
  every: someCalendarSpan,
  until: instantOrEnd,
  activeWithin: someCalendarSpan,
};

/**
 * The same customers as they were known on several dates, each with what became of them: what a split by time needs, and more to learn
 * from than one date gives. The last outcome window ends at `until`, those before it every `every` earlier.
 *
 * @param transactions a log, or rows together with `map`
 * @param options outcome, number and distance of dates; windows and side logs as in `buildFeatures`
 * @returns one row a date and customer; columns `asOf`, `cutoff` and `outcomeEnd` are never features
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, missing or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no date has a customer with a history
 * @example
 * import { churnSnapshots, toRows } from '@clientele/churn';
 * const orders = [1, 11, 21, 35, 52, 60].map((day) => ({ customer: 'Ada', time: new Date(Date.UTC(2026, 0, day)), amount: 9 }));
 * const snapshots = churnSnapshots(orders, { outcome: { days: 10 }, count: 4 });
 * toRows(snapshots, ['customer', 'recency', 'label']);
 * // => [
 * //   { customer: 'Ada', recency: 10, label: 0 },
 * //   { customer: 'Ada', recency: 10, label: 0 },
 * //   { customer: 'Ada', recency: 6, label: 1 },
 * //   { customer: 'Ada', recency: 16, label: 0 },
 * // ]
 */
export function churnSnapshots(transactions: Transactions, options: ChurnSnapshotsOptions): ChurnSnapshots {
  checkOptions('churnSnapshots', options, rules);
  demand('churnSnapshots', options, { outcome: someCalendarSpan }, ['outcome']);
  const { outcome, count = 3, every = outcome, until, activeWithin, ...features } = options;
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), 'churnSnapshots');
  const end = resolveAsOf(until, log, 'churnSnapshots');
  const own = Object.fromEntries(Object.entries(features).filter(([name]) => !(name in pickParseOptions(options))));
  const kinds = kindsOf(log, end, options);
  const notes: Note[] = [];
  const parts: Snapshot[] = [];
  let outcomeEnd = end;
  for (let back = 0; back < count; back++) {
    const asOf = shiftInstant(outcomeEnd, outcome, -1, log.timeZone);
    const part = snapshotAt(log, asOf, outcomeEnd, { ...own, ...kinds, outcome, activeWithin });
    if (part === null) notes.push(leftOut(asOf));
    else parts.unshift(part);
    outcomeEnd = shiftInstant(outcomeEnd, every, -1, log.timeZone);
  }
  if (parts.length === 0) throw new InsufficientDataError('churnSnapshots', 'dates with a customer history', 1, 0);
  const { timeZone } = log;
  return Object.freeze({ ...stacked(parts), timeZone, issues, notes: frozen(notes) }) as unknown as ChurnSnapshots;
}

/** The kinds known when the last features were taken: every date has the same columns, 0 where a kind was not met yet. */
function kindsOf(
  log: TransactionLog,
  end: number,
  { interactions, kinds, outcome, lead }: ChurnSnapshotsOptions,
): { readonly kinds?: readonly string[] } {
  if (interactions === undefined || kinds !== undefined) return kinds === undefined ? {} : { kinds };
  const ofRows = Array.isArray(interactions) ? { timeZone: log.timeZone } : {};
  const { log: events } = asInteractionLog(interactions, ofRows, 'churnSnapshots');
  const last = shiftInstant(end, outcome, -1, log.timeZone);
  const cutoff = lead === undefined ? last : shiftInstant(last, lead, -1, log.timeZone);
  return { kinds: kindsBefore('churnSnapshots', events, cutoff) };
}

type Snapshot = LabelledFeatures<FeatureColumns> & { readonly outcomeEnd: number };
type SnapshotOptions = Omit<BuildFeaturesOptions, 'asOf'> & Pick<ChurnSnapshotsOptions, 'outcome' | 'activeWithin'>;

function snapshotAt(
  log: TransactionLog,
  asOf: number,
  outcomeEnd: number,
  { outcome, activeWithin, ...features }: SnapshotOptions,
): Snapshot | null {
  const { lead } = features;
  try {
    const labels = labelChurn(log, { asOf, outcome, lead, activeWithin, observedUntil: outcomeEnd });
    return { ...joinLabels(buildFeatures(log, { ...features, asOf }), labels), outcomeEnd };
  } catch (error) {
    if (error instanceof InsufficientDataError) return null;
    throw error;
  }
}

function leftOut(asOf: number): Note {
  const message = 'a date has no customer with a history before it, and is left out';
  return { code: 'snapshot-left-out', message, details: { asOf } };
}

/** The tables share the log's dictionary, so codes go below codes. */
function stacked(parts: readonly Snapshot[]): CustomerTable<Record<string, Column>> {
  const [first] = parts as readonly [Snapshot];
  const dated = parts.map(({ columns, asOf, cutoff, outcomeEnd, length }) => {
    const same = (value: number): Float64Array => new Float64Array(length).fill(value);
    return { ...columns, asOf: same(asOf), cutoff: same(cutoff), outcomeEnd: same(outcomeEnd) };
  });
  const names = Object.keys(dated[0] as object) as (keyof (typeof dated)[0])[];
  const columns = Object.fromEntries(names.map((name) => [name, joined(dated.map((part) => part[name]))]));
  const customer = joined(parts.map((part) => part.customer)) as CodedColumn;
  return customerTable({ dictionary: first.customer.dictionary, codes: customer.codes }, columns);
}

function joined(columns: readonly Column[]): Column {
  const [first] = columns as readonly [Column];
  if (isNumberColumn(first)) return Float64Array.from((columns as Float64Array[]).flatMap((values) => [...values]));
  const { dictionary } = first as CodedColumn;
  return { dictionary, codes: Uint32Array.from((columns as CodedColumn[]).flatMap(({ codes }) => [...codes])) };
}
