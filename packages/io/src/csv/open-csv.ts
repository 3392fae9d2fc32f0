import { InvalidInputError } from '@clientele/core';
import type { CsvSource } from '../source/source.ts';
import { readText, type TextReader } from '../source/text.ts';
import { cutRecords } from './cut-records.ts';
import { failureError } from './failure.ts';
import { defaultMaxFieldLength, type FileOptions } from './read-options.ts';
import { skipLines } from './skip-lines.ts';
import { sniffDelimiter } from './sniff.ts';
import { type Records, splitFields } from './split-fields.ts';

/** A CSV file whose header is read and whose rows follow. */
export interface OpenCsv {
  /** Names as the file has them, trimmed. */
  readonly header: readonly string[];
  /** Physical line of the header. */
  readonly headerLine: number;
  readonly delimiter: string;
  readonly encoding: string | null;
  readonly compressed: boolean;
  /** The next rows; `null` is the end. */
  next(): Promise<Records | null>;
  cancel(): Promise<void>;
  /** Whether a byte was met that stands for no character. */
  damaged(): boolean;
}

/** How much text is looked at before a decision, and how much is cut into records at once. */
const sampleLength = 1 << 16;

/**
 * Opens a CSV file: finds encoding and delimiter, reads the header.
 *
 * @throws InvalidInputError (`invalid-input`) where there is no header, or what cannot be told must be stated
 */
export async function openCsv(verb: string, source: CsvSource, options: FileOptions): Promise<OpenCsv> {
  const reader = await readText(verb, source, options);
  try {
    return await withHeader(verb, reader, options);
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error;
  }
}

async function withHeader(verb: string, reader: TextReader, options: FileOptions): Promise<OpenCsv> {
  const { maxFieldLength = defaultMaxFieldLength } = options;
  const sample = await skipLines(verb, (length) => gather(reader, length), options.skipLines ?? 0, sampleLength);
  const delimiter = options.delimiter ?? sniffDelimiter(verb, { ...sample, maxFieldLength });
  const cutter = cutRecords({ delimiter, maxFieldLength, firstLine: sample.firstLine });
  const cut = (text: string, last: boolean): Records => splitFields(cutter.push(text, last), delimiter);
  let waiting: Records = cut(sample.text, sample.whole);
  let ended = sample.whole;
  while (waiting.rows.length === 0 && waiting.failure === null && !ended) ({ waiting, ended } = await more());
  if (waiting.failure !== null && waiting.rows.length === 0)
    throw failureError(verb, waiting.failure, [], maxFieldLength);
  const header = waiting.rows[0];
  if (header === undefined)
    throw new InvalidInputError(
      `${verb}: there is no header, only ${sample.firstLine > 1 ? 'skipped and ' : ''}blank lines`,
    );
  const headerLine = waiting.lines[0] as number;
  waiting = { rows: waiting.rows.slice(1), lines: waiting.lines.slice(1), failure: waiting.failure };
  const names = header.map((name) => name.trim());
  let first = true;

  async function more(): Promise<{ waiting: Records; ended: boolean }> {
    const { text, whole } = await gather(reader, sampleLength);
    return { waiting: cut(text, whole), ended: whole };
  }

  return {
    header: Object.freeze(names),
    headerLine,
    delimiter,
    encoding: reader.encoding,
    compressed: reader.compressed,
    async next() {
      if (!first) {
        if (waiting.failure !== null) throw failureError(verb, waiting.failure, names, maxFieldLength);
        if (ended) return null;
        ({ waiting, ended } = await more());
      }
      first = false;
      return waiting;
    },
    cancel: () => reader.cancel(),
    damaged: () => reader.damaged(),
  };
}

/** Takes pieces until there is some text, so that many small pieces cost no more than a large one. */
async function gather(reader: TextReader, length: number): Promise<{ text: string; whole: boolean }> {
  const pieces: string[] = [];
  for (let got = 0; got < length; ) {
    const piece = await reader.next();
    if (piece === null) return { text: pieces.join(''), whole: true };
    pieces.push(piece);
    got += piece.length;
  }
  return { text: pieces.join(''), whole: false };
}
