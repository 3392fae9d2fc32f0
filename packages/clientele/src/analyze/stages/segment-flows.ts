import { type Column, type Note, summarizeCustomers, type Table, type TransactionLog } from '@clientele/core';
import {
  assignRfmSegments,
  deriveRfm,
  migrateSegments,
  type RfmScoresModel,
  type SegmentedCustomers,
  type SegmentMap,
  scoreRfm,
} from '@clientele/rfm';

/** What it takes to score the base at an earlier date as it is scored now. */
export interface EarlierScores {
  readonly log: TransactionLog;
  /** The earlier date, exclusive, epoch milliseconds. */
  readonly before: number;
  /** Today's thresholds: nobody moves because others did, and the flows end in the segments that the report shows. */
  readonly model: RfmScoresModel;
  readonly segments: SegmentMap;
}

/** What a stage takes over. */
export interface SegmentFlows {
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

/**
 * Who moved from which segment to which since an earlier date, both dates by today's thresholds.
 *
 * @param earlier the date, and how to score it
 * @param now the segments of today
 * @returns the table `segmentFlows` and a note on the date; where nobody had bought by then, the note alone
 */
export function segmentFlows({ log, before, model, segments }: EarlierScores, now: SegmentedCustomers): SegmentFlows {
  const then = deriveRfm(summarizeCustomers(log, { asOf: before }));
  const date = new Date(before).toISOString();
  if (then.length === 0) {
    const message = `nobody had bought before ${date}: there are no flows between segments to tell of`;
    return { tables: {}, notes: [{ code: 'no-earlier-segments', message, details: { before } }] };
  }
  const flows = migrateSegments(assignRfmSegments(scoreRfm(model, then), segments), now);
  const [told] = flows.notes;
  const message = `segments at ${date} and at the end, both by today's thresholds: ${told?.message ?? ''}`;
  return {
    tables: { segmentFlows: flows },
    notes: [{ code: 'segment-flows', message, details: { before, ...told?.details } }],
  };
}
