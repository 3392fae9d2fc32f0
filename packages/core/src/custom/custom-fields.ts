import { InvalidInputError, type OptionProblem } from '../errors/errors.ts';
import { nearestName } from '../nearest-name.ts';
import { anyRecord, type OptionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import type { CodedColumn, ListColumn } from '../table/dictionary.ts';
import { isStandardSchema, type StandardSchema } from './standard-schema.ts';

/** A column of the user's own: the schema that its cells pass, and what else is to be said of it. */
export interface CustomField<S extends StandardSchema = StandardSchema> {
  readonly schema: S;
  /** The column's name in the data. Default: the name of the field. */
  readonly column?: string;
  /** Whether a row is set aside that the schema refuses; else its cell is left missing. Default false. */
  readonly required?: boolean;
}

/** Columns of the user's own by their names in the result: a schema each, or a schema with more to say of it. */
export type CustomFields = Readonly<Record<string, StandardSchema | CustomField>>;

/** What the schema of a custom field makes of a cell. */
export type CustomOutput<F> =
  F extends StandardSchema<unknown, infer O> ? O : F extends { readonly schema: infer S } ? CustomOutput<S> : never;

/** The column that the outputs of a schema make: numbers, dates (epoch milliseconds), true and false (1 and 0), texts, lists of texts. */
export type CustomColumn<F> =
  NonNullable<CustomOutput<F>> extends number | boolean | Date
    ? Float64Array
    : NonNullable<CustomOutput<F>> extends readonly unknown[]
      ? ListColumn
      : CodedColumn;

/** The columns of custom fields. */
export type CustomColumns<F extends CustomFields> = { [N in keyof F]: CustomColumn<F[N]> };

/** A custom field with nothing left to default. */
export interface NamedField {
  /** Name in the result. */
  readonly name: string;
  /** Name in the data. */
  readonly column: string;
  readonly schema: StandardSchema;
  readonly required: boolean;
}

/** The rule of the option `custom`; its fields are checked by `customProblems`. */
export const customRule: OptionRule = anyRecord;

/**
 * The custom fields of an option, in their order.
 *
 * @param custom the option, or nothing
 * @returns one entry a field, with its column in the data
 * @example
 * import { namedFields } from '@clientele/core';
 * namedFields(undefined); // => []
 */
export function namedFields(custom: CustomFields | undefined): NamedField[] {
  return Object.entries(custom ?? {}).map(([name, field]) => {
    if (isStandardSchema(field)) return { name, column: name, schema: field, required: false };
    const { schema, column = name, required = false } = field;
    return { name, column, schema, required };
  });
}

/**
 * Refuses input that lacks the column of a custom field, whatever its schema would make of a missing cell.
 *
 * @throws InvalidInputError (`invalid-input`) naming the columns there are
 */
export function checkCustomColumns(
  verb: string,
  custom: CustomFields | undefined,
  hasColumn: (column: string) => boolean,
  names: Iterable<string>,
): void {
  for (const { name, column } of namedFields(custom)) {
    if (hasColumn(column)) continue;
    const there = [...names];
    const near = nearestName(column, there);
    const hint = near === null ? '' : `; did you mean "${near}"?`;
    const listed = there.length === 0 ? 'no columns' : there.map((each) => `"${each}"`).join(', ');
    const message = `${verb}: custom.${name} needs a column "${column}" that is not there; there are ${listed}${hint}`;
    throw new InvalidInputError(message, [], { option: `custom.${name}`, column, columns: there });
  }
}

/** What is wrong with the option `custom`: names that are taken, and what is no schema. */
export function customProblems(custom: object | undefined, taken: readonly string[]): OptionProblem[] {
  return Object.entries(custom ?? {}).flatMap(([name, field]: [string, unknown]) => {
    const option = `custom.${name}`;
    if (taken.includes(name)) {
      return [{ option, allowed: `another name: ${name} is a field of its own, see map`, received: showValue(name) }];
    }
    if (name === '__proto__') return [{ option, allowed: 'another name', received: showValue(name) }];
    if (isField(field)) return [];
    const allowed = 'a Standard Schema such as z.string(), or { schema, column, required }';
    return [{ option, allowed, received: showValue(field) }];
  });
}

const known = ['schema', 'column', 'required'];

function isField(field: unknown): boolean {
  if (isStandardSchema(field)) return true;
  if (typeof field !== 'object' || field === null || !('schema' in field)) return false;
  const { schema, column, required } = field as { schema: unknown; column?: unknown; required?: unknown };
  return (
    Object.keys(field).every((name) => known.includes(name)) &&
    isStandardSchema(schema) &&
    (column === undefined || (typeof column === 'string' && column !== '')) &&
    (required === undefined || typeof required === 'boolean')
  );
}
