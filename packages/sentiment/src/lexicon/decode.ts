/** Reads a generated word list: a valence in tenths and its words on each line. */
export function decodeLexicon(text: string): Map<string, number> {
  const valences = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [tenths, ...words] = line.split(' ');
    for (const word of words) valences.set(word, Number(tenths) / 10);
  }
  return valences;
}

/** Reads the generated list of emoji: the emoji, then its name, on each line. */
export function decodeEmojiNames(text: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const code = line.codePointAt(0) as number;
    names.set(code, line.slice(code > 0xffff ? 2 : 1));
  }
  return names;
}
