/** Cut points of one column, both as they are published and as they are kept exact. */
export interface Cuts {
  /** Type-7 quantiles at j/n, j = 1 … n − 1: a value above cut j has at least score j + 1. */
  readonly cuts: number[];
  /** The order statistic under each cut: the largest value of the fit's data that is not above it. */
  readonly below: number[];
}

/**
 * Cut points at the quantiles j/n of sorted values. With N values, x(0) the smallest, and k = ⌊(N − 1)·j/n⌋, the type-7
 * quantile of Hyndman & Fan (1996, Sample Quantiles in Statistical Packages, definition 7) is
 * q_j = x(k) + (x(k+1) − x(k))·((N − 1)·j/n − k). The rank is taken in whole numbers, and q_j is kept in
 * [x(k), x(k+1)): then x > q_j and x > x(k) are the same for each of the N values, whatever the rounding.
 *
 * @param x sorted ascending, at least one value
 * @param n number of bins
 */
export function quantileCuts(x: Float64Array, n: number): Cuts {
  const cuts: number[] = [];
  const below: number[] = [];
  for (let j = 1; j < n; j++) {
    const rank = (x.length - 1) * j;
    const rest = rank % n;
    const k = (rank - rest) / n;
    const low = x[k] as number;
    const high = rest === 0 ? low : (x[k + 1] as number);
    const cut = low + (high - low) * (rest / n);
    cuts.push((cut < high ? cut : low) + 0); // + 0 makes -0 the 0 that JSON can hold
    below.push(low + 0);
  }
  return { cuts, below };
}

/** Score of x: one more than the number of cuts strictly below it, so equal values score equally. Cuts ascend. */
export function scoreOf(cuts: ArrayLike<number>, x: number): number {
  let j = 0;
  while (j < cuts.length && x > (cuts[j] as number)) j++;
  return j + 1;
}

/** Scores a column; `descending` turns them round, so that the smallest values score highest. */
export function scoreColumn(x: Float64Array, cuts: Float64Array, descending: boolean): Float64Array {
  const n = cuts.length + 1;
  const scores = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const score = scoreOf(cuts, x[i] as number);
    scores[i] = descending ? n + 1 - score : score;
  }
  return scores;
}
