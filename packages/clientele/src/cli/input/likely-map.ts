import { requiredFields } from '@clientele/core';
import { guessMap } from '@clientele/io';
import { showMap } from '../arguments/map.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { FailureInFile } from '../failure/in-file.ts';

/**
 * Turns the failure of a reading without `--map` into the line that would help, ready to copy. A guess is never used unasked.
 *
 * @param error what reading threw
 * @param file the file's name as the user gave it
 * @returns the usage error with the likely `--map`, or the error itself where something else was wrong
 */
export function withLikelyMap(error: unknown, file: string): unknown {
  const details = error instanceof FailureInFile ? error.cause.details : {};
  const { header, missing } = details;
  if (details['option'] !== 'map' || !Array.isArray(header) || !Array.isArray(missing)) return error;
  const offer = mapOffer(header as string[]);
  const message = `${file} has no column ${missing.join(', ')}: say which column plays which role, ${offer}`;
  return new UsageError(message, { file, header, missing, likelyMap: { ...guessMap(header as string[]) } });
}

/** @returns the offer of a `--map` line for a header. */
export function mapOffer(header: readonly string[]): string {
  const likely = guessMap(header) as Readonly<Record<string, string>>;
  const unknown = requiredFields.filter((role) => likely[role] === undefined);
  const line = `--map ${showMap({ ...likely, ...Object.fromEntries(unknown.map((role) => [role, '...'])) })}`;
  if (unknown.length === 0) return `most likely ${line}`;
  return `for instance ${line} (the columns are ${header.join(', ')})`;
}
