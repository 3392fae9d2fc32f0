import type { Histories } from '../histories/histories.ts';
import { openTopLists, type TopEntries } from '../top/top-lists.ts';
import type { OpenNbo } from './open.ts';
import { addScore, clearRoom } from './room.ts';

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

/** The best items for a customer, best first; only those with a score above 0. */
export type BestItems = (histories: Histories, customer: number) => TopEntries;

/** Opens the making of lists, with arrays that are used again from one customer to the next. */
export function openLists(model: OpenNbo, rule: ListRule): BestItems {
  const { popularity, byPopularity, room } = model;
  const { k, excludesOwn, cooledBefore = null, candidates } = rule;
  const { isMet, isOwn, met } = room;
  const size = Math.max(1, Math.min(k, room.scores.length));

  const isAllowed = (item: number): boolean =>
    !(excludesOwn && isOwn[item] !== 0) && isOwn[item] !== 2 && (candidates === null || candidates[item] === 1);

  /** Of the items that only popularity speaks for, the first k allowed beat all others. */
  function addPopular(): void {
    let added = 0;
    for (const item of byPopularity) {
      if (added === k) break;
      if (isMet[item] === 1 || !isAllowed(item)) continue;
      addScore(room, item, 0);
      added++;
    }
  }

  return (histories, customer) => {
    walkHistory(model, histories, customer, cooledBefore);
    addPopular();
    const list = openTopLists(1, size);
    for (let at = 0; at < room.count; at++) {
      const item = met[at] as number;
      const score = (room.scores[item] as number) + (popularity?.[item] ?? 0);
      if (score > 0 && isAllowed(item)) list.push(0, score, item, 0);
    }
    clearRoom(room);
    return list.take(0);
  };
}

/**
 * Reads scores of a customer.
 *
 * @param model opened
 * @param histories folded by it
 * @param customer row among them
 * @param read given the score of any item; must not keep it
 */
export function withScores<T>(
  model: OpenNbo,
  histories: Histories,
  customer: number,
  read: (scoreAt: (item: number) => number) => T,
): T {
  const { popularity, room } = model;
  walkHistory(model, histories, customer, null);
  const told = read((item) => (room.scores[item] as number) + (popularity === null ? 0 : (popularity[item] as number)));
  clearRoom(room);
  return told;
}

/** Scores what the history speaks for. It is read in the order of items, so that equal histories give equal bits. */
function walkHistory(model: OpenNbo, histories: Histories, customer: number, cooledBefore: number | null): void {
  const { own, neighbours, factors, room } = model;
  const { offsets, items, weights, latest } = histories;
  const solved = factors?.scoresFor(histories, customer) ?? [];
  for (let item = 0; item < solved.length; item++) addScore(room, item, solved[item] as number);
  for (let at = offsets[customer] as number; at < (offsets[customer + 1] as number); at++) {
    const item = items[at] as number;
    const w = weights[at] as number;
    // 1: the customer has it; 2: too lately to have it again.
    room.isOwn[item] = cooledBefore !== null && !((latest?.[at] ?? 0) <= cooledBefore) ? 2 : 1;
    addScore(room, item, own === null ? 0 : w * (own[item] as number));
    const end = neighbours.offsets[item + 1] as number;
    for (let n = neighbours.offsets[item] as number; n < end; n++) {
      addScore(room, neighbours.items[n] as number, w * (neighbours.similarities[n] as number));
    }
  }
}
