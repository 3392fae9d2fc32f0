import { recordEnd } from './record-end.ts';

/** Whole records as text, ready for a parser that splits fields. */
export interface RecordBlock {
  /** Records joined by \n, whatever ended them in the file; blank lines are left out. */
  readonly text: string;
  /** 1-based physical line on which each record starts. */
  readonly lines: readonly number[];
  /** Length of the longest record. */
  readonly longest: number;
  /** Why no more records follow. */
  readonly failure: CutFailure | null;
}

/** What ends the reading of a file, and the line where it began. */
export interface CutFailure {
  readonly problem: 'quote-not-closed' | 'text-after-quote' | 'field-too-long';
  readonly line: number;
}

/** How fields are kept apart, how long one may be, and where the text begins in its file. */
export interface CutOptions {
  readonly delimiter: string;
  readonly maxFieldLength: number;
  /** 1-based physical line of the text's first character. */
  readonly firstLine: number;
}

/** Takes text in any pieces, gives whole records. */
export interface RecordCutter {
  /** @param last whether no more text follows */
  push(piece: string, last: boolean): RecordBlock;
}

/**
 * Cuts text into whole records, each with the physical line where it starts: what a parser must know before it splits
 * fields, so that any cutting of the text into pieces gives the same rows.
 */
export function cutRecords({ delimiter, maxFieldLength, firstLine }: CutOptions): RecordCutter {
  let pending = '';
  let line = firstLine;
  return {
    push(piece, last) {
      const text = pending + piece;
      const records: string[] = [];
      const lines: number[] = [];
      let longest = 0;
      let start = 0;
      let failure: CutFailure | null = null;
      while (start < text.length) {
        const end = recordEnd(text, start, delimiter, last);
        if (end.at < 0) {
          failure = failureOf(text, start, end.quote, end.textAfterQuote, last);
          break;
        }
        const record = text.slice(start, end.at);
        if (!isBlank(record)) {
          records.push(record);
          lines.push(line);
          longest = Math.max(longest, record.length);
        }
        line += record.includes('"') ? countLineEnds(record) + 1 : 1;
        start = end.at + (text.startsWith('\r\n', end.at) ? 2 : 1);
      }
      pending = text.slice(start);
      return { text: records.join('\n'), lines, longest, failure };
    },
  };

  function failureOf(
    text: string,
    start: number,
    quote: number,
    textAfterQuote: boolean,
    last: boolean,
  ): CutFailure | null {
    const at = quote < 0 ? start : quote;
    const problem = problemOf(text, start, quote, textAfterQuote, last);
    return problem && { problem, line: line + countLineEnds(text.slice(start, at)) };
  }

  function problemOf(
    text: string,
    start: number,
    quote: number,
    textAfterQuote: boolean,
    last: boolean,
  ): CutFailure['problem'] | null {
    if (textAfterQuote) return 'text-after-quote';
    const field = quote < 0 ? Math.max(start, text.lastIndexOf(delimiter) + 1) : quote + 1;
    if (text.length - field > maxFieldLength) return 'field-too-long';
    return last ? 'quote-not-closed' : null;
  }
}

/** A line of nothing but blanks is no record. */
function isBlank(record: string): boolean {
  return record === '' || (record[0] === ' ' && /^ +$/.test(record));
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
