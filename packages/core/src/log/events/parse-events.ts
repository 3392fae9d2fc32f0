import { customOfRows, readCustom, unusableRows } from '../../custom/growing-custom.ts';
import { InvalidInputError } from '../../errors/errors.ts';
import { collectIssues, mergeIssues } from '../../issues/collect.ts';
import type { DataIssues } from '../../issues/issue.ts';
import { refuseRowOptions } from '../as-transaction-log.ts';
import { type InputChunk, type InputRows, openInput } from '../input-chunk.ts';
import { missingColumn } from '../missing-column.ts';
import { type EventColumn, type EventField, readEventColumn } from './event-cells.ts';
import { checkEventOptions, type EventOptions } from './event-options.ts';

/** The columns of a log of events, required ones first. */
export type EventFields<F extends string> = Readonly<Record<F, EventField>>;

/** What became of the rows. */
export interface ParsedEvents<L> {
  /** All rows that can be used, in their order. */
  readonly log: L;
  readonly issues: DataIssues;
  /** Rows handed over. */
  readonly rowsRead: number;
  /** Rows set aside, since a required cell could not be read. */
  readonly rowsDropped: number;
}

/**
 * Parses events of any kind and sets aside rows that cannot be used.
 *
 * @param L the log that the fields make; nothing but its type is said here
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 */
export function safeParseEvents<L, F extends string>(
  input: InputRows,
  fields: EventFields<F>,
  options: EventOptions<F>,
  verb: string,
): ParsedEvents<L> {
  const names = Object.keys(fields) as F[];
  checkEventOptions(verb, options, names);
  const chunk = openInput(input, verb, 0);
  const read = names.flatMap((name) => {
    const column = readField(chunk, name, fields[name], options, verb);
    return column === null ? [] : [{ name, column, required: fields[name].required }];
  });
  const needed = read.filter(({ required }) => required);
  const custom = readCustom(chunk, options.custom, verb, options.maxIssues);
  const unusable = unusableRows(custom);
  const rows = Uint32Array.from({ length: chunk.length }, (_, row) => row).filter(
    (row) => !unusable.has(row) && needed.every(({ column }) => column.has(row)),
  );
  const columns = Object.fromEntries(read.map(({ name, column }) => [name, column.ofRows(rows)]));
  const ofCustom = custom.length === 0 ? {} : { custom: customOfRows(custom, rows) };
  const log = Object.freeze({ length: rows.length, timeZone: options.timeZone ?? 'UTC', ...columns, ...ofCustom }) as L;
  const issues = mergeIssues(
    [...read.map(({ column }) => column.issues), ...custom.map(([, { issues }]) => issues)],
    options.maxIssues,
  );
  return Object.freeze({ log, issues, rowsRead: chunk.length, rowsDropped: chunk.length - rows.length });
}

/** A column's cells as its field says, or null where nobody asked for it and it is not there. */
function readField(
  chunk: InputChunk,
  name: string,
  field: EventField,
  options: EventOptions<string>,
  verb: string,
): EventColumn | null {
  const isMapped = options.map?.[name] !== undefined;
  const column = options.map?.[name] ?? name;
  const cells: unknown[] = [];
  if (chunk.has(column)) {
    chunk.read(column, 0, chunk.length, (cell) => {
      cells.push(cell);
    });
  } else if ((isMapped || field.required) && chunk.length > 0) {
    throw missingColumn(verb, name, column, isMapped, chunk.names());
  } else if (!field.required) return null;
  return readEventColumn(cells, column, field, options, verb);
}

/**
 * What a strict parser does with a parse: gives the log, or refuses rows that cannot be used.
 *
 * @throws InvalidInputError (`invalid-input`) naming the first row and column
 */
export function strictly<L extends { readonly length: number }>(
  { log, issues, rowsRead }: ParsedEvents<L>,
  verb: string,
  safeVerb: string,
): L {
  const bad = issues.listed.filter(({ action }) => action !== 'kept');
  const [first] = bad;
  if (first === undefined && log.length === rowsRead) return log;
  const where =
    first === undefined
      ? ''
      : ` row ${first.row}, column "${first.column}": expected ${first.expected}, got ${first.received};`;
  const message = `${verb}:${where} ${rowsRead - log.length} of ${rowsRead} rows cannot be used; ${safeVerb} sets such rows aside`;
  throw new InvalidInputError(message, bad, { rowsRead, counts: { ...issues.counts } });
}

/** What a door does with a log that was parsed before: it passes, and options for rows are refused. */
export function passedOn<L extends { readonly length: number; readonly timeZone: string }>(
  log: L,
  options: EventOptions<string>,
  fields: readonly string[],
  verb: string,
): ParsedEvents<L> {
  checkEventOptions(verb, options, fields);
  refuseRowOptions(log, options, verb);
  return Object.freeze({ log, issues: collectIssues().finish(), rowsRead: log.length, rowsDropped: 0 });
}
