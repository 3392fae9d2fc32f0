import type { EventRows } from './event-rows.ts';

/** Where items occur, by pairs of sequence and item. Pairs of one sequence stand together, the item met last first. */
export interface Occurrences {
  /** Sequence s owns the pairs from `rowPairs[s]` up to `rowPairs[s + 1]`. */
  readonly rowPairs: Uint32Array;
  readonly item: Uint32Array;
  /** The last event of each pair. */
  readonly last: Uint32Array;
  /** Pair k owns `events` from `starts[k]` up to `starts[k + 1]`, ascending. */
  readonly starts: Uint32Array;
  readonly events: Uint32Array;
  /** The pair of each cell of the rows' items. */
  readonly pairOf: Uint32Array;
}

/** Lists the occurrences of every item in every sequence. */
export function occurrencesOf({ rowStarts, eventStarts, items, codes }: EventRows): Occurrences {
  const rows = rowStarts.length - 1;
  const rowPairs = new Uint32Array(rows + 1);
  const item: number[] = [];
  const last: number[] = [];
  const starts: number[] = [];
  const events = new Uint32Array(items.length);
  const pairOf = new Uint32Array(items.length);
  const place = new Int32Array(codes.length).fill(-1);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    const found = occurrencesIn(row, { rowStarts, eventStarts, items });
    const met = [...found.keys()].sort((a, b) => lastOf(found, b) - lastOf(found, a) || a - b);
    for (const one of met) {
      place[one] = item.push(one) - 1;
      last.push(lastOf(found, one));
      starts.push(filled);
      for (const event of found.get(one) ?? []) events[filled++] = event;
    }
    for (
      let cell = eventStarts[rowStarts[row] as number] as number;
      cell < (eventStarts[rowStarts[row + 1] as number] as number);
      cell++
    ) {
      pairOf[cell] = place[items[cell] as number] as number;
    }
    rowPairs[row + 1] = item.length;
  }
  starts.push(filled);
  const column = (values: number[]): Uint32Array => Uint32Array.from(values);
  return { rowPairs, item: column(item), last: column(last), starts: column(starts), events, pairOf };
}

function occurrencesIn(
  row: number,
  { rowStarts, eventStarts, items }: Pick<EventRows, 'rowStarts' | 'eventStarts' | 'items'>,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let event = rowStarts[row] as number; event < (rowStarts[row + 1] as number); event++) {
    for (let cell = eventStarts[event] as number; cell < (eventStarts[event + 1] as number); cell++) {
      const item = items[cell] as number;
      const events = found.get(item);
      if (events === undefined) found.set(item, [event]);
      else events.push(event);
    }
  }
  return found;
}

const lastOf = (found: ReadonlyMap<number, readonly number[]>, item: number): number => found.get(item)?.at(-1) ?? 0;
