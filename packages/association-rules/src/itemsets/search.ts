import { type FoundSets, openFoundSets } from './found-sets.ts';

/** All frequent sets; those that no larger set equals in count; those without any larger frequent set. */
export type ItemsetTarget = 'frequent' | 'closed' | 'maximal';

/** What every part of the search shares. */
export interface Search {
  readonly target: ItemsetTarget;
  readonly minCount: number;
  /** The longest prefix that is looked at. */
  readonly depthLimit: number;
  /** Ranks of the set at hand. */
  readonly prefix: Uint32Array;
  /** Perfect extensions of the prefix: ranks whose item is in every basket that holds the prefix. */
  readonly perfect: Uint32Array;
  perfectLength: number;
  readonly found: FoundSets;
  /** Bitmaps of the dense part, a stack. */
  words: Int32Array;
}

/** What a search is told before it begins; `prefix` and `perfect` have room for all items. */
export type SearchRoom = Pick<Search, 'target' | 'minCount' | 'depthLimit' | 'prefix' | 'perfect'>;

/** Opens a search, and the columns that it fills. */
export function openSearch(
  room: SearchRoom,
  namePlace: Uint32Array,
  limit: number,
  lengths: { readonly min: number; readonly max: number },
): Search {
  const search = { ...room, perfectLength: 0, words: new Int32Array(1 << 12) };
  return Object.assign(search, { found: openFoundSets(search, namePlace, limit, lengths) });
}
