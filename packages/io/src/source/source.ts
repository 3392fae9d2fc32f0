/**
 * Where a file's content comes from: a `File` or `Blob`, a byte stream (`response.body`, a Node stream through
 * `Readable.toWeb`), bytes already in memory, or text.
 */
export type CsvSource = Blob | ReadableStream<Uint8Array> | Uint8Array | string;

/** Pieces of a file in order; `null` is the end. */
export interface ByteReader {
  next(): Promise<Uint8Array | null>;
  /** Tells the source that nothing more is wanted. */
  cancel(): Promise<void>;
}
