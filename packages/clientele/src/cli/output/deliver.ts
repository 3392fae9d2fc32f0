import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';

/**
 * Hands a result over: to standard output, or whole to a file. The file is written under a partial name and renamed at
 * the end, so that nothing half-done ever looks whole; a name that ends in .gz is compressed.
 *
 * @param text the result
 * @param out path of the file, or nothing for standard output
 * @param io the world
 * @throws UsageError (`invalid-option`) where the file cannot be written
 */
export async function deliver(text: string, out: string | undefined, io: CommandIo): Promise<void> {
  if (out === undefined) return io.stdout(text);
  const path = resolve(io.folder, out);
  const partial = `${path}.partial-${process.pid}`;
  try {
    await writeFile(partial, /\.gz$/i.test(path) ? gzipSync(text) : text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw unwritable(out, error);
  }
}

/**
 * Looks, before any work is done, at where the result shall go.
 *
 * @param out as the user gave it
 * @param inputs files that the command reads
 * @param folder where relative paths start
 * @returns the same path, or nothing where it is `-`, standard output
 * @throws UsageError (`invalid-option`) where it is empty, of a format that is not written, or an input that the result
 *   would take the place of
 */
export function checkedOut(out: string | undefined, inputs: readonly string[], folder: string): string | undefined {
  if (out === undefined || out === '-') return undefined;
  if (out.trim() === '') throw new UsageError('--out is empty: name a file, or leave it out for standard output');
  const format = /\.(parquet|arrow|feather|jsonl|ndjson|xlsx?)(\.gz)?$/i.exec(out)?.[1];
  if (format !== undefined)
    throw new UsageError(`--out ${out}: ${format} is not written, name a .csv or .json`, { out });
  const input = inputs.find((path) => path !== '-' && resolve(folder, path) === resolve(folder, out));
  if (input === undefined) return out;
  throw new UsageError(`--out ${out} is the input ${input}, which it would replace: name another file`, { out });
}

/** @returns the usage error for a path that could not be written. */
export function unwritable(out: string, cause: unknown): UsageError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new UsageError(`--out ${out} cannot be written (${reason})`, { out, reason });
}
