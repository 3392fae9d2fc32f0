const ends = '.!?…。！？';
const closers = '"\'”’)]»';
const blank = /\s/u;

/**
 * Where the sentences of a text stand: they end after full stops, question and exclamation marks that a blank follows, and at
 * line breaks. Linear in the length of the text.
 */
export function splitSentences(text: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  const close = (end: number): void => {
    let [from, to] = [start, end];
    while (from < to && blank.test(text[from] as string)) from++;
    while (to > from && blank.test(text[to - 1] as string)) to--;
    if (to > from) spans.push({ start: from, end: to });
    start = end;
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at] as string;
    at++;
    if (sign === '\n') close(at);
    if (!ends.includes(sign)) continue;
    while (at < text.length && (ends.includes(text[at] as string) || closers.includes(text[at] as string))) at++;
    // The marks of other scripts need no blank after them.
    if (at === text.length || sign > '\u3000' || blank.test(text[at] as string)) close(at);
  }
  close(text.length);
  return spans;
}
