import type { EventRows } from './event-rows.ts';
import type { PatternSearch } from './found-patterns.ts';

/** Limits of place and time. */
export interface GapLimits {
  readonly minGap: number;
  /** Infinity where there is no limit. */
  readonly maxGap: number;
  /** Infinity where there is no limit. */
  readonly window: number;
}

/** Every event where a pattern can end, ascending, with the latest time at which it can have begun: the rest follows from these. */
interface Ends {
  readonly events: number[];
  readonly begun: number[];
  /** Sequences that hold the pattern. */
  count: number;
}

/**
 * Finds all patterns within limits of gap and window. The earliest end no longer tells all, so that every end is kept. Among
 * occurrences that end at one event only the one that began last matters: no window that it fails lets another one pass.
 *
 * @param rows the sequences
 * @param search what is wanted, and where patterns go
 * @param limits of place and time
 * @param onItem told how many first items are done
 */
export function gapSpan(
  rows: EventRows,
  search: PatternSearch,
  limits: GapLimits,
  onItem: (done: number) => void,
): void {
  const { items, elements, found } = search;

  function grow(children: ReadonlyMap<number, Ends>, element: number, done: (item: number) => void): void {
    const ordered = [...children].sort(([a, x], [b, y]) => y.count - x.count || a - b);
    ordered.forEach(([item, ends], at) => {
      if (found.isFull || ends.count < search.minCount) return;
      items.push(item);
      elements.push(element);
      found.take(ends.count);
      if (items.length < search.maxLength) {
        if (rows.hasSets) grow(joined(rows, ends, item), element, ignore);
        grow(followed(rows, ends, limits), element + 1, ignore);
      }
      items.pop();
      elements.pop();
      done(at + 1);
    });
  }
  grow(firsts(rows), 0, onItem);
}

const ignore = (): void => {};

function firsts(rows: EventRows): Map<number, Ends> {
  const found = new Map<number, Ends>();
  for (let event = 0; event < rows.rowOf.length; event++) takeItems(rows, found, event, rows.time[event] as number, -1);
  return found;
}

/** Adds the items of an event that come after `above`, each with one more end. */
function takeItems(rows: EventRows, found: Map<number, Ends>, event: number, begun: number, above: number): void {
  for (let cell = rows.eventStarts[event] as number; cell < (rows.eventStarts[event + 1] as number); cell++) {
    const item = rows.items[cell] as number;
    if (item <= above) continue;
    let ends = found.get(item);
    if (ends === undefined) {
      ends = { events: [], begun: [], count: 0 };
      found.set(item, ends);
    }
    const before = ends.events.at(-1);
    if (before === undefined || rows.rowOf[before] !== rows.rowOf[event]) ends.count++;
    ends.events.push(event);
    ends.begun.push(begun);
  }
}

/** Items that may join the last set. */
function joined(rows: EventRows, { events, begun }: Ends, last: number): Map<number, Ends> {
  const found = new Map<number, Ends>();
  events.forEach((event, i) => {
    takeItems(rows, found, event, begun[i] as number, last);
  });
  return found;
}

/** Items that may follow: each event is looked at once, with the latest beginning that reaches it. */
function followed(rows: EventRows, { events, begun }: Ends, limits: GapLimits): Map<number, Ends> {
  const found = new Map<number, Ends>();
  let from = 0;
  while (from < events.length) {
    const row = rows.rowOf[events[from] as number] as number;
    let to = from;
    while (to < events.length && rows.rowOf[events[to] as number] === row) to++;
    const first = (events[from] as number) + limits.minGap;
    const stop = Math.min(rows.rowStarts[row + 1] as number, (events[to - 1] as number) + limits.maxGap + 1);
    for (let event = first; event < stop; event++) {
      const latest = latestBegun(event, from, to);
      const isReached = latest > Number.NEGATIVE_INFINITY && (rows.time[event] as number) - latest <= limits.window;
      if (isReached) takeItems(rows, found, event, latest, -1);
    }
    from = to;
  }
  return found;

  function latestBegun(event: number, start: number, end: number): number {
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = end - 1; i >= start; i--) {
      const gap = event - (events[i] as number);
      if (gap > limits.maxGap) break;
      if (gap >= limits.minGap) latest = Math.max(latest, begun[i] as number);
    }
    return latest;
  }
}
