import type { DateFormatOptions, NumberFormatOptions } from '../cells/cell-options.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import type { Instant } from '../time/instant.ts';
import type { FieldMap } from './transaction-log.ts';

/** One review, survey answer or message, as a row. */
export interface Feedback {
  customer: string;
  time: Instant;
  text: string;
  /** Stars, or any scale of the user's. */
  rating?: number;
  /** Where it came from, as `reviews` or `support`. */
  source?: string;
}

/** The columns that a feedback log knows, required ones first. */
export type FeedbackField = keyof Feedback;

/** Checked feedback in columns, built by `parseFeedback` and its kin. Frozen plain data. */
export interface FeedbackLog {
  readonly length: number;
  /** IANA zone in which civil days are counted. */
  readonly timeZone: string;
  readonly customer: CodedColumn;
  /** Epoch milliseconds, UTC. */
  readonly time: Float64Array;
  readonly text: readonly string[];
  /** NaN where there is none. */
  readonly rating?: Float64Array;
  readonly source?: CodedColumn;
}

/** How rows become a feedback log. */
export interface FeedbackOptions extends NumberFormatOptions, DateFormatOptions {
  /** From our column names to those of the data; a name left out is looked for as it stands. */
  readonly map?: FieldMap<FeedbackField>;
  /** IANA zone of civil days and of times without an offset. Default `"UTC"`. */
  readonly timeZone?: string;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

/** What became of the rows. */
export interface ParsedFeedback {
  /** All rows that can be used, in their order. */
  readonly log: FeedbackLog;
  readonly issues: DataIssues;
  /** Rows handed over. */
  readonly rowsRead: number;
  /** Rows set aside, since customer, time or text could not be read. */
  readonly rowsDropped: number;
}
