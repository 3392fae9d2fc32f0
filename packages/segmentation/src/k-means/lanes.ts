/** Centres that are compared with a point side by side: four sums run at once where one would wait for itself. */
export const lanes = 4;

/**
 * Places laid out four by four: coordinate c of the places 4b to 4b + 3 stands at `(b d + c) 4`. Lanes without a place are infinitely
 * far from everywhere. Each distance adds up in the order in which `squaredDistance` adds, so its bits are the same.
 *
 * @param C k × d coordinates
 */
export function inLanes(C: Float64Array, d: number): Float64Array {
  const k = C.length / d;
  const blocks = Math.ceil(k / lanes);
  const packed = new Float64Array(blocks * d * lanes).fill(Number.POSITIVE_INFINITY);
  for (let j = 0; j < k; j++) {
    const to = Math.floor(j / lanes) * d * lanes + (j % lanes);
    for (let c = 0; c < d; c++) packed[to + c * lanes] = C[j * d + c] as number;
  }
  return packed;
}

/** The nearest of some places: its number, its squared distance, and that of the next. Written anew by each search. */
export interface NearestTwo {
  label: number;
  least: number;
  second: number;
}

/**
 * Finds the nearest two of the places in lanes, of those equally near the first.
 *
 * @param from where the point's coordinates begin in X
 * @param found receives the answer
 */
export function nearestTwo(X: Float64Array, from: number, packed: Float64Array, d: number, found: NearestTwo): void {
  let label = 0;
  let least = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  const to = from + d;
  for (let at = 0, first = 0; at < packed.length; first += lanes) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let i = from; i < to; i++, at += lanes) {
      const x = X[i] as number;
      const da = x - (packed[at] as number);
      const db = x - (packed[at + 1] as number);
      const dc = x - (packed[at + 2] as number);
      const de = x - (packed[at + 3] as number);
      a += da * da;
      b += db * db;
      c += dc * dc;
      e += de * de;
    }
    if (a < least) {
      second = least;
      least = a;
      label = first;
    } else if (a < second) second = a;
    if (b < least) {
      second = least;
      least = b;
      label = first + 1;
    } else if (b < second) second = b;
    if (c < least) {
      second = least;
      least = c;
      label = first + 2;
    } else if (c < second) second = c;
    if (e < least) {
      second = least;
      least = e;
      label = first + 3;
    } else if (e < second) second = e;
  }
  found.label = label;
  found.least = least;
  found.second = second;
}
