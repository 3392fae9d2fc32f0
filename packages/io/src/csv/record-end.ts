/** Where a record ends, or why that cannot be said. */
export interface RecordEnd {
  /** Position of the line end, or of the text's own end; −1 where the record is not whole. */
  readonly at: number;
  /** Position of the quote that opened and has no partner, or the wrong one; −1 where there is none. */
  readonly quote: number;
  /** Whether text follows the quote's partner, where a delimiter or a line end must. */
  readonly textAfterQuote: boolean;
}

const notClosed = -1;
const textFollows = -2;
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
    if (!stops.test(text)) return outside(last ? text.length : -1);
    const at = stops.lastIndex - 1;
    if (text[at] !== '"') return outside(text[at] === '\r' && at + 1 === text.length && !last ? -1 : at);
    const opens = at === start || text[at - 1] === delimiter;
    from = opens ? afterQuoted(text, at, delimiter, last) : at + 1;
    if (from < 0) return { at: -1, quote: at, textAfterQuote: from === textFollows };
  }
}

function outside(at: number): RecordEnd {
  return { at, quote: -1, textAfterQuote: false };
}

/** @returns the position behind the field whose quote opens at `open` */
function afterQuoted(text: string, open: number, delimiter: string, last: boolean): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return notClosed;
  let after = close + 1;
  while (text[after] === ' ' && delimiter !== ' ') after += 1;
  const next = text[after];
  if (next === undefined) return last ? after : notClosed;
  return next === delimiter || next === '\n' || next === '\r' ? after : textFollows;
}
