import {
  type CodedColumn,
  encode,
  exactSum,
  InvalidInputError,
  NO_CODE,
  type Table,
  type TextColumn,
  table,
} from '@clientele/core';
import { median } from '@clientele/stats';
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
  /** What to do with the segment, missing where the table has no `action`. */
  action: TextColumn;
}>;

/**
 * Sizes up each segment: customers, money, and the middle customer.
 *
 * @param customers a table with `segment`, `recency`, `frequency`, `monetary` and, where it has one, `action`
 * @returns one row a segment that somebody is in, in the order of the segment column's dictionary (the map's, after
 * `assignRfmSegments`); customers without a segment come last. Shares sum to 1. The order of the rows given does not
 * matter to any number; a net revenue below 0 makes a share below 0
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number
 * @example
 * import { assignRfmSegments, fitRfmScores, scoreRfm, summarizeSegments, toRows } from '@clientele/rfm';
 * const base = { recency: [2, 5, 9, 14, 20], frequency: [9, 3, 2, 1, 1], monetary: [60, 20, 10, 5, 5] };
 * const summary = summarizeSegments(assignRfmSegments(scoreRfm(fitRfmScores(base), base)));
 * toRows(summary, ['segment', 'customers', 'revenueShare'])[0]; // => { segment: 'Champions', customers: 1, revenueShare: 0.6 }
 */
export function summarizeSegments(customers: SegmentedTable): SegmentSummary {
  const numbers = rfmNumbers('summarizeSegments', customers);
  const segment: CodedColumn | undefined = customers.columns.segment;
  if (segment === undefined || !('codes' in segment)) {
    throw new InvalidInputError('summarizeSegments: no column "segment" of names');
  }
  const action = textReader(customers.columns, 'action');
  const groups = rowsBySegment(segment);
  const summaries = groups.map(([name, rows]) => summaryOf(name, rows, numbers, action));
  return tableOf(summaries, customers.length, exactSum(numbers.monetary));
}

interface Summary {
  readonly segment: string | null;
  readonly customers: number;
  readonly revenue: number;
  readonly medians: readonly [recency: number, frequency: number, monetary: number];
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
): Summary {
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  const monetary = of(numbers.monetary);
  return {
    segment,
    customers: rows.length,
    revenue: exactSum(monetary),
    medians: [median(of(numbers.recency)), median(of(numbers.frequency)), median(monetary)],
    action: action(rows[0] as number),
  };
}

function tableOf(summaries: readonly Summary[], customers: number, revenue: number): SegmentSummary {
  const column = (read: (summary: Summary) => number): Float64Array => Float64Array.from(summaries, read);
  return table({
    segment: encode(summaries.map((summary) => summary.segment)),
    customers: column((summary) => summary.customers),
    customerShare: column((summary) => summary.customers / customers),
    revenue: column((summary) => summary.revenue),
    revenueShare: column((summary) => (revenue > 0 ? summary.revenue / revenue : Number.NaN)),
    medianRecency: column((summary) => summary.medians[0]),
    medianFrequency: column((summary) => summary.medians[1]),
    medianMonetary: column((summary) => summary.medians[2]),
    action: Object.freeze(summaries.map((summary) => summary.action)),
  });
}
