import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';

/**
 * Hands a result over: to standard output, or whole to a file. The file is written under a partial name and renamed at
 * the end, so that nothing half-done ever looks whole.
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
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw unwritable(out, error);
  }
}

/** @returns the usage error for a path that could not be written. */
export function unwritable(out: string, cause: unknown): UsageError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new UsageError(`--out ${out} cannot be written (${reason})`, { out, reason });
}
