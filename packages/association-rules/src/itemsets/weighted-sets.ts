import { InvalidOptionError, type ListColumn, showValue } from '@clientele/core';
import { bytesAnItem, bytesASet, type SetLimits } from './found-sets.ts';
import type { ItemsetTarget, SetColumns } from './search.ts';
import { unsubsumed } from './unsubsumed.ts';

/** What is mined of weighted baskets. */
export interface WeightedSearch {
  readonly target: ItemsetTarget;
  /** Whether a weight is enough. */
  readonly passes: (weight: number) => boolean;
  readonly minLength: number;
  readonly maxLength: number;
  readonly limits: SetLimits;
  readonly top: number | undefined;
  /** Codes of the items that every set holds, and by code 1 for those that none may hold. */
  readonly wanted: readonly number[];
  readonly skipped: Uint8Array;
  /** Whether two codes may not stand in one set; `null` where all may. */
  readonly areKin: ((a: number, b: number) => boolean) | null;
  readonly onItem: (done: number, total: number) => void;
}

/** Itemsets of weighted baskets; `items` are codes. */
export interface WeightedSets extends SetColumns {
  readonly truncated: boolean;
  /** The highest weight of any item. */
  readonly highest: number;
}

/**
 * Checks weights and makes a column of them.
 *
 * @throws InvalidOptionError (`invalid-option`) naming the basket whose weight is none
 */
export function checkedWeights(weights: ArrayLike<number>, baskets: number): Float64Array {
  const refuse = (allowed: string, received: string): never => {
    throw new InvalidOptionError('mineItemsets', [{ option: 'weights', allowed, received }]);
  };
  if (weights.length !== baskets) refuse(`one number a basket, ${baskets} of them`, `${weights.length} numbers`);
  const column = Float64Array.from(weights);
  const odd = column.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (odd >= 0) refuse('finite numbers >= 0', `${showValue(weights[odd])} for basket ${odd}`);
  return column;
}

/**
 * Finds the itemsets of baskets that do not count alike, by intersecting lists of baskets (Eclat, Zaki 2000). Baskets are
 * looked at in the order of their weights, so that sums have the same bits in whatever order the baskets come.
 */
export function mineWeighted(
  { dictionary, offsets, codes }: ListColumn,
  weights: Float64Array,
  wanted: WeightedSearch,
): WeightedSets {
  const baskets = Uint32Array.from(weights.keys()).sort((a, b) => (weights[a] as number) - (weights[b] as number));
  const weightAt = Float64Array.from(baskets, (basket) => weights[basket] as number);
  const lists = new Map<number, number[]>();
  for (const [place, basket] of baskets.entries()) {
    for (let cell = offsets[basket] as number; cell < (offsets[basket + 1] as number); cell++) {
      const code = codes[cell] as number;
      if (wanted.skipped[code] === 1) continue;
      const list = lists.get(code);
      if (list === undefined) lists.set(code, [place]);
      else list.push(place);
    }
  }
  const weigh = (places: Uint32Array): number => places.reduce((sum, place) => sum + (weightAt[place] as number), 0);
  const names = dictionary.values;
  const singles = [...lists]
    .map(([code, list]) => ({ code, places: Uint32Array.from(list) }))
    .map((single) => ({ ...single, weight: weigh(single.places) }));
  const highest = singles.reduce((most, { weight }) => Math.max(most, weight), 0);
  const frequent = singles
    .filter(({ weight }) => wanted.passes(weight))
    .sort((a, b) => ((names[a.code] as string) < (names[b.code] as string) ? -1 : 1));
  const found: { readonly set: readonly number[]; readonly weight: number }[] = [];
  let truncated = false;
  let bytes = 0;
  const codeAt = (place: number): number => frequent[place]?.code ?? 0;
  const areKin = (a: number, b: number): boolean => wanted.areKin?.(codeAt(a), codeAt(b)) === true;
  // What contains a set is told by sets one item longer.
  const deepest = wanted.target === 'frequent' ? wanted.maxLength : wanted.maxLength + 1;

  function grow(
    set: readonly number[],
    candidates: readonly { place: number; places: Uint32Array; weight: number }[],
    done: (n: number) => void,
  ): void {
    candidates.forEach(({ place, places, weight }, at) => {
      if (truncated) return;
      const longer = [...set, place];
      bytes += bytesASet + longer.length * bytesAnItem;
      truncated = found.length === wanted.limits.sets || bytes > wanted.limits.bytes;
      if (truncated) return;
      found.push({ set: longer, weight });
      if (longer.length < deepest) {
        const mayJoin = candidates.slice(at + 1).filter((other) => !areKin(place, other.place));
        const below = mayJoin.map((other) => {
          const shared = intersection(places, other.places);
          return { place: other.place, places: shared, weight: weigh(shared) };
        });
        grow(
          longer,
          below.filter((next) => wanted.passes(next.weight)),
          () => {},
        );
      }
      done(at + 1);
    });
  }
  grow(
    [],
    frequent.map(({ places, weight }, place) => ({ place, places, weight })),
    (done) => wanted.onItem(done, frequent.length),
  );
  return {
    ...chosenSets(
      found,
      frequent.map(({ code }) => code),
      wanted,
    ),
    truncated,
    highest,
  };
}

function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  let at = 0;
  return a.filter((value) => {
    while (at < b.length && (b[at] as number) < value) at++;
    return b[at] === value;
  });
}

/** The sets wanted, as codes: the heaviest first, then the smaller one, then by name. */
function chosenSets(
  found: readonly { readonly set: readonly number[]; readonly weight: number }[],
  codes: readonly number[],
  { target, minLength, maxLength, wanted, top }: WeightedSearch,
): SetColumns {
  const all = columnsOf(found);
  const stays = target === 'frequent' ? null : unsubsumed(all, codes.length, target === 'closed');
  const places = wanted.map((code) => codes.indexOf(code));
  const kept = found
    .filter((_, row) => stays === null || stays[row] === 1)
    .filter(
      ({ set }) => set.length >= minLength && set.length <= maxLength && places.every((place) => set.includes(place)),
    )
    .sort((a, b) => b.weight - a.weight || a.set.length - b.set.length)
    .slice(0, top);
  return columnsOf(kept.map(({ set, weight }) => ({ set: set.map((place) => codes[place] as number), weight })));
}

function columnsOf(found: readonly { readonly set: readonly number[]; readonly weight: number }[]): SetColumns {
  const offsets = new Uint32Array(found.length + 1);
  found.forEach(({ set }, row) => {
    offsets[row + 1] = (offsets[row] as number) + set.length;
  });
  return {
    length: found.length,
    offsets,
    items: Uint32Array.from(found.flatMap(({ set }) => set)),
    counts: Float64Array.from(found, ({ weight }) => weight),
  };
}
