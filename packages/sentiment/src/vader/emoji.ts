/** A text whose emoji have become words, and the way back to the original. */
export interface Expanded {
  readonly text: string;
  /** Triples: where a piece starts in the new text, where in the original, and its length there where it was an emoji, else 0. */
  readonly pieces: readonly number[];
}

/**
 * Puts the English name in the place of each emoji of one code point, with a blank before it unless a blank is there. What
 * comes after the emoji stays glued to its name.
 *
 * @returns null where the text has no emoji
 */
export function expandEmoji(text: string, names: ReadonlyMap<number, string>): Expanded | null {
  const pieces: number[] = [];
  let expanded = '';
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at) < 169 ? 0 : (text.codePointAt(at) as number);
    const width = code > 0xffff ? 2 : 1;
    const name = code === 0 ? undefined : names.get(code);
    if (name !== undefined) {
      if (at > done) pieces.push(expanded.length, done, 0);
      expanded += text.slice(done, at);
      if (expanded !== '' && !(at > done && text[at - 1] === ' ')) expanded += ' ';
      pieces.push(expanded.length, at, width);
      expanded += name;
      done = at + width;
    }
    at += width;
  }
  if (pieces.length === 0) return null;
  if (done < text.length) pieces.push(expanded.length, done, 0);
  return { text: expanded + text.slice(done), pieces };
}

/** The span of the original that stands behind a span of the expanded text: an emoji whole, wherever its name is touched. */
export function originalSpan({ pieces }: Expanded, start: number, end: number): { start: number; end: number } {
  const [first, last] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)];
  const [from, to] = [pieces[first + 1] as number, pieces[last + 1] as number];
  const width = pieces[last + 2] as number;
  return {
    start: (pieces[first + 2] as number) > 0 ? from : from + start - (pieces[first] as number),
    end: width > 0 ? to + width : to + end - (pieces[last] as number),
  };
}

/** Index of the last triple that starts at or before `at`. */
function pieceAt(pieces: readonly number[], at: number): number {
  let [low, high] = [0, pieces.length / 3 - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[3 * middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return 3 * low;
}
