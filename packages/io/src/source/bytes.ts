import { InvalidInputError, showValue } from '@clientele/core';
import type { ByteReader, CsvSource } from './source.ts';

/** No piece handed on is longer, however large the pieces are that the source gives. */
const longestPiece = 1 << 20;

/** @returns a reader of a source's bytes, in pieces of at most 1 MiB. */
export function readBytes(verb: string, source: Exclude<CsvSource, string>): ByteReader {
  return inPieces(source instanceof Uint8Array ? held(source) : readerOf(verb, streamOf(verb, source).getReader()));
}

/** Known by what they can do, so that a `File` of another window or of a polyfill is one too. */
function streamOf(verb: string, source: Exclude<CsvSource, string>): ReadableStream<Uint8Array> {
  if (typeof source === 'object' && source !== null) {
    if ('getReader' in source) return source;
    if ('stream' in source) return source.stream();
  }
  const help = isNodeStream(source) ? 'a stream of Node; hand over Readable.toWeb(stream)' : showValue(source);
  throw new InvalidInputError(
    `${verb}: the source must be a Blob, a ReadableStream of bytes, a Uint8Array or text, got ${help}`,
  );
}

function isNodeStream(source: unknown): boolean {
  return typeof source === 'object' && source !== null && 'pipe' in source;
}

function held(bytes: Uint8Array): ByteReader {
  let rest: Uint8Array | null = bytes;
  return {
    async next() {
      const piece = rest;
      rest = null;
      return piece;
    },
    cancel: async () => undefined,
  };
}

function readerOf(verb: string, reader: ReadableStreamDefaultReader<Uint8Array>): ByteReader {
  return {
    async next() {
      const { done, value } = await reader.read();
      if (done) return null;
      if (value instanceof Uint8Array) return value;
      throw new InvalidInputError(`${verb}: the stream must give pieces of type Uint8Array, got ${showValue(value)}`);
    },
    cancel: () => reader.cancel(),
  };
}

function inPieces(reader: ByteReader): ByteReader {
  let rest = new Uint8Array(0) as Uint8Array;
  return {
    async next() {
      const bytes = rest.length > 0 ? rest : await reader.next();
      if (bytes === null) return null;
      rest = bytes.subarray(longestPiece);
      return bytes.length > longestPiece ? bytes.subarray(0, longestPiece) : bytes;
    },
    cancel: () => reader.cancel(),
  };
}
