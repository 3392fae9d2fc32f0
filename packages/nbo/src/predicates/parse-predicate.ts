import { finiteShape, optional, type Refuse, recordOf, type Shape, textShape } from '@clientele/core';
import type { Predicate, TraitTest } from './predicate.ts';

/** Deeper than any rule goes; what nests further is made to exhaust the stack, or holds itself. */
const deepest = 16;

const forms =
  '{ all: […] }, { any: […] }, { not: … }, { has: item } or { trait, equals | oneOf | atLeast | atMost | above | below | isUnknown }';

/** The shape of a predicate. */
export const predicateShape: Shape<Predicate> = (value, path, refuse) => predicateAt(value, path, refuse, 0);

function predicateAt(value: unknown, path: string, refuse: Refuse, depth: number): Predicate {
  if (typeof value !== 'object' || value === null) return refuse(path, forms, value);
  if (depth > deepest) return refuse(path, `nested no more than ${deepest} deep`, value);
  const inner: Shape<Predicate> = (one, at, no) => predicateAt(one, at, no, depth + 1);
  if ('all' in value) return recordOf<{ all: readonly Predicate[] }>({ all: someOf(inner) })(value, path, refuse);
  if ('any' in value) return recordOf<{ any: readonly Predicate[] }>({ any: someOf(inner) })(value, path, refuse);
  if ('not' in value) return recordOf<{ not: Predicate }>({ not: inner })(value, path, refuse);
  if ('has' in value) return recordOf<{ has: string }>({ has: nameShape })(value, path, refuse);
  if ('trait' in value) return traitTest(value, path, refuse);
  return refuse(path, forms, value);
}

/** An empty list would be always true in one form and always false in the other: it is refused. */
export function someOf<T>(inner: Shape<T>): Shape<readonly T[]> {
  return (value, path, refuse) => {
    if (!Array.isArray(value) || value.length === 0) return refuse(path, 'a list that is not empty', value);
    return Object.freeze(value.map((one, at) => inner(one, `${path}[${at}]`, refuse)));
  };
}

/** The shape of a name: a text that is not blank. */
export const nameShape: Shape<string> = (value, path, refuse) => {
  const name = textShape(value, path, refuse);
  return name.trim() === '' ? refuse(path, 'a text that is not blank', value) : name;
};

const scalarShape: Shape<string | number | boolean> = (value, path, refuse) =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : refuse(path, 'a text, a finite number, true or false', value);

const flagShape: Shape<boolean> = (value, path, refuse) =>
  typeof value === 'boolean' ? value : refuse(path, 'true or false', value);

const testShape = recordOf<TraitTest>({
  trait: nameShape,
  equals: optional(scalarShape),
  oneOf: optional(someOf(scalarShape)),
  atLeast: optional(finiteShape),
  atMost: optional(finiteShape),
  above: optional(finiteShape),
  below: optional(finiteShape),
  isUnknown: optional(flagShape),
});

function traitTest(value: object, path: string, refuse: Refuse): TraitTest {
  const test = testShape(value, path, refuse);
  return Object.keys(test).length > 1 ? test : refuse(path, 'a trait with a test', value);
}
