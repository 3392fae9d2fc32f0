/** For each value, the places where it stands: the first of them, and moves from value to value, in logarithmic time. */
export interface Places {
  /** Adds a place of a value. */
  add(value: number, place: number): void;
  /** The first place of a value that has one. */
  first(value: number): number;
  /** Gives the first place of one value to another. */
  move(from: number, to: number): void;
}

/** Opens places: a binary heap a value. */
export function openPlaces(): Places {
  const heaps = new Map<number, number[]>();
  const heapOf = (value: number): number[] => {
    const known = heaps.get(value);
    if (known !== undefined) return known;
    const heap: number[] = [];
    heaps.set(value, heap);
    return heap;
  };
  return {
    add: (value, place) => push(heapOf(value), place),
    first: (value) => heapOf(value)[0] as number,
    move: (from, to) => push(heapOf(to), pop(heapOf(from))),
  };
}

function push(heap: number[], place: number): void {
  let at = heap.length;
  heap.push(place);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] as number) <= place) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = place;
}

function pop(heap: number[]): number {
  const first = heap[0] as number;
  const last = heap.pop() as number;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
    if ((heap[child] as number) >= last) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = last;
  return first;
}
