import { isBlank } from '../cells/missing.ts';
import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { collectIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import type { InputChunk } from '../log/input-chunk.ts';
import { showValue } from '../show.ts';
import type { Column } from '../table/column.ts';
import { takeColumn } from '../table/take-column.ts';
import { type CustomFields, checkCustomColumns, type NamedField, namedFields } from './custom-fields.ts';
import { growOutputs } from './growing-outputs.ts';
import type { StandardIssue, StandardResult } from './standard-schema.ts';

/** A custom column as its schema left it. */
export interface CustomCells {
  readonly values: Column;
  readonly issues: DataIssues;
  /** Rows that cannot be used because of this column, ascending. */
  readonly unusable: readonly number[];
}

/** The custom columns of a piece of input, by name. */
export type CustomByName = readonly (readonly [name: string, cells: CustomCells])[];

/** A custom column that still takes cells. */
export interface GrowingCustom {
  /** `line` is the physical line where the row starts, for files. */
  add(cell: unknown, line?: number): void;
  finish(): CustomCells;
}

/**
 * Opens a column whose cells pass a schema, each on its own. A missing cell, a blank text among them, is handed over as
 * `undefined`, so that a schema lets it pass, fills it, or refuses it in the same way whatever the data came from.
 *
 * @throws InvalidOptionError (`invalid-option`) at the first cell where the schema answers with a promise
 * @throws InvalidInputError (`invalid-input`) where the schema throws, or makes what no column can hold
 */
export function growCustom(field: NamedField, verb: string, maxIssues: number | undefined): GrowingCustom {
  const { name, column, required } = field;
  const found = collectIssues(maxIssues);
  const outputs = growOutputs(column, verb);
  const unusable: number[] = [];
  let length = 0;

  function refuse(cell: unknown, issues: readonly StandardIssue[], line: number | undefined): void {
    const place = { row: length, ...(line === undefined || line === 0 ? {} : { line }), column };
    const expected = issues.map(wordsOf).join('; ') || 'a value that its schema takes';
    const received = cell === undefined ? 'nothing' : showValue(cell);
    const action = required ? 'dropped' : 'repaired';
    found.add({ code: 'invalid-custom', ...place, expected, received, action });
    if (required) unusable.push(length);
  }
  return {
    add(given, line) {
      const cell = given === null || (typeof given === 'string' && isBlank(given)) ? undefined : given;
      const result = resultOf(field, cell, length, verb);
      if ('then' in result) throw isAsync(result, name, verb);
      if (result.issues === undefined) outputs.add(result.value, length);
      else {
        refuse(cell, result.issues, line);
        outputs.add(undefined, length);
      }
      length += 1;
    },
    finish: () => ({ values: outputs.finish(), issues: found.finish(), unusable }),
  };
}

/**
 * Reads all custom columns of an input that is there as a whole.
 *
 * @throws InvalidInputError (`invalid-input`) where a column is not there
 */
export function readCustom(
  chunk: InputChunk,
  custom: CustomFields | undefined,
  verb: string,
  maxIssues: number | undefined,
): CustomByName {
  if (chunk.length > 0) checkCustomColumns(verb, custom, chunk.has, chunk.names());
  return namedFields(custom).map((field) => {
    const growing = growCustom(field, verb, maxIssues);
    if (chunk.has(field.column)) chunk.read(field.column, 0, chunk.length, (cell) => growing.add(cell));
    return [field.name, growing.finish()];
  });
}

/** The custom columns at the given rows, or all of them for `null`. */
export function customOfRows(custom: CustomByName, rows: Uint32Array | null): Readonly<Record<string, Column>> {
  const columns = custom.map(([name, { values }]) => [name, rows === null ? values : takeColumn(values, rows)]);
  return Object.freeze(Object.fromEntries(columns));
}

/** Rows that a required custom column makes unusable. */
export function unusableRows(custom: CustomByName): ReadonlySet<number> {
  return new Set(custom.flatMap(([, { unusable }]) => unusable));
}

type Answer = StandardResult<unknown> | Promise<StandardResult<unknown>>;

function resultOf({ schema, column }: NamedField, cell: unknown, row: number, verb: string): Answer {
  let thrown: unknown;
  try {
    const answer: unknown = schema['~standard'].validate(cell);
    if (typeof answer === 'object' && answer !== null) return answer as Answer;
    thrown = `it answered ${showValue(answer)}`;
  } catch (error) {
    thrown = error;
  }
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  const message = `${verb}: row ${row}, column "${column}": the schema failed on ${showValue(cell)}: ${words}`;
  throw new InvalidInputError(message, [], { row, column }, thrown);
}

/** Rows are read at once, so a schema that asks somebody else first cannot be used. */
function isAsync(answer: Promise<unknown>, name: string, verb: string): InvalidOptionError {
  answer.then(undefined, () => undefined); // nobody waits for it: its failure must not end the process
  const allowed = 'a schema that answers at once';
  return new InvalidOptionError(verb, [{ option: `custom.${name}`, allowed, received: 'one that returns a promise' }]);
}

function wordsOf({ message, path = [] }: StandardIssue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.length === 0 ? message : `${keys.join('.')}: ${message}`;
}
