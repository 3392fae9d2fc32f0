/** For each value the places where it stands, as a binary heap. */
export type Places = Map<number, number[]>;

/** Adds a place of a value, in logarithmic time. */
export function addPlace(places: Places, value: number, place: number): void {
  const heap = places.get(value);
  if (heap === undefined) places.set(value, [place]);
  else push(heap, place);
}

/** The first place of a value that has one. */
export function firstPlace(places: Places, value: number): number {
  return places.get(value)?.[0] as number;
}

/** Gives the first place of one value to another, in logarithmic time. */
export function movePlace(places: Places, from: number, to: number): void {
  addPlace(places, to, pop(places.get(from) as number[]));
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
