import { InvalidInputError, InvalidOptionError, showValue } from '@clientele/core';
import { readBytes } from './bytes.ts';
import { decoding, findEncoding } from './decode.ts';
import { gunzip } from './gunzip.ts';
import { peek } from './head.ts';
import { looksBinary } from './looks-binary.ts';
import type { ByteReader, CsvSource } from './source.ts';

/** Text in pieces, and what was found out about the bytes behind it. */
export interface TextReader {
  /** The next piece; `null` is the end. */
  next(): Promise<string | null>;
  cancel(): Promise<void>;
  /** Whether a byte was met that stands for no character. */
  damaged(): boolean;
  /** Canonical name of the encoding; `null` where the source was text already. */
  readonly encoding: string | null;
  /** Whether the bytes came out of a gzip file. */
  readonly compressed: boolean;
}

/** What `readText` needs to know. */
export interface TextOptions {
  readonly encoding?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const headLength = 1024;
const pieceLength = 1 << 16;

/**
 * Opens a source as text: unpacks gzip, finds the encoding, refuses what is no text.
 *
 * @throws InvalidInputError (`invalid-input`) where the source is empty or binary
 */
export async function readText(verb: string, source: CsvSource, options: TextOptions): Promise<TextReader> {
  options.signal?.throwIfAborted();
  if (typeof source === 'string') return textInPieces(verb, source, options);
  const bytes = abortable(readBytes(verb, source), options.signal);
  try {
    return await decoded(verb, bytes, options.encoding);
  } catch (error) {
    await bytes.cancel().catch(() => undefined);
    throw error;
  }
}

async function decoded(verb: string, bytes: ByteReader, asked: string | undefined): Promise<TextReader> {
  const { reader: plain, compressed } = await gunzip(verb, bytes);
  const { head, reader } = await peek(plain, headLength);
  const { name, markLength } = findEncoding(verb, head, asked);
  if (head.length === markLength) throw new InvalidInputError(`${verb}: the source is empty, there is no header in it`);
  const binary = looksBinary(head, name.startsWith('utf-16'));
  if (binary !== null) throw new InvalidInputError(`${verb}: the source is no text, it looks like ${binary}`);
  const decoder = decoding(name);
  let mark = markLength;
  let ended = false;
  return {
    async next() {
      if (ended) return null;
      const piece = await reader.next();
      if (piece === null) {
        ended = true;
        return decoder.end();
      }
      const skipped = Math.min(mark, piece.length);
      mark -= skipped;
      return decoder.push(piece.subarray(skipped));
    },
    cancel: () => reader.cancel(),
    damaged: decoder.damaged,
    encoding: name,
    compressed,
  };
}

/** A reader that ends with the signal's reason as soon as the signal is given, also while a piece is awaited. */
function abortable(reader: ByteReader, signal: AbortSignal | undefined): ByteReader {
  if (signal === undefined) return reader;
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  return {
    async next() {
      signal.throwIfAborted();
      const piece = await reader.next();
      signal.throwIfAborted();
      if (piece === null) signal.removeEventListener('abort', stop);
      return piece;
    },
    cancel() {
      signal.removeEventListener('abort', stop);
      return reader.cancel();
    },
  };
}

function textInPieces(verb: string, text: string, options: TextOptions): TextReader {
  if (options.encoding !== undefined) {
    const allowed = 'left out where the source is text already';
    throw new InvalidOptionError(verb, [{ option: 'encoding', allowed, received: showValue(options.encoding) }]);
  }
  let at = text.startsWith('\ufeff') ? 1 : 0;
  if (at === text.length) throw new InvalidInputError(`${verb}: the source is empty, there is no header in it`);
  return {
    async next() {
      options.signal?.throwIfAborted();
      if (at >= text.length) return null;
      const piece = text.slice(at, at + pieceLength);
      at += pieceLength;
      return piece;
    },
    cancel: async () => undefined,
    damaged: () => false,
    encoding: null,
    compressed: false,
  };
}
