import { type TimeUnit, timeUnit } from '../time/duration.ts';

/** Reads one field of an untrusted record: gives the typed value back, or calls `refuse` with what was expected. */
export type Shape<T> = (value: unknown, path: string, refuse: Refuse) => T;

/** Throws; `path` names the field, `expected` what it must be. */
export type Refuse = (path: string, expected: string, received: unknown) => never;

function check<T>(expected: string, accepts: (value: unknown) => value is T): Shape<T> {
  return (value, path, refuse) => (accepts(value) ? value : refuse(path, expected, value));
}

/** Whether a value is an object that is no array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shape of a finite number. */
export const finiteShape: Shape<number> = check('a finite number', (value): value is number => Number.isFinite(value));

/** The shape of a finite number above zero. */
export const positiveShape: Shape<number> = check(
  'a number > 0',
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0,
);

/** The shape of a whole number of zero or more. */
export const countShape: Shape<number> = check(
  'a whole number >= 0',
  (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
);

/** The shape of a text. */
export const textShape: Shape<string> = check('a text', (value): value is string => typeof value === 'string');

/** The shape of a time unit. */
export const unitShape: Shape<TimeUnit> = check(timeUnit.allowed, (value): value is TimeUnit =>
  timeUnit.accepts(value),
);

/**
 * The shape of one of a closed list of words.
 *
 * @param words the words, to the letter
 * @returns the shape
 * @example
 * import { wordShape } from '@clientele/core';
 * const refuse = () => {
 *   throw new RangeError('refused');
 * };
 * wordShape('up', 'down')('up', 'model.trend', refuse); // => 'up'
 * wordShape('up', 'down')('left', 'model.trend', refuse); // throws RangeError
 */
export function wordShape<const W extends string>(...words: readonly W[]): Shape<W> {
  return check(`one of ${words.join(', ')}`, (value): value is W => words.includes(value as W));
}

/**
 * The shape of a value that may be `null`.
 *
 * @param inner the shape of every other value
 * @returns the shape
 * @example
 * import { countShape, nullOr } from '@clientele/core';
 * const refuse = () => {
 *   throw new RangeError('refused');
 * };
 * nullOr(countShape)(null, 'model.rows', refuse); // => null
 */
export function nullOr<T>(inner: Shape<T>): Shape<T | null> {
  return (value, path, refuse) => (value === null ? null : inner(value, path, refuse));
}

/**
 * The shape of an array, each element of one shape.
 *
 * @param inner the shape of an element
 * @returns the shape
 * @example
 * import { countShape, listOf } from '@clientele/core';
 * const refuse = () => {
 *   throw new RangeError('refused');
 * };
 * listOf(countShape)([2, 0, 1], 'model.counts', refuse); // => [2, 0, 1]
 * listOf(countShape)([2, -1], 'model.counts', refuse); // throws RangeError
 */
export function listOf<T>(inner: Shape<T>): Shape<readonly T[]> {
  return (value, path, refuse) => {
    if (!Array.isArray(value)) return refuse(path, 'an array', value);
    const elements: T[] = [];
    // map() would pass over holes: a hole is a missing element.
    for (let at = 0; at < value.length; at++) elements.push(inner(value[at], `${path}[${at}]`, refuse));
    return Object.freeze(elements);
  };
}

/**
 * The shape of a record of named fields. A field not named here is refused; one whose shape is `optional` may be missing.
 *
 * @param fields one shape a field
 * @returns the shape
 * @example
 * import { positiveShape, recordOf } from '@clientele/core';
 * const refuse = () => {
 *   throw new RangeError('refused');
 * };
 * recordOf({ rate: positiveShape })({ rate: 2 }, 'model.parameters', refuse); // => { rate: 2 }
 * recordOf({ rate: positiveShape })({ rat: 2 }, 'model.parameters', refuse); // throws RangeError
 */
export function recordOf<T extends object>(fields: { readonly [F in keyof T]-?: Shape<T[F]> }): Shape<T> {
  return (value, path, refuse) => {
    if (!isRecord(value)) return refuse(path, 'an object', value);
    for (const name in value) {
      if (!Object.hasOwn(fields, name) && Object.hasOwn(value, name))
        return refuse(`${path}.${name}`, `left out (known are ${Object.keys(fields).join(', ')})`, value[name]);
    }
    const read: Partial<T> = {};
    for (const name in fields) {
      const field = fields[name](Object.hasOwn(value, name) ? value[name] : undefined, `${path}.${name}`, refuse);
      if (field !== undefined) read[name] = field;
    }
    return Object.freeze(read) as T;
  };
}

/**
 * The shape of a field that may be missing.
 *
 * @param inner the shape of the field where it is there
 * @returns the shape
 * @example
 * import { optional, recordOf, textShape } from '@clientele/core';
 * const refuse = () => {
 *   throw new RangeError('refused');
 * };
 * recordOf({ engine: optional(textShape) })({}, 'model', refuse); // => {}
 */
export function optional<T>(inner: Shape<T>): Shape<T | undefined> {
  return (value, path, refuse) => (value === undefined ? undefined : inner(value, path, refuse));
}
