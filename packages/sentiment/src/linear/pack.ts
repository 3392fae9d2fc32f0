/** Weights of log-odds in whole steps, one entry a feature that has any, in the order of the features. */
export interface PackedWeights {
  /** Distance of each feature from the one before, the first from −1. */
  readonly gaps: readonly number[];
  /** For the first side against the class of reference, in steps. */
  readonly positive: readonly number[];
  /** For the second side, where there is one. */
  readonly negative: readonly number[] | null;
}

/** One step of a weight in log-odds: a power of 2, so that sums of weights are exact. */
export const weightStep: number = 2 ** -6;

/**
 * Rounds weights to steps and leaves out those that are 0 then.
 *
 * @param buckets the features, ascending
 * @param sides their weights, one array a side
 */
export function packWeights(buckets: Int32Array, sides: readonly Float64Array[]): PackedWeights {
  const [first, second] = sides as [Float64Array, Float64Array | undefined];
  const [gaps, positive, negative]: [number[], number[], number[]] = [[], [], []];
  let last = -1;
  for (let at = 0; at < buckets.length; at++) {
    const one = Math.round((first[at] as number) / weightStep);
    const other = second === undefined ? 0 : Math.round((second[at] as number) / weightStep);
    if (one === 0 && other === 0) continue;
    const bucket = buckets[at] as number;
    gaps.push(bucket - last);
    // no −0: it would not survive JSON
    positive.push(one + 0);
    if (second !== undefined) negative.push(other + 0);
    last = bucket;
  }
  return { gaps, positive, negative: second === undefined ? null : negative };
}

/** Lays weights out again, one array a side. */
export function unpackWeights({ gaps, positive, negative }: PackedWeights, size: number): Int32Array[] {
  const sides = negative === null ? [positive] : [positive, negative];
  const tables = sides.map(() => new Int32Array(size));
  let bucket = -1;
  gaps.forEach((gap, at) => {
    bucket += gap;
    sides.forEach((side, k) => {
      (tables[k] as Int32Array)[bucket] = side[at] as number;
    });
  });
  return tables;
}
