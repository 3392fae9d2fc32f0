import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Refuses what is no object where a record, a model or a column of ids is wanted: callers without a type checker, or with data
 * off the wire, are told so by name instead of meeting a TypeError inside the verb.
 *
 * @param verb begins the message
 * @param expected what it should have been: "a table of rules"
 * @param value what was given
 * @param fields names that must stand in it, not missing and not `null`
 * @throws InvalidInputError (`invalid-input`) where the value is no object, or lacks a field
 * @example
 * import { expectRecord } from '@clientele/core';
 * expectRecord('measureLift', 'outcomes of a campaign', { customer: [] }, ['customer']); // passes silently
 */
export function expectRecord(verb: string, expected: string, value: unknown, fields: readonly string[] = []): void {
  if (!isObject(value)) throw new InvalidInputError(`${verb}: expected ${expected}, got ${showValue(value)}`);
  const missing = fields.find((name) => (value as Readonly<Record<string, unknown>>)[name] == null);
  if (missing === undefined) return;
  throw new InvalidInputError(`${verb}: expected ${expected}, got a record without "${missing}"`, [], {
    field: missing,
  });
}

/**
 * Refuses what is no table, or lacks a column that the verb reads.
 *
 * @param verb begins the message
 * @param source what was given
 * @param names columns that must be there
 * @throws InvalidInputError (`invalid-input`) where it is no table, or naming the column that is missing and those there are
 * @example
 * import { expectTable, table } from '@clientele/core';
 * expectTable('selectAdvocates', table({ lower: [0.2] }), ['lower']); // passes silently
 */
export function expectTable(verb: string, source: unknown, names: readonly string[] = []): void {
  expectRecord(verb, 'a table', source, ['columns']);
  const { columns } = source as { readonly columns: unknown };
  expectRecord(verb, 'a table', columns);
  const missing = names.find((name) => (columns as Readonly<Record<string, unknown>>)[name] == null);
  if (missing === undefined) return;
  const there = Object.keys(columns as object);
  const others = there.length === 0 ? 'there are none' : `there are ${there.join(', ')}`;
  throw new InvalidInputError(`${verb}: column "${missing}" is missing; ${others}`, [], { column: missing });
}
