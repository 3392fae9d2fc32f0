import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../arguments/usage-error.ts';
import { unwritable } from './deliver.ts';

/** A result of several files: path inside the folder, and text. */
export type FolderFiles = ReadonlyMap<string, string>;

/**
 * Writes a folder of files, whole or not at all: they go into a partial folder beside it, which takes the name at the end.
 * A folder from an earlier run is replaced; one that holds anything else is left alone.
 *
 * @param target the folder's absolute path
 * @param files every file, by path inside the folder
 * @param ownNames top-level names that an earlier run may have left there
 * @throws UsageError (`invalid-option`) where the folder holds something else, or cannot be written
 */
export async function writeFolder(target: string, files: FolderFiles, ownNames: readonly string[]): Promise<void> {
  const earlier = await checkFolder(target, ownNames);
  const partial = await makePartial(target);
  try {
    for (const [name, text] of files) {
      await mkdir(dirname(join(partial, name)), { recursive: true });
      await writeFile(join(partial, name), text);
    }
    await exchange(partial, target, earlier);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw unwritable(target, error);
  }
}

/**
 * Looks, before any work is done, whether a folder may be written.
 *
 * @param target the folder's absolute path
 * @param ownNames top-level names that an earlier run may have left there
 * @returns whether an earlier run's folder stands there
 * @throws UsageError (`invalid-option`) where something else does
 */
export async function checkFolder(target: string, ownNames: readonly string[]): Promise<boolean> {
  let names: string[];
  try {
    names = await readdir(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw unwritable(target, error);
  }
  const stranger = names.find((name) => !ownNames.includes(name));
  if (stranger === undefined) return true;
  throw new UsageError(
    `--out ${target} holds ${stranger}, which no earlier run wrote: name a new folder, or empty this one`,
    { out: target, stranger },
  );
}

async function makePartial(target: string): Promise<string> {
  try {
    const partial = `${target}.partial-${process.pid}`;
    await rm(partial, { recursive: true, force: true });
    await makeFolders(partial);
    return partial;
  } catch (error) {
    throw unwritable(target, error);
  }
}

/** One folder after the other: `recursive` never returns where a file system refuses with ENOENT, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolders(dirname(path));
    await mkdir(path);
  }
}

async function exchange(partial: string, target: string, earlier: boolean): Promise<void> {
  const outgoing = `${partial}-replaced`;
  if (earlier) await rename(target, outgoing);
  await rename(partial, target);
  await rm(outgoing, { recursive: true, force: true });
}
