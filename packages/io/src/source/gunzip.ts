import { InvalidInputError } from '@clientele/core';
import { readBytes } from './bytes.ts';
import { peek } from './head.ts';
import type { ByteReader } from './source.ts';

/** A reader of plain bytes, and whether they came out of a gzip file. */
export interface Unzipped {
  readonly reader: ByteReader;
  readonly compressed: boolean;
}

/** Unpacks what begins with the two magic bytes of gzip (RFC 1952, 2.3.1), whatever the file's name; passes on all else. */
export async function gunzip(verb: string, packed: ByteReader): Promise<Unzipped> {
  const { head, reader } = await peek(packed, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return { reader, compressed: false };
  return { reader: unpack(verb, reader), compressed: true };
}

function unpack(verb: string, packed: ByteReader): ByteReader {
  let failure: { readonly cause: unknown } | null = null;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await packed.next();
        if (piece === null) controller.close();
        else controller.enqueue(piece);
      } catch (cause) {
        failure = { cause };
        controller.error(cause);
      }
    },
    cancel: () => packed.cancel(),
  });
  const unpacker = new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  const reader = readBytes(verb, stream.pipeThrough(unpacker));
  return {
    async next() {
      try {
        return await reader.next();
      } catch (error) {
        if (failure !== null) throw failure.cause;
        throw new InvalidInputError(`${verb}: the gzip data are damaged or cut off`, [], {}, error);
      }
    },
    cancel: () => reader.cancel(),
  };
}
