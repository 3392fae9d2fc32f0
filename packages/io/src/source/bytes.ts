import { InvalidInputError, showValue } from '@clientele/core';
import type { ByteReader, CsvSource } from './source.ts';

/** No piece handed on is longer, however large the pieces are that the source gives. */
const longestPiece = 1 << 20;

/** @returns a reader of a source's bytes, in pieces of at most 1 MiB. */
export function readBytes(verb: string, source: Exclude<CsvSource, string>): ByteReader {
  return inPieces(readerOf(verb, streamOf(verb, source).getReader()));
}

function streamOf(verb: string, source: Exclude<CsvSource, string>): ReadableStream<Uint8Array> {
  if (source instanceof Uint8Array) return new Blob([source as BlobPart]).stream();
  if (source instanceof Blob) return source.stream();
  if (source instanceof ReadableStream) return source;
  throw new InvalidInputError(
    `${verb}: the source must be a Blob, a ReadableStream of bytes, a Uint8Array or text, got ${showValue(source)}`,
  );
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
