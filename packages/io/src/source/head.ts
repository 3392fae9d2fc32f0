import type { ByteReader } from './source.ts';

/** The first bytes of a source, and a reader that gives all of it, those bytes included. */
export interface Headed {
  readonly head: Uint8Array;
  readonly reader: ByteReader;
}

/** Looks at the first `length` bytes (fewer where the source is shorter) without taking them away. */
export async function peek(reader: ByteReader, length: number): Promise<Headed> {
  const pieces: Uint8Array[] = [];
  let seen = 0;
  while (seen < length) {
    const piece = await reader.next();
    if (piece === null) break;
    pieces.push(piece);
    seen += piece.length;
  }
  const waiting = [...pieces];
  const next = async (): Promise<Uint8Array | null> => waiting.shift() ?? (await reader.next());
  return { head: joinBytes(pieces).subarray(0, length), reader: { next, cancel: () => reader.cancel() } };
}

/** @returns the pieces as one array. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
