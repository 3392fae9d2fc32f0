import type { OptionRule } from '../../options/rules.ts';
import type { Column } from '../../table/column.ts';
import type { CodedColumn } from '../../table/dictionary.ts';
import type { Instant } from '../../time/instant.ts';
import { type EventOptions, eventRules } from './event-options.ts';
import type { ParsedEvents } from './parse-events.ts';

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
  /** Columns of the user's own. */
  readonly custom?: Readonly<Record<string, Column>>;
}

/** How rows become a feedback log. */
export type FeedbackOptions = EventOptions<FeedbackField>;

/** A feedback log, and what became of the rows. */
export type ParsedFeedback = ParsedEvents<FeedbackLog>;

/** The rules of these options, for doors that take them beside their own. */
export const feedbackRules: Readonly<Record<keyof FeedbackOptions, OptionRule>> = eventRules;
