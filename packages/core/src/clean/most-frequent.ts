import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';

/** @returns the text that most rows of a column hold, of equals the first by code unit; `null` of none. */
export function mostFrequent({ dictionary: { values }, codes }: CodedColumn): string | null {
  const counts = new Uint32Array(values.length);
  for (const code of codes) if (code !== NO_CODE) counts[code] = (counts[code] as number) + 1;
  let best: string | null = null;
  let most = 0;
  values.forEach((text, code) => {
    const count = counts[code] as number;
    if (count < most || count === 0 || (count === most && best !== null && best <= text)) return;
    best = text;
    most = count;
  });
  return best;
}
