import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';

/**
 * Opens a file as a stream of bytes; `-` is standard input.
 *
 * @param path as the user gave it
 * @param io the world
 * @returns the bytes, once
 * @throws UsageError (`invalid-option`) where there is no such file, or it cannot be read
 */
export async function openFile(path: string, io: CommandIo): Promise<ReadableStream<Uint8Array>> {
  if (path === '-') return io.stdin();
  const absolute = resolve(io.folder, path);
  try {
    const kind = await stat(absolute);
    if (kind.isDirectory()) throw new UsageError(`${path} is a folder, not a file`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unreadable(path, absolute, error as NodeJS.ErrnoException);
  }
  return Readable.toWeb(createReadStream(absolute)) as ReadableStream<Uint8Array>;
}

/**
 * Opens a file that is read piece by piece, in any order; standard input is held in memory.
 *
 * @throws UsageError (`invalid-option`) where there is no such file, or it cannot be read
 */
export async function openBlob(path: string, io: CommandIo): Promise<Blob> {
  if (path === '-') return new Response(io.stdin()).blob();
  await (await openFile(path, io)).cancel();
  return openAsBlob(resolve(io.folder, path));
}

function unreadable(path: string, absolute: string, error: NodeJS.ErrnoException): UsageError {
  const reason = error.code === 'ENOENT' ? `there is no such file (${absolute})` : `it cannot be read (${error.code})`;
  return new UsageError(`${path}: ${reason}`, { file: path });
}
