import { type CodedColumn, growDictionary, NO_CODE } from '../../table/dictionary.ts';

/**
 * Writes the texts of a column anew, one call a distinct text.
 *
 * @returns the column with its new dictionary, and which codes of the old one were changed; `null` where none was
 */
export function recode(
  column: CodedColumn,
  turn: (text: string) => string,
): { readonly column: CodedColumn; readonly isChanged: Uint8Array } | null {
  const { values } = column.dictionary;
  const isChanged = new Uint8Array(values.length);
  const turned = values.map((text, code) => {
    const now = turn(text);
    if (now !== text) isChanged[code] = 1;
    return now;
  });
  if (!isChanged.includes(1)) return null;
  const growing = growDictionary();
  const codes = column.codes.map((code) => (code === NO_CODE ? NO_CODE : growing.codeFor(turned[code] as string)));
  return { column: Object.freeze({ dictionary: growing.finish(), codes }), isChanged };
}
