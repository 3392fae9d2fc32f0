/**
 * Cut points at the quantiles j/n of sorted values. With N values, x(0) the smallest, and k = ⌊(N − 1)·j/n⌋, the type-7
 * quantile of Hyndman & Fan (1996, Sample Quantiles in Statistical Packages, definition 7) is
 * q_j = x(k) + (x(k+1) − x(k))·((N − 1)·j/n − k). The rank is taken in whole numbers, and q_j is kept in
 * [x(k), x(k+1)): then x > q_j and x > x(k) are the same for each of the N values, whatever the rounding.
 *
 * @param x sorted ascending, at least one value
 * @param n number of bins
 */
export function quantileCuts(x: Float64Array, n: number): number[] {
  const cuts: number[] = [];
  for (let j = 1; j < n; j++) {
    const rank = (x.length - 1) * j;
    const rest = rank % n;
    cuts.push(between(x, (rank - rest) / n, rest / n));
  }
  return cuts;
}

/**
 * The same at any shares p of the way from the worst value to the best. A rank (N − 1)·p that rounding alone keeps from
 * being whole is taken as whole.
 *
 * @param p shares above 0 and below 1, ascending
 * @param descending where the largest values are the worst; the cuts ascend all the same
 */
export function shareCuts(x: Float64Array, p: readonly number[], descending: boolean): number[] {
  const last = x.length - 1;
  const cuts = p.map((share) => {
    const rank = nearlyWhole(last * share);
    const h = descending ? last - rank : rank;
    const k = Math.floor(h);
    return between(x, k, h - k);
  });
  return descending ? cuts.reverse() : cuts;
}

function nearlyWhole(h: number): number {
  const whole = Math.round(h);
  return Math.abs(h - whole) <= 4 * Number.EPSILON * Math.max(1, h) ? whole : h;
}

/** x(k) and a share of the way to x(k+1), which it stays below. */
function between(x: Float64Array, k: number, share: number): number {
  const low = x[k] as number;
  const high = share === 0 ? low : (x[k + 1] as number);
  const cut = low + (high - low) * share;
  return (cut < high ? cut : low) + 0; // + 0 makes -0 the 0 that JSON can hold
}

/** The largest double below a number: x > it and x >= the number are the same. */
export function justBelow(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  if (x === 0) return -Number.MIN_VALUE;
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? -1n : 1n));
  return view.getFloat64(0);
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

/** Scores a column, each row by the cuts of its group. */
export function scoreWithin(x: Float64Array, cuts: readonly Float64Array[], group: Float64Array): Float64Array {
  return x.map((value, i) => scoreOf(cuts[group[i] as number] as Float64Array, value));
}
