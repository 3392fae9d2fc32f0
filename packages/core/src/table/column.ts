import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import type { CodedColumn, ListColumn, SequenceColumn } from './dictionary.ts';

/** A column of free texts. */
export type TextColumn = readonly (string | null)[];

/** The kinds of column; sequences are lists that know their sets. In a `Float64Array` NaN means missing, and nothing else. */
export type Column = Float64Array | CodedColumn | ListColumn | SequenceColumn | TextColumn;

/** Numbers as users have them: a plain array, or a typed one of any kind. */
export type Numbers =
  | readonly number[]
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** What may stand for a column where a table is made. */
export type ColumnInput = Column | Numbers;

/** The columns of a table made of these: numbers of any kind become a `Float64Array`, the rest stays what it is. */
export type Columns<C> = { [N in keyof C]: C[N] extends Column ? C[N] : Float64Array };

/**
 * Whether a column is one of numbers; by tag too, since a typed array of another realm is no instance of ours.
 *
 * @param values a column, or anything else
 * @returns whether it is a `Float64Array`
 * @example
 * import { isNumberColumn } from '@clientele/core';
 * isNumberColumn(Float64Array.of(1)); // => true
 * isNumberColumn([1]); // => false
 */
export function isNumberColumn(values: unknown): values is Float64Array {
  return values instanceof Float64Array || Object.prototype.toString.call(values) === '[object Float64Array]';
}

/**
 * How many rows a column of any kind holds.
 *
 * @param values the column
 * @returns its rows
 * @example
 * import { columnLength } from '@clientele/core';
 * columnLength(['Ada', null]); // => 2
 */
export function columnLength(values: Column): number {
  if ('offsets' in values) return values.offsets.length - 1;
  return 'codes' in values ? values.codes.length : values.length;
}

/**
 * Makes a typed column of numbers, once, at the door: kernels see `Float64Array` only.
 *
 * @param numbers plain or typed array
 * @returns the same array where it is a `Float64Array` already, else a copy
 * @example
 * import { column } from '@clientele/core';
 * column([1, 2, 3]) instanceof Float64Array; // => true
 */
export function column(numbers: ArrayLike<number>): Float64Array {
  return isNumberColumn(numbers) ? numbers : Float64Array.from(numbers);
}

/**
 * Makes columns of whatever stands for them; those that are columns already are shared.
 *
 * @throws InvalidInputError (`invalid-input`) where something is no column, naming it and the row
 */
export function toColumns<C extends Record<string, ColumnInput>>(verb: string, input: C): Columns<C> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InvalidInputError(`${verb}: expected an object of columns by name, got ${showValue(input)}`);
  }
  if (Object.hasOwn(input, '__proto__')) throw new InvalidInputError(`${verb}: a column cannot be named __proto__`);
  return Object.fromEntries(
    Object.entries(input).map(([name, cells]) => [name, toColumn(verb, name, cells)]),
  ) as Columns<C>;
}

/**
 * Makes a column of whatever stands for one; what is a column already is shared.
 *
 * @param verb begins the message
 * @param name of the column
 * @param cells anything at all
 * @returns numbers as a `Float64Array`, texts and coded columns as they are
 * @throws InvalidInputError (`invalid-input`) where it is no column, naming it and the row
 * @example
 * import { toColumn } from '@clientele/core';
 * toColumn('predictChurn', 'visits', [1, 2]); // => Float64Array.of(1, 2)
 * toColumn('predictChurn', 'visits', [1, 'two']); // throws InvalidInputError
 */
export function toColumn(verb: string, name: string, cells: unknown): Column {
  if (Array.isArray(cells)) return ofPlainArray(verb, name, cells);
  if (isNumberColumn(cells)) return cells;
  if (ArrayBuffer.isView(cells) && 'length' in cells && typeof Reflect.get(cells, 0) !== 'bigint') {
    return Float64Array.from(cells as Int32Array);
  }
  if (typeof cells === 'object' && cells !== null && 'codes' in cells && 'dictionary' in cells) {
    return cells as CodedColumn;
  }
  throw new InvalidInputError(
    `${verb}: column "${name}" must be an array of numbers or texts, got ${showValue(cells)}`,
  );
}

/** Numbers throughout, or texts throughout: what stands first that is not `null` decides. */
function ofPlainArray(verb: string, name: string, cells: readonly unknown[]): Column {
  const first = cells.find((cell) => cell !== null);
  const isNumbers = typeof first === 'number';
  const odd = cells.findIndex((cell) =>
    isNumbers ? typeof cell !== 'number' : cell !== null && typeof cell !== 'string',
  );
  if (odd < 0) return isNumbers ? Float64Array.from(cells as readonly number[]) : (cells as TextColumn);
  const expected = isNumbers ? 'a number (NaN where it is missing)' : 'a text or null';
  const received = showValue(cells[odd]);
  throw new InvalidInputError(`${verb}: row ${odd}, column "${name}": expected ${expected}, got ${received}`, [
    { code: isNumbers ? 'invalid-number' : 'invalid-id', row: odd, column: name, expected, received, action: 'kept' },
  ]);
}
