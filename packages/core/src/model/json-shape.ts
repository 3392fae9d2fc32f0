import type { JsonValue } from '../json.ts';
import { isRecord, type Refuse, type Shape } from './shape.ts';

/** Deeper than any options or details go; a file that nests further is made to exhaust the stack. */
const deepest = 32;

/** Checks and copies, so that what the caller holds is neither frozen nor changed later. */
function jsonAt(value: unknown, path: string, refuse: Refuse, depth: number): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (depth > deepest) return refuse(path, `nested no more than ${deepest} deep`, value);
  if (Array.isArray(value)) {
    return Object.freeze(value.map((inner, index) => jsonAt(inner, `${path}[${index}]`, refuse, depth + 1)));
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') return refuse(path, 'a JSON value', value);
  const fields = Object.entries(value as object).map(([name, inner]): [string, JsonValue] => [
    name,
    jsonAt(inner, `${path}.${name}`, refuse, depth + 1),
  ]);
  return Object.freeze(Object.fromEntries(fields));
}

/** The shape of any JSON record, its fields finite numbers, texts, lists and records all the way down. */
export const jsonRecordShape: Shape<Readonly<Record<string, JsonValue>>> = (value, path, refuse) =>
  isRecord(value) ? (jsonAt(value, path, refuse, 0) as Record<string, JsonValue>) : refuse(path, 'an object', value);
