import { Readable } from 'node:stream';
import type { CommandIo } from './command-io.ts';

/**
 * The world of a real process.
 *
 * @param folder the folder that relative paths start from
 * @returns standard input, output and error of this process
 */
export function processIo(folder: string): CommandIo {
  process.stdout.on('error', endQuietlyWhenNobodyReads);
  process.stderr.on('error', endQuietlyWhenNobodyReads);
  return {
    stdin: () => Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>,
    stdout: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    stderr: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    folder,
  };
}

/** `clientele derive … | head` closes the pipe early: that is no failure. */
function endQuietlyWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
