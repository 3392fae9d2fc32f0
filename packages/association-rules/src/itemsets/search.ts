/** All frequent sets; those that no larger set equals in count; those without any larger frequent set. */
export type ItemsetTarget = 'frequent' | 'closed' | 'maximal';

/** What every part of the search shares. */
export interface Search {
  readonly target: ItemsetTarget;
  /** The least count; it rises where only the most frequent sets are wanted. */
  minCount: number;
  /** Whether the first level begins with the most frequent item. */
  readonly commonFirst: boolean;
  /** The longest prefix that is looked at. */
  readonly depthLimit: number;
  /** Whether two ranks may not stand in one set: an item and its category. `null` where all may. */
  readonly areKin: ((a: number, b: number) => boolean) | null;
  /** Ranks of the set at hand. */
  readonly prefix: Uint32Array;
  /** Perfect extensions of the prefix: ranks whose item is in every basket that holds the prefix. */
  readonly perfect: Uint32Array;
  perfectLength: number;
  readonly found: FoundSets;
  /** Bitmaps of the dense part, a stack. */
  words: Int32Array;
}

/** Itemsets in columns: set i owns `items` from `offsets[i]` up to `offsets[i + 1]`, ascending places in the order of the names. */
export interface SetColumns {
  readonly length: number;
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  readonly counts: Uint32Array | Float64Array;
}

/**
 * Itemsets of one count in families: family i is the first `cores[i]` of its items, ascending, joined with every subset of the
 * others. A family of its core alone is a set.
 */
export interface SetFamilies extends SetColumns {
  readonly cores: Uint32Array;
  /** How many sets all families hold. */
  readonly sets: number;
}

/** Takes the sets that a search finds. */
export interface FoundSets {
  /** Whether a set had to be turned away. */
  isFull: boolean;
  /** Takes the first `length` items of the search's prefix, joined with what its perfect extensions allow. */
  visit(length: number, count: number, isLeaf: boolean): void;
  finish(): SetFamilies;
}
