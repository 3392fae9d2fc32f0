import {
  type Baskets,
  growDictionary,
  InvalidOptionError,
  type ListColumn,
  type OptionRule,
  optionRule,
} from '@clientele/core';

/** Which item belongs to which category, and which category to which other: one row an item and each of its parents. */
export type ItemHierarchy = readonly { readonly item: string; readonly parent: string }[];

/** Passes rows with `item` and `parent`. */
export const hierarchyRule: OptionRule = optionRule(
  'a list of rows with item and parent',
  (value) =>
    Array.isArray(value) &&
    value.every(
      (row) =>
        typeof row === 'object' && row !== null && typeof row.item === 'string' && typeof row.parent === 'string',
    ),
);

/** Baskets that hold the ancestors of their items as well, and who is kin to whom. */
export interface FamilyBaskets {
  readonly items: ListColumn;
  /** Whether one of two codes is an ancestor of the other. */
  readonly areKin: (a: number, b: number) => boolean;
}

/**
 * Puts the ancestors of every item into its basket (Srikant and Agrawal 1995).
 *
 * @throws InvalidOptionError (`invalid-option`) where something is its own ancestor
 */
export function withAncestors({ length, columns }: Baskets, hierarchy: ItemHierarchy): FamilyBaskets {
  const { dictionary, offsets, codes } = columns.items;
  const growing = growDictionary();
  for (const value of dictionary.values) growing.codeFor(value);
  const parents = new Map<number, number[]>();
  for (const { item, parent } of hierarchy) {
    const code = growing.codeFor(item);
    parents.set(code, [...(parents.get(code) ?? []), growing.codeFor(parent)]);
  }
  const names = growing.finish();
  const ancestors = ancestorsOf(parents, names.values);
  const ends = new Uint32Array(length + 1);
  const all: number[] = [];
  for (let basket = 0; basket < length; basket++) {
    const held = new Set<number>();
    for (let cell = offsets[basket] as number; cell < (offsets[basket + 1] as number); cell++) {
      const code = codes[cell] as number;
      held.add(code);
      for (const ancestor of ancestors.get(code) ?? []) held.add(ancestor);
    }
    for (const code of [...held].sort((a, b) => a - b)) all.push(code);
    ends[basket + 1] = all.length;
  }
  return {
    items: Object.freeze({ dictionary: names, offsets: ends, codes: Uint32Array.from(all) }),
    areKin: (a, b) => ancestors.get(a)?.has(b) === true || ancestors.get(b)?.has(a) === true,
  };
}

function ancestorsOf(
  parents: ReadonlyMap<number, readonly number[]>,
  names: readonly string[],
): Map<number, Set<number>> {
  const known = new Map<number, Set<number>>();
  function visit(code: number, path: readonly number[]): Set<number> {
    if (path.includes(code)) {
      const received = [...path.slice(path.indexOf(code)), code].map((one) => `"${names[one]}"`).join(' in ');
      throw new InvalidOptionError('mineItemsets', [{ option: 'hierarchy', allowed: 'free of circles', received }]);
    }
    const before = known.get(code);
    if (before !== undefined) return before;
    const found = new Set<number>();
    for (const parent of parents.get(code) ?? []) {
      found.add(parent);
      for (const ancestor of visit(parent, [...path, code])) found.add(ancestor);
    }
    known.set(code, found);
    return found;
  }
  for (const code of parents.keys()) visit(code, []);
  return known;
}
