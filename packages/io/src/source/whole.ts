import { readBytes } from './bytes.ts';
import { gunzip } from './gunzip.ts';
import type { ByteReader, CsvSource } from './source.ts';

/** @returns all bytes of a source, for formats whose index stands at the end */
export async function bytesOf(verb: string, source: Exclude<CsvSource, string>): Promise<Uint8Array> {
  return source instanceof Uint8Array ? source : joined(readBytes(verb, source));
}

/** The same, unpacked where they are a gzip file. */
export async function plainBytesOf(verb: string, source: Exclude<CsvSource, string>): Promise<Uint8Array> {
  return joined((await gunzip(verb, readBytes(verb, source))).reader);
}

async function joined(reader: ByteReader): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let piece = await reader.next(); piece !== null; piece = await reader.next()) pieces.push(piece);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
