import type { Sequences } from '@clientele/core';

/**
 * Sequences for the search: events are numbered throughout, those of one sequence in a row, so that an event's number tells its
 * sequence and its place. Items are local numbers in the order of their names; rare ones are left out, their events stay.
 */
export interface EventRows {
  /** Sequence s owns the events from `rowStarts[s]` up to `rowStarts[s + 1]`. */
  readonly rowStarts: Uint32Array;
  /** The sequence of each event. */
  readonly rowOf: Uint32Array;
  /** Event e owns `items` from `eventStarts[e]` up to `eventStarts[e + 1]`, ascending. */
  readonly eventStarts: Uint32Array;
  readonly items: Uint32Array;
  /** When each event was. */
  readonly time: Float64Array;
  /** The code of each local item. */
  readonly codes: Uint32Array;
  /** Sequences that hold each local item. */
  readonly counts: Uint32Array;
  /** The highest count of any item, frequent or not. */
  readonly highestCount: number;
  /** Whether some event holds several items. */
  readonly hasSets: boolean;
}

/** Counts items by sequence, and keeps those that reach the least count. */
export function eventRows({ length, columns, time }: Sequences, minCount: number): EventRows {
  const { dictionary, offsets, codes, elements } = columns.events;
  const counts = sequencesWith(columns.events, dictionary.values.length);
  const frequent = [...counts.keys()].filter((code) => (counts[code] as number) >= minCount);
  const names = dictionary.values;
  frequent.sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
  const local = new Int32Array(names.length).fill(-1);
  for (const [item, code] of frequent.entries()) local[code] = item;

  const rowStarts = new Uint32Array(length + 1);
  const eventStarts: number[] = [];
  const rowOf: number[] = [];
  const times: number[] = [];
  const items = new Uint32Array(codes.length);
  let filled = 0;
  let hasSets = false;
  for (let row = 0; row < length; row++) {
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    for (let cell = start; cell < end; cell++) {
      if (cell === start || elements[cell] !== elements[cell - 1]) {
        eventStarts.push(filled);
        rowOf.push(row);
        times.push(time[cell] as number);
      }
      const item = local[codes[cell] as number] as number;
      if (item >= 0) items[filled++] = item;
    }
    rowStarts[row + 1] = eventStarts.length;
  }
  eventStarts.push(filled);
  for (let event = 0; event < rowOf.length; event++) {
    const set = items.subarray(eventStarts[event], eventStarts[event + 1]);
    if (set.length < 2) continue;
    set.sort();
    hasSets = true;
  }
  return {
    rowStarts,
    rowOf: Uint32Array.from(rowOf),
    eventStarts: Uint32Array.from(eventStarts),
    items: items.slice(0, filled),
    time: Float64Array.from(times),
    codes: Uint32Array.from(frequent),
    counts: Uint32Array.from(frequent, (code) => counts[code] as number),
    highestCount: counts.reduce((most, count) => Math.max(most, count), 0),
    hasSets,
  };
}

/** How many sequences hold each item. */
function sequencesWith({ offsets, codes }: Sequences['columns']['events'], items: number): Uint32Array {
  const counts = new Uint32Array(items);
  const lastRow = new Int32Array(items).fill(-1);
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let cell = offsets[row] as number; cell < (offsets[row + 1] as number); cell++) {
      const code = codes[cell] as number;
      if (lastRow[code] === row) continue;
      lastRow[code] = row;
      counts[code] = (counts[code] as number) + 1;
    }
  }
  return counts;
}
