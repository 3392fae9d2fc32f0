/** How the distance of a merged cluster to another follows from those of its parts. */
export type Linkage = 'ward' | 'average' | 'complete' | 'single';

/** Two clusters that become one, and what that takes. */
export interface Union {
  /** Distance of the two; its square for Ward's linkage. */
  readonly apart: number;
  /** Distances of the first to every cluster. */
  readonly first: Float64Array;
  /** Customers in the first. */
  readonly sizeFirst: number;
  /** Customers in the second. */
  readonly sizeSecond: number;
}

/**
 * Turns the distances of the second of two clusters into those of their union (G. N. Lance and W. T. Williams, "A General Theory of
 * Classificatory Sorting Strategies", Computer Journal 9, 1967, table 1).
 *
 * @param linkage the rule; `'ward'` works on squared distances
 * @param union the two clusters
 * @param second distances of the second to every cluster; receives those of the union
 * @param active clusters that there are
 * @param left how many of them
 * @param size customers in each cluster
 */
export function unite(
  linkage: Linkage,
  union: Union,
  second: Float64Array,
  active: Uint32Array,
  left: number,
  size: Float64Array,
): void {
  if (linkage === 'ward') uniteWard(union, second, active, left, size);
  else if (linkage === 'average') uniteAverage(union, second, active, left);
  else uniteExtreme(union.first, second, active, left, linkage === 'complete');
}

function uniteWard(
  { apart, first, sizeFirst, sizeSecond }: Union,
  second: Float64Array,
  active: Uint32Array,
  left: number,
  size: Float64Array,
): void {
  const both = sizeFirst + sizeSecond;
  for (let at = 0; at < left; at++) {
    const w = active[at] as number;
    const own = size[w] as number;
    const square =
      ((sizeFirst + own) * (first[w] as number) + (sizeSecond + own) * (second[w] as number) - own * apart) /
      (both + own);
    second[w] = Math.max(square, 0);
  }
}

function uniteAverage(
  { first, sizeFirst, sizeSecond }: Union,
  second: Float64Array,
  active: Uint32Array,
  left: number,
): void {
  const both = sizeFirst + sizeSecond;
  for (let at = 0; at < left; at++) {
    const w = active[at] as number;
    second[w] = (sizeFirst * (first[w] as number) + sizeSecond * (second[w] as number)) / both;
  }
}

function uniteExtreme(
  first: Float64Array,
  second: Float64Array,
  active: Uint32Array,
  left: number,
  isFarthest: boolean,
): void {
  for (let at = 0; at < left; at++) {
    const w = active[at] as number;
    const [a, b] = [first[w] as number, second[w] as number];
    second[w] = isFarthest ? Math.max(a, b) : Math.min(a, b);
  }
}
