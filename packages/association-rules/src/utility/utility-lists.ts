import type { UtilityBaskets } from './utility-baskets.ts';

/**
 * The baskets of an itemset, ascending; of each what the set is worth there, and what the items that may still follow are
 * worth together (Liu and Qu 2012).
 */
export interface UtilityList {
  readonly tids: Uint32Array;
  readonly own: Float64Array;
  readonly rest: Float64Array;
}

/** The items that a search goes through, in its order, and their lists. */
export interface UtilityItems {
  readonly codes: readonly number[];
  readonly lists: readonly UtilityList[];
  /** What baskets with both of two items are worth as a whole; no set with both is worth more. */
  pairBound(a: number, b: number): number;
}

/**
 * Keeps the items whose baskets are worth enough as a whole, and orders them by that worth, ascending (Fournier-Viger et al.
 * 2014): the rest shrinks fast.
 *
 * @param baskets items and their worth
 * @param least an upper bound below it rules an item out
 */
export function utilityItems({ length, columns, utility }: UtilityBaskets, least: number): UtilityItems {
  const { offsets, codes, dictionary } = columns.items;
  const names = dictionary.values;
  const bounds = new Float64Array(names.length);
  const worth = new Float64Array(length);
  for (let tid = 0; tid < length; tid++) {
    for (let cell = offsets[tid] as number; cell < (offsets[tid + 1] as number); cell++) {
      worth[tid] = (worth[tid] as number) + (utility[cell] as number);
    }
  }
  eachCell((tid, code) => {
    bounds[code] = (bounds[code] as number) + (worth[tid] as number);
  });
  const kept = [...new Set(codes)].filter((code) => (bounds[code] as number) >= least);
  kept.sort(
    (a, b) => (bounds[a] as number) - (bounds[b] as number) || ((names[a] as string) < (names[b] as string) ? -1 : 1),
  );
  const place = new Int32Array(names.length).fill(-1);
  for (const [at, code] of kept.entries()) place[code] = at;

  const growing = kept.map(() => ({ tids: [] as number[], own: [] as number[], rest: [] as number[] }));
  const pairs = new Map<number, number>();
  for (let tid = 0; tid < length; tid++) {
    const cells: { readonly at: number; readonly value: number }[] = [];
    for (let cell = offsets[tid] as number; cell < (offsets[tid + 1] as number); cell++) {
      const at = place[codes[cell] as number] as number;
      if (at >= 0) cells.push({ at, value: utility[cell] as number });
    }
    cells.sort((a, b) => a.at - b.at);
    const whole = cells.reduce((sum, { value }) => sum + value, 0);
    let rest = 0;
    for (const [i, { at, value }] of [...cells.entries()].reverse()) {
      const list = growing[at];
      list?.tids.push(tid);
      list?.own.push(value);
      list?.rest.push(rest);
      rest += value;
      for (let later = i + 1; later < cells.length; later++) {
        const key = at * kept.length + (cells[later]?.at ?? 0);
        pairs.set(key, (pairs.get(key) ?? 0) + whole);
      }
    }
  }
  return {
    codes: kept,
    lists: growing.map(({ tids, own, rest }) => ({
      tids: Uint32Array.from(tids),
      own: Float64Array.from(own),
      rest: Float64Array.from(rest),
    })),
    pairBound: (a, b) => pairs.get(a * kept.length + b) ?? 0,
  };

  function eachCell(visit: (tid: number, code: number) => void): void {
    for (let tid = 0; tid < length; tid++) {
      for (let cell = offsets[tid] as number; cell < (offsets[tid + 1] as number); cell++)
        visit(tid, codes[cell] as number);
    }
  }
}

/**
 * Joins the lists of two sets that share all but their last item.
 *
 * @param prefix list of what they share; its worth would count twice. `null` where they share nothing
 */
export function joinLists(prefix: UtilityList | null, a: UtilityList, b: UtilityList): UtilityList {
  const most = Math.min(a.tids.length, b.tids.length);
  const tids = new Uint32Array(most);
  const own = new Float64Array(most);
  const rest = new Float64Array(most);
  let length = 0;
  let inB = 0;
  let inPrefix = 0;
  for (let inA = 0; inA < a.tids.length; inA++) {
    const tid = a.tids[inA] as number;
    while (inB < b.tids.length && (b.tids[inB] as number) < tid) inB++;
    if (inB === b.tids.length) break;
    if (b.tids[inB] !== tid) continue;
    let shared = 0;
    if (prefix !== null) {
      while ((prefix.tids[inPrefix] as number) < tid) inPrefix++;
      shared = prefix.own[inPrefix] as number;
    }
    tids[length] = tid;
    own[length] = (a.own[inA] as number) + (b.own[inB] as number) - shared;
    rest[length++] = b.rest[inB] as number;
  }
  return { tids: tids.subarray(0, length), own: own.subarray(0, length), rest: rest.subarray(0, length) };
}
