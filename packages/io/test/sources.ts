import { gzipSync } from 'node:zlib';
import type { CsvSource } from '../src/index.ts';

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A stream that gives bytes in pieces of one size. */
export function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

/** A text in all forms that a source can have. */
export function everySource(text: string): readonly (readonly [string, CsvSource])[] {
  const bytes = bytesOf(text);
  const packed = new Uint8Array(gzipSync(bytes));
  return [
    ['text', text],
    ['bytes', bytes],
    ['a Blob', new Blob([bytes as BlobPart])],
    ['a stream of single bytes', streamOf(bytes, 1)],
    ['a stream of pieces of 7 bytes', streamOf(bytes, 7)],
    ['gzip in memory', packed],
    ['a gzip stream of single bytes', streamOf(packed, 1)],
  ];
}

/** UTF-16 bytes with their mark. */
export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  for (const [at, unit] of [0xfeff, ...Array.from(text, (_, of) => text.charCodeAt(of))].entries())
    view.setUint16(2 * at, unit, littleEndian);
  return bytes;
}

/** Latin-1 bytes of a text. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
