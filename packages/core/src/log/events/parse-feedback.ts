import type { InputRows } from '../input-chunk.ts';
import type { FeedbackField, FeedbackLog, FeedbackOptions, ParsedFeedback } from './feedback-log.ts';
import { type EventFields, passedOn, safeParseEvents, strictly } from './parse-events.ts';

const fields: EventFields<FeedbackField> = {
  customer: { kind: 'id', required: true },
  time: { kind: 'time', required: true },
  text: { kind: 'text', required: true },
  rating: { kind: 'number', required: false },
  source: { kind: 'id', required: false },
};

/**
 * Parses feedback strictly: every row has a customer, a time and a text.
 *
 * @param input rows, or columns of cells
 * @param options names, zone and formats of the data
 * @returns the log
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a row cannot be used, naming rows and columns
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { parseFeedback } from '@clientele/core';
 * const log = parseFeedback([{ customer: 'Ada', time: '2026-01-05', text: 'Lovely!', rating: 5 }]);
 * [log.length, log.text[0], log.rating?.[0]]; // => [1, 'Lovely!', 5]
 */
export function parseFeedback(input: InputRows, options: FeedbackOptions = {}): FeedbackLog {
  return strictly(safeParseFeedback(input, options, 'parseFeedback'), 'parseFeedback', 'safeParseFeedback');
}

/**
 * Parses feedback and sets aside rows that cannot be used.
 *
 * @param input rows, or columns of cells
 * @param options names, zone and formats of the data
 * @param verb the function on whose behalf; it begins the messages
 * @returns the log, what was wrong, and how many rows were read and dropped
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { safeParseFeedback } from '@clientele/core';
 * const { log, issues } = safeParseFeedback([
 *   { customer: 'Ada', time: '2026-01-05', text: 'Lovely!' },
 *   { customer: 'Bo', time: '2026-01-06', text: '' },
 * ]);
 * [log.length, issues.counts]; // => [1, { 'missing-value': 1 }]
 */
export function safeParseFeedback(
  input: InputRows,
  options: FeedbackOptions = {},
  verb: string = 'safeParseFeedback',
): ParsedFeedback {
  return safeParseEvents<FeedbackLog, FeedbackField>(input, fields, options, verb);
}

/**
 * What every door does with its feedback: a log passes as it is, rows are parsed.
 *
 * @param feedback a log from `parseFeedback`, or rows
 * @param options how rows are read
 * @param verb the door's name; it begins the messages
 * @returns the log and the issues of its rows: none for a log
 * @throws InvalidInputError (`invalid-input`) where no log can be made of the rows
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { asFeedbackLog, parseFeedback } from '@clientele/core';
 * const log = parseFeedback([{ customer: 'Ada', time: '2026-01-05', text: 'Lovely!' }]);
 * asFeedbackLog(log).log === log; // => true
 */
export function asFeedbackLog(
  feedback: FeedbackLog | readonly object[],
  options: FeedbackOptions = {},
  verb: string = 'asFeedbackLog',
): ParsedFeedback {
  if (isFeedbackLog(feedback)) return passedOn(feedback, options, Object.keys(fields), verb);
  return safeParseFeedback(feedback, options, verb);
}

function isFeedbackLog(value: FeedbackLog | readonly object[]): value is FeedbackLog {
  return !Array.isArray(value) && typeof value === 'object' && value !== null && 'timeZone' in value && 'text' in value;
}
