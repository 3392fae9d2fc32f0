import { ClienteleError, InvalidInputError } from '@clientele/core';

/** A failure that was met while a file was at work; the message can then say which file and line. */
export class FailureInFile extends Error {
  readonly file: string;
  override readonly cause: ClienteleError;
  /** Physical line of each row of the table that the failing function was given. */
  readonly lines: ArrayLike<number> | undefined;

  constructor(file: string, cause: ClienteleError, lines?: ArrayLike<number>) {
    super(cause.message);
    this.file = file;
    this.cause = cause;
    this.lines = lines;
  }
}

/** @returns how a file is called in messages. */
export function fileName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/**
 * Runs one step of work on a file, and says so if it fails.
 *
 * @param file the file's name as the user gave it
 * @param step the work
 * @param lines line of each row, where the step's errors count rows of a table
 * @returns what the step returns
 * @throws FailureInFile around every error about the data; errors about options pass as they are
 */
export async function inFile<T>(file: string, step: () => T | Promise<T>, lines?: ArrayLike<number>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ClienteleError) || error.code === 'invalid-option') throw error;
    throw new FailureInFile(file, error, error instanceof InvalidInputError ? lines : undefined);
  }
}
