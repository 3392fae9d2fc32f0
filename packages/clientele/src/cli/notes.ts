import type { Note } from '@clientele/core';
import type { RowCounts } from '../analyze/bad-share.ts';
import type { CommonOptions } from './arguments/common-options.ts';
import type { CommandIo } from './command-io.ts';

/** Tells notes on standard error, one a line, unless `--quiet` asks for silence. */
export function tellNotes(notes: readonly Note[], { quiet }: CommonOptions, io: CommandIo): void {
  if (quiet) return;
  if (io.terminal) io.stderr('\r\u001b[K');
  for (const note of notes) io.stderr(`note: ${note.message}\n`);
}

/** Tells how many rows were left out: nothing is dropped without a word. */
export function tellSetAside({ rows, aside }: RowCounts, options: CommonOptions, io: CommandIo): void {
  if (aside === 0) return;
  const message = `${aside} of ${rows} rows cannot be used and are set aside; clientele derive issues lists them`;
  tellNotes([{ code: 'rows-set-aside', message }], options, io);
}
