import { grown } from '../itemsets/grown.ts';
import type { EventRows } from './event-rows.ts';
import type { PatternSearch } from './found-patterns.ts';
import { type Occurrences, occurrencesOf } from './occurrences.ts';

/** An item that extends the pattern at hand, and where its entries stand on the stack. */
interface Child {
  readonly item: number;
  readonly count: number;
  readonly start: number;
}

/**
 * Finds all patterns without limits of gap or window: PrefixSpan (Pei et al. 2001) with projections that are not copied. Of
 * each sequence that holds the pattern one entry stands on a stack: the earliest event where the pattern can end, and the pair
 * of sequence and last item. What can follow is read off the pairs of the sequence, of which those come first that occur
 * last (Yang, Wang and Kitsuregawa 2007): each item is met once, however often it occurs.
 *
 * @param rows the sequences
 * @param search what is wanted, and where patterns go
 * @param onItem told how many first items are done
 */
export function prefixSpan(rows: EventRows, search: PatternSearch, onItem: (done: number) => void): void {
  const pairs = occurrencesOf(rows);
  const stack = { ends: new Uint32Array(1 << 12), pairs: new Uint32Array(1 << 12) };
  const scan = openScan(rows, pairs, search, stack);
  const { items, elements, found } = search;

  function grow(children: readonly Child[], element: number, top: number): void {
    for (const { item, count, start } of children) {
      if (found.isFull) return;
      if (count < search.minCount) continue;
      items.push(item);
      elements.push(element);
      found.take(count);
      if (items.length < search.maxLength) {
        if (rows.hasSets) {
          const within = scan.within(start, count, top);
          grow(within, element, top + sizeOf(within));
        }
        const after = scan.after(start, count, top);
        grow(after, element + 1, top + sizeOf(after));
      }
      items.pop();
      elements.pop();
    }
  }
  const firsts = scan.firsts();
  const top = sizeOf(firsts);
  firsts.forEach((first, done) => {
    grow([first], 0, top);
    onItem(done + 1);
  });
}

const sizeOf = (children: readonly Child[]): number => children.reduce((sum, { count }) => sum + count, 0);

interface Stack {
  ends: Uint32Array;
  pairs: Uint32Array;
}

interface Scan {
  /** Every item, with the first event of each sequence. */
  firsts(): Child[];
  /** Items that may follow in a later event; their entries are put on the stack from `top` on. */
  after(start: number, length: number, top: number): Child[];
  /** Items that may join the last set of the pattern. */
  within(start: number, length: number, top: number): Child[];
}

function openScan(rows: EventRows, pairs: Occurrences, search: PatternSearch, stack: Stack): Scan {
  const { rowOf } = rows;
  const counts = new Uint32Array(rows.codes.length);
  /** Where the next entry of an item goes; 0 where the item is not wanted, else 1 more. */
  const next = new Uint32Array(rows.codes.length);
  const met: number[] = [];

  /** Counts the items met, opens their parts of the stack and leaves the counts clean. */
  function frequentMet(top: number): Child[] {
    const frequent = met.filter((item) => (counts[item] as number) >= search.minCount);
    frequent.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    let start = top;
    const children = frequent.map((item): Child => {
      const count = counts[item] as number;
      next[item] = start + 1;
      start += count;
      return { item, count, start: start - count };
    });
    for (const item of met) counts[item] = 0;
    met.length = 0;
    makeRoom(stack, start);
    return children;
  }
  function count(item: number): void {
    if (counts[item] === 0) met.push(item);
    counts[item] = (counts[item] as number) + 1;
  }
  function put(item: number, event: number, pair: number): void {
    const place = next[item] as number;
    stack.ends[place - 1] = event;
    stack.pairs[place - 1] = pair;
    next[item] = place + 1;
  }
  function close(children: readonly Child[]): Child[] {
    for (const { item } of children) next[item] = 0;
    return [...children];
  }
  const within = openWithin(rows, pairs, search, stack);
  return {
    firsts() {
      for (const item of pairs.item) count(item);
      const children = frequentMet(0);
      for (let pair = 0; pair < pairs.item.length; pair++) {
        const item = pairs.item[pair] as number;
        if (next[item] !== 0) put(item, pairs.events[pairs.starts[pair] as number] as number, pair);
      }
      return close(children);
    },
    after(start, length, top) {
      const { item, last, rowPairs } = pairs;
      for (let at = start; at < start + length; at++) {
        const end = stack.ends[at] as number;
        const stop = rowPairs[(rowOf[end] as number) + 1] as number;
        for (let pair = rowPairs[rowOf[end] as number] as number; pair < stop && (last[pair] as number) > end; pair++) {
          count(item[pair] as number);
        }
      }
      const children = frequentMet(top);
      if (children.length === 0) return children;
      for (let at = start; at < start + length; at++) {
        const end = stack.ends[at] as number;
        const stop = rowPairs[(rowOf[end] as number) + 1] as number;
        for (let pair = rowPairs[rowOf[end] as number] as number; pair < stop && (last[pair] as number) > end; pair++) {
          if (next[item[pair] as number] !== 0) put(item[pair] as number, firstAfter(pairs, pair, end), pair);
        }
      }
      return close(children);
    },
    within(start, length, top) {
      within(start, length, (item) => count(item));
      const children = frequentMet(top);
      if (children.length > 0) {
        within(start, length, (item, event, pair) => {
          if (next[item] !== 0) put(item, event, pair);
        });
      }
      return close(children);
    },
  };
}

function firstAfter({ starts, events }: Occurrences, pair: number, event: number): number {
  let at = starts[pair] as number;
  while ((events[at] as number) <= event) at++;
  return events[at] as number;
}

type Walk = (start: number, length: number, take: (item: number, event: number, pair: number) => void) => void;

/** Walks through the items that may join the last set of the pattern: each once a sequence, at the earliest event. */
function openWithin(rows: EventRows, pairs: Occurrences, search: PatternSearch, stack: Stack): Walk {
  const { eventStarts, items } = rows;
  const seen = new Float64Array(rows.codes.length);
  let stamp = 0;

  function holdsLastSet(event: number): boolean {
    const set = search.elements.at(-1) as number;
    let cell = eventStarts[event] as number;
    for (let at = search.elements.indexOf(set); at < search.items.length; at++) {
      while (cell < (eventStarts[event + 1] as number) && (items[cell] as number) < (search.items[at] as number))
        cell++;
      if (cell === eventStarts[event + 1] || items[cell] !== search.items[at]) return false;
    }
    return true;
  }
  return (start, length, take) => {
    const last = search.items.at(-1) as number;
    for (let at = start; at < start + length; at++) {
      stamp++;
      const [end, pair] = [stack.ends[at] as number, stack.pairs[at] as number];
      for (let place = pairs.starts[pair] as number; place < (pairs.starts[pair + 1] as number); place++) {
        const event = pairs.events[place] as number;
        if (event < end || !holdsLastSet(event)) continue;
        for (let cell = (eventStarts[event + 1] as number) - 1; cell >= (eventStarts[event] as number); cell--) {
          const item = items[cell] as number;
          if (item <= last) break;
          if (seen[item] === stamp) continue;
          seen[item] = stamp;
          take(item, event, pairs.pairOf[cell] as number);
        }
      }
    }
  };
}

function makeRoom(stack: Stack, size: number): void {
  if (size <= stack.ends.length) return;
  stack.ends = grown(stack.ends, size);
  stack.pairs = grown(stack.pairs, size);
}
