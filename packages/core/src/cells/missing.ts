const space = 32;
const lastAscii = 127;

/** Whether a text is empty or blank: the only texts that are missing unless the caller names more. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > space && first <= lastAscii) return false;
  return text.trim() === '';
}

/** Which of a column's distinct texts mean missing: 1 for the blank ones and those that the caller names. */
export function missingTexts(texts: readonly string[], nulls: readonly string[] = []): Uint8Array {
  const named = new Set(nulls);
  const isMissing = new Uint8Array(texts.length);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    if (isBlank(text) || (named.size > 0 && named.has(text))) isMissing[at] = 1;
  }
  return isMissing;
}
