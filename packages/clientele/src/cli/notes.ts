import { type DataIssues, endOf, type Note, type TransactionLog } from '@clientele/core';
import type { RowCounts } from '../analyze/bad-share.ts';
import type { CommonOptions } from './arguments/common-options.ts';
import type { CommandIo } from './command-io.ts';
import { dateText } from './files/summary-record.ts';

/** Tells notes on standard error, one a line, unless `--quiet` asks for silence. */
export function tellNotes(notes: readonly Note[], { quiet }: CommonOptions, io: CommandIo): void {
  if (quiet) return;
  if (io.terminal) io.stderr('\r\u001b[K');
  for (const note of notes) io.stderr(`note: ${note.message}\n`);
}

/** Tells how many rows were left out, and where to look: nothing is dropped without a word. */
export function tellSetAside({ rows, aside }: RowCounts, where: string, options: CommonOptions, io: CommandIo): void {
  if (aside === 0) return;
  const message = `${aside} of ${rows} rows cannot be used and are set aside; ${where}`;
  tellNotes([{ code: 'rows-set-aside', message }], options, io);
}

/** @returns the note that says how many findings are only counted, where not all of them are listed. */
export function listingNotes({ counts, listed }: DataIssues): Note[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === listed.length) return [];
  const message = `the first ${listed.length} of ${all} findings are listed; --set maxIssues=${all} lists them all`;
  return [{ code: 'findings-not-listed', message }];
}

/** Tells the end of the observation where nobody stated it. */
export function tellEnd(log: TransactionLog, options: CommonOptions, io: CommandIo): void {
  if (log.length === 0 || (options.asOf ?? 'end') !== 'end') return;
  const message = `as of ${dateText(endOf(log), log.timeZone)} (${log.timeZone}), the midnight after the last event`;
  tellNotes([{ code: 'as-of-end', message }], options, io);
}
