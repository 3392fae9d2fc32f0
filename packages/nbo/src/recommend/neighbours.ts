import type { ItemPairsParameters } from '../similarity/item-pairs.ts';

/** Similar items of each item as a sparse matrix in compressed rows. */
export interface Neighbours {
  /** Item i owns the entries from `offsets[i]` up to `offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  readonly similarities: Float64Array;
}

/** A matrix without entries. */
export function noNeighbours(itemCount: number): Neighbours {
  return {
    offsets: new Uint32Array(itemCount + 1),
    items: new Uint32Array(0),
    similarities: new Float64Array(0),
  };
}

/** The neighbours of a model, with the similarities made of its counts, or its weights. */
export function neighboursOf(
  { offsets, neighbours }: Pick<ItemPairsParameters, 'offsets' | 'neighbours'>,
  similarities: Float64Array,
): Neighbours {
  return { offsets: Uint32Array.from(offsets), items: Uint32Array.from(neighbours), similarities };
}

/** Rows and columns changed over; rows ascend. */
export function transposed({ offsets, items, similarities }: Neighbours): Neighbours {
  const itemCount = offsets.length - 1;
  const starts = new Uint32Array(itemCount + 1);
  for (const item of items) starts[item + 1] = (starts[item + 1] as number) + 1;
  for (let item = 0; item < itemCount; item++) {
    starts[item + 1] = (starts[item + 1] as number) + (starts[item] as number);
  }
  const next = starts.slice();
  const out = { items: new Uint32Array(items.length), similarities: new Float64Array(items.length) };
  for (let row = 0; row < itemCount; row++) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const item = items[at] as number;
      const place = next[item] as number;
      next[item] = place + 1;
      out.items[place] = row;
      out.similarities[place] = similarities[at] as number;
    }
  }
  return { offsets: starts, ...out };
}

/** The whole of a symmetric matrix of which only the part above the diagonal is given; rows ascend. */
export function mirrored(upper: Neighbours): Neighbours {
  const lower = transposed(upper);
  const items = new Uint32Array(2 * upper.items.length);
  const similarities = new Float64Array(items.length);
  const offsets = upper.offsets.map((offset, row) => offset + (lower.offsets[row] as number));
  for (let row = 0; row + 1 < offsets.length; row++) {
    let at = offsets[row] as number;
    for (const part of [lower, upper]) {
      const [from, to] = [part.offsets[row] as number, part.offsets[row + 1] as number];
      items.set(part.items.subarray(from, to), at);
      similarities.set(part.similarities.subarray(from, to), at);
      at += to - from;
    }
  }
  return { offsets, items, similarities };
}
