/** Why ids that mean the same customer do not match, how many, and one pair of them. */
export interface NearMatch {
  /** What would have to be ignored, e.g. `".0" at the end`. */
  readonly difference: string;
  readonly count: number;
  readonly id: string;
  readonly near: string;
}

/** The usual damage to ids, mildest first, each with what undoes it. */
const damages: readonly (readonly [string, (id: string) => string])[] = [
  ['blanks', (id) => id.replace(/\s+/gu, '')],
  ['case', (id) => id.toLowerCase()],
  ['".0" at the end', (id) => id.replace(/\.0+$/, '')],
  ['leading zeros', (id) => id.replace(/^0+(?=.)/, '')],
];

/**
 * Looks for ids that differ from known ones only by blanks, case, leading zeros or a ".0" at the end: the marks that
 * spreadsheets and data frames leave.
 *
 * @param misses ids that are not among the known ones
 * @param known ids of the other table
 * @returns one entry a kind of difference
 */
export function nearMatches(misses: Iterable<string>, known: Iterable<string>): NearMatch[] {
  const index = new Map<string, string>();
  for (const id of known) index.set(undamaged(id), id);
  const found = new Map<string, NearMatch>();
  for (const id of misses) {
    const near = index.get(undamaged(id));
    if (near === undefined) continue;
    const difference = differenceOf(id, near);
    const first = found.get(difference);
    found.set(difference, {
      difference,
      id: first?.id ?? id,
      near: first?.near ?? near,
      count: (first?.count ?? 0) + 1,
    });
  }
  return [...found.values()];
}

function undamaged(id: string, except?: string): string {
  return damages.reduce((text, [name, undo]) => (name === except ? text : undo(text)), id);
}

/** A difference counts where the ids do not meet unless it is undone. */
function differenceOf(id: string, near: string): string {
  const needed = damages.filter(([name]) => undamaged(id, name) !== undamaged(near, name));
  return needed.map(([name]) => name).join(' and ');
}
