import { type Column, type Note, summarizeCustomers, type Table, type TransactionLog } from '@clientele/core';
import {
  assignRfmSegments,
  deriveRfm,
  fitRfmScores,
  migrateSegments,
  type SegmentedCustomers,
  type SegmentMap,
  scoreRfm,
} from '@clientele/rfm';

/** What it takes to score the base at an earlier date as it would have been scored then. */
export interface EarlierScores {
  readonly log: TransactionLog;
  /** The earlier date, exclusive, epoch milliseconds. */
  readonly before: number;
  readonly segments: SegmentMap;
}

/** What a stage takes over. */
export interface SegmentFlows {
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

/**
 * Who moved from which segment to which since an earlier date, each date by its own thresholds, so that customers rise and fall against
 * the others of that day. Orders and money only add up: by one set of thresholds nearly all would rise.
 *
 * @param earlier the date, and how to score it
 * @param now the segments of today
 * @returns the table `segmentFlows` and a note on the date; where nobody had bought by then, the note alone
 */
export function segmentFlows({ log, before, segments }: EarlierScores, now: SegmentedCustomers): SegmentFlows {
  const then = deriveRfm(summarizeCustomers(log, { asOf: before }));
  const date = new Date(before).toISOString();
  if (then.length === 0) {
    const message = `nobody had bought before ${date}: there are no flows between segments to tell of`;
    return { tables: {}, notes: [{ code: 'no-earlier-segments', message, details: { before } }] };
  }
  const model = fitRfmScores(then, { bins: segments.bins });
  const flows = migrateSegments(assignRfmSegments(scoreRfm(model, then), segments), now);
  const [told] = flows.notes;
  const message = `segments at ${date} and at the end, each by the thresholds of its day: ${told?.message ?? ''}`;
  return {
    tables: { segmentFlows: flows },
    notes: [{ code: 'segment-flows', message, details: { before, ...told?.details } }],
  };
}
