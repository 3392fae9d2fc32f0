import { findField, type RecordEnd, recordEnd } from './record-end.ts';

/** Whole records as text, ready for a parser that splits fields. */
export interface RecordBlock {
  /** Records joined by \n, whatever ended them in the file; blank lines are left out. */
  readonly text: string;
  /** 1-based physical line on which each record starts. */
  readonly lines: readonly number[];
  /** Why no more records follow. */
  readonly failure: CutFailure | null;
}

/** What ends the reading of a file, and where the field begins in which it was met. */
export interface CutFailure {
  readonly problem: 'quote-not-closed' | 'text-after-quote' | 'field-too-long';
  /** 1-based physical line. */
  readonly line: number;
  /** 0-based column. */
  readonly column: number;
}

/** How fields are kept apart, how long one may be, and where the text begins in its file. */
export interface CutOptions {
  readonly delimiter: string;
  /** As it stands in the file, quotes included. */
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

  function failureOf(text: string, start: number, end: RecordEnd, last: boolean): CutFailure | null {
    const reached = reachedBy(text, end);
    const isLong = reached - start > maxFieldLength;
    const long = isLong ? findField(text, start, reached, delimiter, (from, to) => to - from > maxFieldLength) : null;
    if (long !== null) return at('field-too-long', text, start, long);
    if (end.at >= 0 || (end.textAfterQuote < 0 && !last)) return null;
    const problem = end.textAfterQuote < 0 ? 'quote-not-closed' : 'text-after-quote';
    const quoted = findField(text, start, reached, delimiter, (from) => from === end.quote);
    return at(problem, text, start, quoted ?? { from: end.quote, column: 0 });
  }

  function at(
    problem: CutFailure['problem'],
    text: string,
    start: number,
    { from, column }: { from: number; column: number },
  ): CutFailure {
    return { problem, line: line + countLineEnds(text.slice(start, from)), column };
  }

  return {
    push(piece, last) {
      const text = pending + piece;
      const records: string[] = [];
      const lines: number[] = [];
      let start = 0;
      let failure: CutFailure | null = null;
      while (start < text.length) {
        const end = recordEnd(text, start, delimiter, last);
        failure = failureOf(text, start, end, last);
        if (end.at < 0 || failure !== null) break;
        const record = text.slice(start, end.at);
        if (!isBlank(record)) {
          records.push(record);
          lines.push(line);
        }
        line += record.includes('"') ? countLineEnds(record) + 1 : 1;
        start = end.at + (text.startsWith('\r\n', end.at) ? 2 : 1);
      }
      pending = text.slice(start);
      return { text: records.join('\n'), lines, failure };
    },
  };
}

/** How far the last field of a record is known to reach: a \r at the end of a piece may be half a line end. */
function reachedBy(text: string, { at, quote, textAfterQuote }: RecordEnd): number {
  if (at >= 0) return at;
  if (textAfterQuote >= 0) return textAfterQuote;
  return quote < 0 && text.endsWith('\r') ? text.length - 1 : text.length;
}

/** A line of nothing but blanks is no record. */
function isBlank(record: string): boolean {
  return record === '' || (record[0] === ' ' && /^ +$/.test(record));
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
