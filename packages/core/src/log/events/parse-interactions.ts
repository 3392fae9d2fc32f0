import type { InputRows } from '../input-chunk.ts';
import type {
  InteractionField,
  InteractionLog,
  InteractionOptions,
  Interactions,
  ParsedInteractions,
} from './interaction-log.ts';
import { type EventFields, passedOn, safeParseEvents, strictly } from './parse-events.ts';

const fields: EventFields<InteractionField> = {
  customer: { kind: 'id', required: true },
  time: { kind: 'time', required: true },
  kind: { kind: 'id', required: true },
  value: { kind: 'number', required: false },
  subject: { kind: 'id', required: false },
};

/**
 * Parses interactions strictly: every row has a customer, a time and a kind.
 *
 * @param input rows, or columns of cells
 * @param options names, zone and formats of the data
 * @returns the log
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a row cannot be used, naming rows and columns
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { parseInteractions } from '@clientele/core';
 * const log = parseInteractions([{ customer: 'Ada', time: '2026-01-05T10:00', kind: 'cancel-page' }]);
 * [log.length, log.kind.dictionary.values[0]]; // => [1, 'cancel-page']
 */
export function parseInteractions(input: InputRows, options: InteractionOptions = {}): InteractionLog {
  const parsed = safeParseInteractions(input, options, 'parseInteractions');
  return strictly(parsed, 'parseInteractions', 'safeParseInteractions');
}

/**
 * Parses interactions and sets aside rows that cannot be used.
 *
 * @param input rows, or columns of cells
 * @param options names, zone and formats of the data
 * @param verb the function on whose behalf; it begins the messages
 * @returns the log, what was wrong, and how many rows were read and dropped
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { safeParseInteractions } from '@clientele/core';
 * const { log, issues } = safeParseInteractions([
 *   { customer: 'Ada', time: '2026-01-05', kind: 'ticket', value: 12 },
 *   { customer: 'Bo', time: 'some day', kind: 'ticket', value: 3 },
 * ]);
 * [log.length, issues.counts]; // => [1, { 'invalid-date': 1 }]
 */
export function safeParseInteractions(
  input: InputRows,
  options: InteractionOptions = {},
  verb: string = 'safeParseInteractions',
): ParsedInteractions {
  return safeParseEvents<InteractionLog, InteractionField>(input, fields, options, verb);
}

/**
 * What every door does with its interactions: a log passes as it is, rows are parsed.
 *
 * @param interactions a log from `parseInteractions`, or rows
 * @param options how rows are read
 * @param verb the door's name; it begins the messages
 * @returns the log and the issues of its rows: none for a log
 * @throws InvalidInputError (`invalid-input`) where no log can be made of the rows
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { asInteractionLog, parseInteractions } from '@clientele/core';
 * const log = parseInteractions([{ customer: 'Ada', time: '2026-01-05', kind: 'view', subject: 'umbrella' }]);
 * asInteractionLog(log).log === log; // => true
 */
export function asInteractionLog(
  interactions: Interactions,
  options: InteractionOptions = {},
  verb: string = 'asInteractionLog',
): ParsedInteractions {
  if (isInteractionLog(interactions)) return passedOn(interactions, options, Object.keys(fields), verb);
  return safeParseInteractions(interactions, options, verb);
}

function isInteractionLog(value: Interactions): value is InteractionLog {
  return !Array.isArray(value) && typeof value === 'object' && value !== null && 'timeZone' in value && 'kind' in value;
}
