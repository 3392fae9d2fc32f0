import {
  type CodedColumn,
  checkOptions,
  encode,
  exactSum,
  fraction,
  InvalidInputError,
  NO_CODE,
  optionRule,
  type Table,
  type TextColumn,
  table,
} from '@clientele/core';
import { median, medianInterval } from '@clientele/stats';
import { type RfmNumbers, rfmNumbers } from '../scores/columns.ts';
import { textReader } from './text-reader.ts';

/** A table with a segment a customer, however it came about. */
export type SegmentedTable = Table<{
  recency: Float64Array;
  frequency: Float64Array;
  monetary: Float64Array;
  segment: CodedColumn;
}>;

/** One row a segment. */
export type SegmentSummary = Table<{
  /** The segment's name, missing for customers without one. */
  segment: CodedColumn;
  /** How many customers are in it. */
  customers: Float64Array;
  /** Share of all customers, 0 to 1. */
  customerShare: Float64Array;
  /** Sum of `monetary`. */
  revenue: Float64Array;
  /** Share of the sum of all `monetary`; missing where that sum is not above 0. */
  revenueShare: Float64Array;
  /** Days. */
  medianRecency: Float64Array;
  /** Purchases. */
  medianFrequency: Float64Array;
  /** Money. */
  medianMonetary: Float64Array;
  /** Interval in which the median of customers like these lies; missing for a segment too small to say, such as of 5. */
  medianRecencyLower: Float64Array;
  medianRecencyUpper: Float64Array;
  medianFrequencyLower: Float64Array;
  medianFrequencyUpper: Float64Array;
  medianMonetaryLower: Float64Array;
  medianMonetaryUpper: Float64Array;
  /** What to do with the segment, missing where the table has no `action`. */
  action: TextColumn;
}>;

/** How sure the intervals are. */
export interface SummarizeSegmentsOptions {
  /** Share of intervals that hold the median, above 0 and below 1; 0.95 unless told otherwise. */
  readonly confidence?: number;
}

/**
 * Sizes up each segment: customers, money, and the middle customer, with intervals from order statistics that hold for any
 * distribution.
 *
 * @param customers a table with `segment`, `recency`, `frequency`, `monetary` and, where it has one, `action`
 * @param options how sure the intervals shall be
 * @returns one row a segment that somebody is in, in the order of the segment column's dictionary (the map's, after
 * `assignRfmSegments`); customers without a segment come last. Shares sum to 1. The order of the rows given does not
 * matter to any number; a net revenue below 0 makes a share below 0
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or out of range
 * @example
 * import { assignRfmSegments, fitRfmScores, scoreRfm, summarizeSegments, toRows } from '@clientele/rfm';
 * const base = { recency: [2, 5, 9, 14, 20], frequency: [9, 3, 2, 1, 1], monetary: [60, 20, 10, 5, 5] };
 * const summary = summarizeSegments(assignRfmSegments(scoreRfm(fitRfmScores(base), base)));
 * toRows(summary, ['segment', 'customers', 'revenueShare'])[0]; // => { segment: 'Champions', customers: 1, revenueShare: 0.6 }
 */
export function summarizeSegments(customers: SegmentedTable, options: SummarizeSegmentsOptions = {}): SegmentSummary {
  checkOptions('summarizeSegments', options, { confidence: openFraction });
  const { confidence = 0.95 } = options;
  const numbers = rfmNumbers('summarizeSegments', customers);
  const segment: CodedColumn | undefined = customers.columns.segment;
  if (segment === undefined || !('codes' in segment)) {
    throw new InvalidInputError('summarizeSegments: no column "segment" of names');
  }
  const action = textReader(customers.columns, 'action');
  const groups = rowsBySegment(segment);
  const summaries = groups.map(([name, rows]) => summaryOf(name, rows, numbers, action, confidence));
  return tableOf(summaries, customers.length, exactSum(numbers.monetary));
}

const openFraction = optionRule(
  'a number above 0 and below 1',
  (value) => fraction.accepts(value) && value !== 0 && value !== 1,
);

interface Middle {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

interface Summary {
  readonly segment: string | null;
  readonly customers: number;
  readonly revenue: number;
  readonly middle: Readonly<Record<'recency' | 'frequency' | 'monetary', Middle>>;
  readonly action: string | null;
}

/** Row numbers by segment, in the order of the dictionary, those without a segment last. */
function rowsBySegment({ dictionary, codes }: CodedColumn): [string | null, number[]][] {
  const rows = new Map<number, number[]>([...dictionary.values.keys(), NO_CODE].map((code) => [code, []]));
  for (const [row, code] of codes.entries()) rows.get(code)?.push(row);
  return [...rows].flatMap(([code, members]): [string | null, number[]][] =>
    members.length === 0 ? [] : [[dictionary.values[code] ?? null, members]],
  );
}

function summaryOf(
  segment: string | null,
  rows: readonly number[],
  numbers: RfmNumbers,
  action: (row: number) => string | null,
  confidence: number,
): Summary {
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  const monetary = of(numbers.monetary);
  return {
    segment,
    customers: rows.length,
    revenue: exactSum(monetary),
    middle: {
      recency: middleOf(of(numbers.recency), confidence),
      frequency: middleOf(of(numbers.frequency), confidence),
      monetary: middleOf(monetary, confidence),
    },
    action: action(rows[0] as number),
  };
}

function middleOf(values: Float64Array, confidence: number): Middle {
  const { lower, upper } = medianInterval(values, confidence) ?? { lower: Number.NaN, upper: Number.NaN };
  return { median: median(values), lower, upper };
}

function tableOf(summaries: readonly Summary[], customers: number, revenue: number): SegmentSummary {
  const column = (read: (summary: Summary) => number): Float64Array => Float64Array.from(summaries, read);
  return table({
    segment: encode(summaries.map((summary) => summary.segment)),
    customers: column((summary) => summary.customers),
    customerShare: column((summary) => summary.customers / customers),
    revenue: column((summary) => summary.revenue),
    revenueShare: column((summary) => (revenue > 0 ? summary.revenue / revenue : Number.NaN)),
    medianRecency: column(({ middle }) => middle.recency.median),
    medianFrequency: column(({ middle }) => middle.frequency.median),
    medianMonetary: column(({ middle }) => middle.monetary.median),
    medianRecencyLower: column(({ middle }) => middle.recency.lower),
    medianRecencyUpper: column(({ middle }) => middle.recency.upper),
    medianFrequencyLower: column(({ middle }) => middle.frequency.lower),
    medianFrequencyUpper: column(({ middle }) => middle.frequency.upper),
    medianMonetaryLower: column(({ middle }) => middle.monetary.lower),
    medianMonetaryUpper: column(({ middle }) => middle.monetary.upper),
    action: Object.freeze(summaries.map((summary) => summary.action)),
  });
}
