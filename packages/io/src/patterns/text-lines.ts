import type { CsvSource } from '../source/source.ts';
import { readText } from '../source/text.ts';

/** How a text of one record a line is read. */
export interface LineOptions {
  /** Name of the encoding; the byte order mark or UTF-8 otherwise. */
  readonly encoding?: string;
  /** Stops the reading. */
  readonly signal?: AbortSignal;
}

/**
 * The lines of a source, one after the other; what follows the last line end counts where it is not empty.
 *
 * @throws InvalidInputError (`invalid-input`) where the source is empty or binary
 */
export async function* textLines(verb: string, source: CsvSource, options: LineOptions): AsyncGenerator<string> {
  const reader = await readText(verb, source, options);
  let rest = '';
  try {
    for (let piece = await reader.next(); piece !== null; piece = await reader.next()) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel();
  }
}

/** @returns the words of a line; blanks of any length part them */
export function wordsOf(line: string): string[] {
  return line.split(/[ \t]+/).filter((word) => word !== '');
}
