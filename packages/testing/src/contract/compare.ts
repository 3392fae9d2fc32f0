/**
 * Where two values first differ. Numbers are compared by their bits unless a tolerance is given, arrays of any kind
 * element by element, records field by field.
 *
 * @param a one value
 * @param b the other
 * @param tolerance relative, for numbers
 * @param path begins the answer
 * @returns a sentence with the path, or `null` where they are equal
 * @example
 * import { firstDifference } from '@clientele/testing';
 * firstDifference({ rate: [1, 2] }, { rate: [1, 3] }); // => 'value.rate[1]: 2 is not 3'
 */
export function firstDifference(a: unknown, b: unknown, tolerance: number = 0, path: string = 'value'): string | null {
  if (typeof a === 'number' && typeof b === 'number') return numbersDiffer(a, b, tolerance, path);
  if (!isHolder(a) || !isHolder(b)) return Object.is(a, b) ? null : `${path}: ${show(a)} is not ${show(b)}`;
  if (isList(a) !== isList(b)) return `${path}: one is a list, the other is not`;
  const [left, right] = [entries(a), entries(b)];
  if (left.size !== right.size) return `${path}: ${left.size} entries are not ${right.size}`;
  for (const [key, value] of left) {
    const inner = isList(a) ? `${path}[${key}]` : `${path}.${key}`;
    if (!right.has(key)) return `${inner}: only on one side`;
    const difference = firstDifference(value, right.get(key), tolerance, inner);
    if (difference !== null) return difference;
  }
  return null;
}

/** Where a value holds something that JSON would lose: a number that is not finite, −0, a typed array, `undefined`. */
export function firstBeyondJson(value: unknown, path: string = 'model'): string | null {
  return firstDifference(value, JSON.parse(JSON.stringify(value)), 0, path);
}

/** Where plain data can still be written into; typed arrays are passed over, since they cannot be frozen. */
export function firstUnfrozen(value: unknown, path: string = 'value'): string | null {
  if (!isHolder(value) || ArrayBuffer.isView(value)) return null;
  if (!Object.isFrozen(value)) return path;
  for (const [key, inner] of entries(value)) {
    const found = firstUnfrozen(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function numbersDiffer(a: number, b: number, tolerance: number, path: string): string | null {
  const same = Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  return same && (tolerance > 0 || Object.is(a, b)) ? null : `${path}: ${show(a)} is not ${show(b)}`;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isList(value: object): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function entries(value: object): Map<string, unknown> {
  return new Map(Object.entries(value));
}

function show(value: unknown): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
