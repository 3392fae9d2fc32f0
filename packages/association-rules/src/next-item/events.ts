import type { SequenceColumn } from '@clientele/core';

/** The events of one sequence, the first first: each a set of codes. */
export function eventsAt({ offsets, codes, elements }: SequenceColumn, row: number): number[][] {
  const events: number[][] = [];
  let element = -1;
  for (let cell = offsets[row] as number; cell < (offsets[row + 1] as number); cell++) {
    if (elements[cell] !== element) {
      events.push([]);
      element = elements[cell] as number;
    }
    events.at(-1)?.push(codes[cell] as number);
  }
  return events;
}
