/** The items that reach the least count, by rank: the most frequent first, ties by name; items that every set holds come last. */
export interface FrequentItems {
  /** Item code of each rank. */
  readonly codes: Uint32Array;
  /** How many ranks are searched: those before the items that every set holds. */
  readonly searched: number;
  /** Baskets that hold the item of each rank. */
  readonly counts: Uint32Array;
  /** Place of each rank in the order of the names, by code unit. */
  readonly namePlace: Uint32Array;
  /** Code at each place in the order of the names. */
  readonly byName: Uint32Array;
  /** The highest count of any item, frequent or not. */
  readonly highestCount: number;
}

/**
 * Counts items and ranks those that are frequent. Ranks depend on counts and names alone, never on the order of the baskets.
 *
 * @param codes item codes of all baskets, distinct within a basket
 * @param names the dictionary's texts
 * @param minCount least number of baskets
 * @param skipped 1 for the items that are left out
 * @param wanted codes of the items that every set holds
 */
export function rankItems(
  codes: Uint32Array,
  names: readonly string[],
  minCount: number,
  skipped: Uint8Array,
  wanted: readonly number[],
): FrequentItems {
  const counts = new Uint32Array(names.length);
  for (let cell = 0; cell < codes.length; cell++) {
    const code = codes[cell] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const isWanted = new Uint8Array(names.length);
  for (const code of wanted) isWanted[code] = 1;
  let highestCount = 0;
  const frequent: number[] = [];
  for (let code = 0; code < counts.length; code++) {
    if (skipped[code] === 1) continue;
    highestCount = Math.max(highestCount, counts[code] as number);
    if ((counts[code] as number) >= minCount || isWanted[code] === 1) frequent.push(code);
  }
  const byName = Uint32Array.from(frequent.sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1)));
  const lastAndCount = (place: number): number => {
    const code = byName[place] as number;
    return isWanted[code] === 1 ? -1 : (counts[code] as number);
  };
  const places = Array.from(byName.keys()).sort((a, b) => lastAndCount(b) - lastAndCount(a) || a - b);
  const codesByRank = Uint32Array.from(places, (place) => byName[place] as number);
  return {
    codes: codesByRank,
    searched: codesByRank.length - wanted.length,
    counts: codesByRank.map((code) => counts[code] as number),
    namePlace: Uint32Array.from(places),
    byName,
    highestCount,
  };
}
