import {
  checkOptions,
  type FieldMap,
  InvalidOptionError,
  ianaTimeZone,
  type OptionRule,
  oneOf,
  optionRule,
  showValue,
} from '@clientele/core';
import type { TimeKind } from '../dialect/dialect.ts';
import { type TableName, tableName } from '../dialect/words.ts';

/** What a column of an engine's table can stand for. */
export type LineField = 'customer' | 'time' | 'amount' | 'order' | 'product' | 'quantity';

/** Order lines in a table or view of an engine. */
export interface EngineLines {
  /** Its name; dots part schema and table. */
  readonly table: TableName;
  /** Which column plays which role, `{ customer: 'Customer ID' }`; one that is left out is looked for as it stands. */
  readonly map?: FieldMap<LineField>;
  /** What the column of times holds; `'local'` unless told otherwise: dates, timestamps or ISO 8601 texts, in UTC. */
  readonly time?: TimeKind;
  /** IANA zone of civil days; UTC unless told otherwise. Other zones need `'instant'` or `'epoch-ms'`. */
  readonly timeZone?: string;
  /** What happens with lines without a customer, time or usable amount: refused unless told otherwise, or left out and counted. */
  readonly missing?: 'refuse' | 'leave-out';
}

/** Lines whose options are checked, and whose columns are known. */
export interface KnownLines {
  readonly table: TableName;
  /** The columns there are; order, product and quantity may be missing. */
  readonly map: FieldMap<LineField> & { readonly customer: string; readonly time: string; readonly amount: string };
  readonly time: TimeKind;
  readonly timeZone: string;
  readonly missing: 'refuse' | 'leave-out';
}

/** The roles without which there are no order lines. */
export const requiredFields = ['customer', 'time', 'amount'] as const;

/** All roles. */
export const lineFields: readonly LineField[] = [...requiredFields, 'order', 'product', 'quantity'];

const isMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([role, name]) => (lineFields as readonly string[]).includes(role) && typeof name === 'string' && name !== '',
  );

const rules: Readonly<Record<keyof EngineLines, OptionRule>> = {
  table: tableName,
  map: optionRule(`a record of column names with the keys ${lineFields.join(', ')}`, isMap),
  time: oneOf('local', 'instant', 'epoch-ms'),
  timeZone: ianaTimeZone,
  missing: oneOf('refuse', 'leave-out'),
};

/**
 * Checks what a caller says of lines.
 *
 * @param verb begins the message
 * @param lines as given
 * @returns the same with every default in its place; only the columns named, and the three that must be there
 * @throws InvalidOptionError (`invalid-option`) naming the option
 */
export function knownLines(verb: string, lines: EngineLines): KnownLines {
  checkOptions(verb, { ...lines, table: lines?.table ?? null }, rules);
  const { table, map = {}, time = 'local', timeZone = 'UTC', missing = 'refuse' } = lines;
  if (time === 'local' && timeZone !== 'UTC') {
    // Engines disagree on the hour that a clock shows twice.
    const allowed = '"instant" or "epoch-ms" where timeZone is not UTC';
    throw new InvalidOptionError(verb, [{ option: 'time', allowed, received: showValue(time) }]);
  }
  const own = Object.fromEntries(Object.entries(map).filter(([, name]) => name !== undefined));
  return { table, map: { customer: 'customer', time: 'time', amount: 'amount', ...own }, time, timeZone, missing };
}
