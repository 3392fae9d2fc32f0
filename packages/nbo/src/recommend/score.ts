import type { Histories } from '../histories/histories.ts';
import { openTopLists, type TopEntries } from '../top/top-lists.ts';
import type { OpenNbo } from './open.ts';

/** What a list may hold. */
export interface ListRule {
  readonly k: number;
  /** Whether items that the customer has are left out. */
  readonly excludesOwn: boolean;
  /** Items had later than this are left out; `null`: none is. */
  readonly cooledBefore?: number | null;
  /** 1 for items that may be offered; `null`: all. */
  readonly candidates: Uint8Array | null;
}

/** Scores one customer after the other, with arrays that are used again. */
export interface Scorer {
  /** The best items for a customer, best first; only those with a score above 0. */
  best(histories: Histories, customer: number): TopEntries;
  /** The score of one item for a customer. */
  scoreOf(histories: Histories, customer: number, item: number): number;
  /** Reads several scores of a customer; the reader must not outlive the call. */
  during<T>(histories: Histories, customer: number, read: (scoreAt: (item: number) => number) => T): T;
}

/** Opens a scorer. A history is read in the order of items, so that equal histories give equal bits. */
export function openScorer(model: OpenNbo, { k, excludesOwn, cooledBefore = null, candidates }: ListRule): Scorer {
  const { own, neighbours, factors, popularity, byPopularity } = model;
  const { scores, isMet, isOwn, met } = model.room;
  const size = Math.max(1, Math.min(k, scores.length));
  let count = 0;

  const add = (item: number, value: number): void => {
    if (isMet[item] === 0) {
      isMet[item] = 1;
      met[count++] = item;
    }
    scores[item] = (scores[item] as number) + value;
  };

  function walk(histories: Histories, customer: number): void {
    const { offsets, items, weights, latest } = histories;
    const solved = factors?.scoresFor(histories, customer) ?? [];
    for (let item = 0; item < solved.length; item++) add(item, solved[item] as number);
    for (let at = offsets[customer] as number; at < (offsets[customer + 1] as number); at++) {
      const item = items[at] as number;
      const w = weights[at] as number;
      // 1: the customer has it; 2: too lately to have it again.
      isOwn[item] = cooledBefore !== null && !((latest?.[at] ?? 0) <= cooledBefore) ? 2 : 1;
      add(item, own === null ? 0 : w * (own[item] as number));
      const end = neighbours.offsets[item + 1] as number;
      for (let n = neighbours.offsets[item] as number; n < end; n++) {
        add(neighbours.items[n] as number, w * (neighbours.similarities[n] as number));
      }
    }
  }

  const isAllowed = (item: number): boolean =>
    !(excludesOwn && isOwn[item] !== 0) && isOwn[item] !== 2 && (candidates === null || candidates[item] === 1);

  /** Of the items that only popularity speaks for, the first k allowed beat all others. */
  function addPopular(): void {
    let added = 0;
    for (const item of byPopularity) {
      if (added === k) break;
      if (isMet[item] === 1 || !isAllowed(item)) continue;
      add(item, 0);
      added++;
    }
  }

  function clear(): void {
    for (let at = 0; at < count; at++) {
      const item = met[at] as number;
      scores[item] = 0;
      isMet[item] = 0;
      isOwn[item] = 0;
    }
    count = 0;
  }

  function best(histories: Histories, customer: number): TopEntries {
    walk(histories, customer);
    addPopular();
    const list = openTopLists(1, size);
    for (let at = 0; at < count; at++) {
      const item = met[at] as number;
      const score = scoreAt(item);
      if (score > 0 && isAllowed(item)) list.push(0, score, item, 0);
    }
    clear();
    return list.take(0);
  }

  const scoreAt = (item: number): number => (scores[item] as number) + (popularity?.[item] ?? 0);

  function during<T>(histories: Histories, customer: number, read: (scoreAt: (item: number) => number) => T): T {
    walk(histories, customer);
    const told = read(scoreAt);
    clear();
    return told;
  }

  return { best, during, scoreOf: (histories, customer, item) => during(histories, customer, (at) => at(item)) };
}

/** The best-scored item of an offer. */
export interface BestItem {
  readonly item: number;
  readonly score: number;
}

/** The best item of each of several sets of items, for one customer; `null` where a set is empty. */
export function scoresOf(
  model: OpenNbo,
  histories: Histories,
  customer: number,
  sets: readonly { readonly items: readonly number[] }[],
): (BestItem | null)[] {
  const scorer = openScorer(model, { k: 1, excludesOwn: false, candidates: null });
  return scorer.during(histories, customer, (scoreAt) =>
    sets.map(({ items }) => {
      let best: BestItem | null = null;
      for (const item of items) {
        const score = scoreAt(item);
        if (best === null || score > best.score) best = { item, score };
      }
      return best;
    }),
  );
}
