/** Where a record ends, or why that cannot be said. */
export interface RecordEnd {
  /** Position of the line end, or of the text's own end; −1 where the record is not whole. */
  readonly at: number;
  /** Where it is not whole: position of the quote that opened and is not closed, or is closed and followed by text; −1 without. */
  readonly quote: number;
  /** Where it is not whole: position of text behind a closing quote, where a delimiter or a line end must stand; −1 without. */
  readonly textAfterQuote: number;
}

const stops = /["\n\r]/g;

/**
 * Finds the end of the record that begins at `start`, hopping from quote to quote: \n, \r\n and \r end a record
 * outside quotes, a quote opens a field only at its start, two quotes inside one are a quote (RFC 4180, 2.5 to 2.7).
 * Blanks between a closing quote and the delimiter are borne.
 *
 * @param last whether no more text follows
 */
export function recordEnd(text: string, start: number, delimiter: string, last: boolean): RecordEnd {
  let from = start;
  for (;;) {
    stops.lastIndex = from;
    if (!stops.test(text)) return whole(last ? text.length : -1);
    const at = stops.lastIndex - 1;
    if (text[at] !== '"') return whole(text[at] === '\r' && at + 1 === text.length && !last ? -1 : at);
    if (at > start && text[at - 1] !== delimiter) {
      from = at + 1;
      continue;
    }
    from = afterQuoted(text, at, delimiter);
    if (from < 0 || (from === text.length && !last)) return { at: -1, quote: at, textAfterQuote: -1 };
    const next = text[from];
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') continue;
    return { at: -1, quote: at, textAfterQuote: from };
  }
}

function whole(at: number): RecordEnd {
  return { at, quote: -1, textAfterQuote: -1 };
}

/** @returns the position behind the quoted field that opens at `open` and the blanks that follow it; −1 where it is not closed */
function afterQuoted(text: string, open: number, delimiter: string): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return -1;
  let after = close + 1;
  while (text[after] === ' ' && delimiter !== ' ') after += 1;
  return after;
}

/** A field's place in its record. */
export interface FieldPlace {
  /** Position of its first character, the quote where it has one. */
  readonly from: number;
  /** 0-based column. */
  readonly column: number;
}

/** The first field between two positions of a record, the first its start, that passes a test of its own bounds. */
export function findField(
  text: string,
  start: number,
  end: number,
  delimiter: string,
  passes: (from: number, to: number) => boolean,
): FieldPlace | null {
  let from = start;
  for (let column = 0; from <= end; column++) {
    const behind = text[from] === '"' ? afterQuoted(text, from, delimiter) : text.indexOf(delimiter, from);
    const to = behind < 0 || behind > end ? end : behind;
    if (passes(from, to)) return { from, column };
    from = to + 1;
  }
  return null;
}
