import { InvalidInputError } from '@clientele/core';

/** Some text from the front of what is left, and whether that was all. */
export interface Gathered {
  readonly text: string;
  readonly whole: boolean;
}

/**
 * Leaves out the physical lines above a header, whatever quotes stand in them.
 *
 * @param gather takes about so many characters
 * @returns what follows, `length` characters or more where there are so many, and the physical line on which it begins
 * @throws InvalidInputError (`invalid-input`) where there are fewer lines
 */
export async function skipLines(
  verb: string,
  gather: (length: number) => Promise<Gathered>,
  count: number,
  length: number,
): Promise<Gathered & { readonly firstLine: number }> {
  let { text, whole } = await gather(length);
  for (let skipped = 0; skipped < count; ) {
    const end = /\r\n|\n|\r(?!$)/.exec(text);
    if (end !== null) {
      text = text.slice(end.index + end[0].length);
      skipped += 1;
      continue;
    }
    if (whole)
      throw new InvalidInputError(`${verb}: skipLines is ${count}, but there are only ${skipped + 1} lines`, [], {
        option: 'skipLines',
      });
    const more = await gather(length);
    text += more.text;
    whole = more.whole;
  }
  if (whole || text.length >= length) return { text, whole, firstLine: count + 1 };
  const more = await gather(length - text.length);
  return { text: text + more.text, whole: more.whole, firstLine: count + 1 };
}
