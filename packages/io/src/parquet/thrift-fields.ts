/** Fields of a struct by their number: whole numbers and structs; whatever else stands there is passed over. */
export type ThriftFields = ReadonlyMap<number, number | ThriftFields>;

/** A place in bytes, which reading moves on. */
export interface ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
}

const [boolTrue, boolFalse, byte, short, int, long, double, binary, list, set, struct] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12,
];
/** No header of a page is deeper. */
const deepest = 8;

/**
 * Reads a struct of Thrift's compact protocol, in which Parquet writes its headers. What it holds is trusted in nothing: every
 * step moves on, and none goes past the end.
 *
 * @throws RangeError where the bytes end, or are no such struct
 */
export function readThriftFields(cursor: ByteCursor, depth: number = 0): ThriftFields {
  if (depth > deepest) throw new RangeError('a header is nested too deeply');
  const fields = new Map<number, number | ThriftFields>();
  let id = 0;
  for (let head = next(cursor); head !== 0; head = next(cursor)) {
    const delta = head >> 4;
    id = delta === 0 ? zigZag(varInt(cursor)) : id + delta;
    const value = readValue(cursor, head & 15, depth);
    if (value !== null) fields.set(id, value);
  }
  return fields;
}

function readValue(cursor: ByteCursor, type: number, depth: number): number | ThriftFields | null {
  if (type === boolTrue || type === boolFalse) return null;
  if (type === byte) return next(cursor);
  if (type === short || type === int || type === long) return zigZag(varInt(cursor));
  if (type === double) return skip(cursor, 8);
  if (type === binary) return skip(cursor, varInt(cursor));
  if (type === struct) return readThriftFields(cursor, depth + 1);
  if (type !== list && type !== set) throw new RangeError(`a header holds a field of the unknown type ${type}`);
  const head = next(cursor);
  const length = head >> 4 === 15 ? varInt(cursor) : head >> 4;
  for (let at = 0; at < length; at++) {
    if ((head & 15) === boolTrue || (head & 15) === boolFalse) next(cursor);
    else readValue(cursor, head & 15, depth + 1);
  }
  return null;
}

function next(cursor: ByteCursor): number {
  const value = cursor.bytes[cursor.at];
  if (value === undefined) throw new RangeError('a header ends in its middle');
  cursor.at += 1;
  return value;
}

function skip(cursor: ByteCursor, length: number): null {
  if (length > cursor.bytes.length - cursor.at) throw new RangeError('a header ends in its middle');
  cursor.at += length;
  return null;
}

/** Exact up to 2^53, which no size in a file passes. */
function varInt(cursor: ByteCursor): number {
  let value = 0;
  for (let place = 0; place < 10; place++) {
    const part = next(cursor);
    value += (part & 127) * 2 ** (7 * place);
    if (part < 128) return value;
  }
  throw new RangeError('a number in a header has no end');
}

function zigZag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
