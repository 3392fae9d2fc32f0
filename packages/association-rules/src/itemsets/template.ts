import { codeOf, InvalidOptionError, type ListColumn } from '@clientele/core';

/** The codes of the items of a template. */
export function codesOfItems(option: string, items: readonly string[], { dictionary }: ListColumn): number[] {
  const codes = [...new Set(items)].map((item) => codeOf(dictionary, item));
  const unknown = codes.indexOf(-1);
  if (unknown < 0) return codes;
  const received = `"${[...new Set(items)][unknown]}"`;
  throw new InvalidOptionError('mineItemsets', [{ option, allowed: 'items that some basket holds', received }]);
}

/** The baskets that hold all of some items. */
export function basketsWith(items: ListColumn, wanted: readonly number[]): ListColumn {
  if (wanted.length === 0) return items;
  const isWanted = new Uint8Array(items.dictionary.values.length);
  for (const code of wanted) isWanted[code] = 1;
  const offsets = [0];
  const codes = new Uint32Array(items.codes.length);
  let filled = 0;
  for (let basket = 0; basket + 1 < items.offsets.length; basket++) {
    const start = filled;
    let met = 0;
    for (let cell = items.offsets[basket] as number; cell < (items.offsets[basket + 1] as number); cell++) {
      const code = items.codes[cell] as number;
      met += isWanted[code] as number;
      codes[filled++] = code;
    }
    if (met === wanted.length) offsets.push(filled);
    else filled = start;
  }
  return { dictionary: items.dictionary, offsets: Uint32Array.from(offsets), codes: codes.slice(0, filled) };
}
