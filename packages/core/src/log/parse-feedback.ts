import type { CellOptions } from '../cells/cell-options.ts';
import { type DateCells, readDateCells } from '../cells/date-cells.ts';
import { type IdCells, readIdCells } from '../cells/id-cells.ts';
import { isBlank } from '../cells/missing.ts';
import { type NumberCells, readNumberCells } from '../cells/number-cells.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { collectIssues, mergeIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { refuseRowOptions } from './as-transaction-log.ts';
import type { FeedbackField, FeedbackLog, FeedbackOptions, ParsedFeedback } from './feedback-log.ts';
import { checkFeedbackOptions } from './feedback-options.ts';
import { type InputChunk, type InputRows, openInput } from './input-chunk.ts';
import { missingColumn } from './missing-column.ts';
import { idsOfRows, numbersOfRows } from './usable-rows.ts';

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
  const { log, issues, rowsRead } = safeParseFeedback(input, options, 'parseFeedback');
  const bad = issues.listed.filter(({ action }) => action !== 'kept');
  const [first] = bad;
  if (first === undefined && log.length === rowsRead) return log;
  const where =
    first === undefined
      ? ''
      : ` row ${first.row}, column "${first.column}": expected ${first.expected}, got ${first.received};`;
  const message = `parseFeedback:${where} ${rowsRead - log.length} of ${rowsRead} rows cannot be used; safeParseFeedback sets such rows aside`;
  throw new InvalidInputError(message, bad, { rowsRead, counts: { ...issues.counts } });
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
  checkFeedbackOptions(verb, options);
  const columns = readColumns(openInput(input, verb, 0), options, verb);
  const { customer, time, text, rating, source, length } = columns;
  const rows = Uint32Array.from({ length }, (_, row) => row).filter(
    (row) => customer.values.codes[row] !== NO_CODE && !Number.isNaN(time.values[row]) && text.values[row] !== null,
  );
  const log: FeedbackLog = Object.freeze({
    length: rows.length,
    timeZone: options.timeZone ?? 'UTC',
    customer: idsOfRows(customer.values, rows),
    time: numbersOfRows(time.values, rows),
    text: Object.freeze(Array.from(rows, (row) => text.values[row] as string)),
    ...(rating === null ? {} : { rating: numbersOfRows(rating.values, rows) }),
    ...(source === null ? {} : { source: idsOfRows(source.values, rows) }),
  });
  const found = [customer, time, text, rating, source].flatMap((column) => (column === null ? [] : [column.issues]));
  const issues = mergeIssues(found, options.maxIssues);
  return Object.freeze({ log, issues, rowsRead: length, rowsDropped: length - rows.length });
}

interface FeedbackCells {
  readonly length: number;
  readonly customer: IdCells;
  readonly time: DateCells;
  readonly text: TextCells;
  readonly rating: NumberCells | null;
  readonly source: IdCells | null;
}

function readColumns(chunk: InputChunk, options: FeedbackOptions, verb: string): FeedbackCells {
  const { timeZone, dateFormat, pivotYear, decimal, thousands, maxIssues } = options;
  const needed = (field: FeedbackField): NamedCells => need(chunk, field, options, verb);
  const [ids, dates, words] = [needed('customer'), needed('time'), needed('text')];
  const ratings = find(chunk, 'rating', options, verb);
  const sources = find(chunk, 'source', options, verb);
  const about = (column: string, required: boolean): CellOptions => ({ verb, maxIssues, column, required });
  const [rating, source] = [ratings?.column ?? '', sources?.column ?? ''];
  return {
    length: chunk.length,
    customer: readIdCells(ids.cells, about(ids.column, true)),
    time: readDateCells(dates.cells, { ...about(dates.column, true), timeZone, dateFormat, pivotYear }),
    text: readTextCells(words.cells, words.column, maxIssues),
    rating: ratings && readNumberCells(ratings.cells, { ...about(rating, false), decimal, thousands }),
    source: sources && readIdCells(sources.cells, about(source, false)),
  };
}

interface NamedCells {
  readonly column: string;
  readonly cells: readonly unknown[];
}

/** The cells of a field, or null where nobody asked for it and it is not there. */
function find(chunk: InputChunk, field: FeedbackField, { map }: FeedbackOptions, verb: string): NamedCells | null {
  const column = map?.[field] ?? field;
  if (!chunk.has(column)) {
    if (map?.[field] === undefined || chunk.length === 0) return null;
    throw missingColumn(verb, field, column, true, chunk.names());
  }
  const cells: unknown[] = [];
  chunk.read(column, 0, chunk.length, (cell) => {
    cells.push(cell);
  });
  return { column, cells };
}

function need(chunk: InputChunk, field: FeedbackField, options: FeedbackOptions, verb: string): NamedCells {
  const found = find(chunk, field, options, verb);
  if (found !== null) return found;
  if (chunk.length === 0) return { column: field, cells: [] };
  throw missingColumn(verb, field, field, false, chunk.names());
}

interface TextCells {
  readonly values: readonly (string | null)[];
  readonly issues: DataIssues;
}

/** Texts as they stand; a blank one is missing, and nothing else is made a text of. */
function readTextCells(cells: readonly unknown[], column: string, maxIssues: number | undefined): TextCells {
  const found = collectIssues(maxIssues);
  const values = cells.map((cell, row) => {
    if (typeof cell === 'string' && !isBlank(cell)) return cell;
    const isMissing = cell === null || cell === undefined || typeof cell === 'string';
    const code = isMissing ? 'missing-value' : 'invalid-text';
    const received = isMissing ? 'nothing' : showValue(cell);
    found.add({ code, row, column, expected: 'a text', received, action: 'dropped' });
    return null;
  });
  return { values, issues: found.finish() };
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
  if (!isFeedbackLog(feedback)) return safeParseFeedback(feedback, options, verb);
  checkFeedbackOptions(verb, options);
  refuseRowOptions(feedback, options, verb);
  const issues = collectIssues().finish();
  return Object.freeze({ log: feedback, issues, rowsRead: feedback.length, rowsDropped: 0 });
}

function isFeedbackLog(value: FeedbackLog | readonly object[]): value is FeedbackLog {
  return !Array.isArray(value) && typeof value === 'object' && value !== null && 'timeZone' in value && 'text' in value;
}
