/** Neighbouring values that share one mean. */
export interface IsotonicBlock {
  /** The first value of the block, and the first beyond it. */
  readonly from: number;
  readonly to: number;
  /** Weighted mean of the values. */
  readonly mean: number;
}

/**
 * The never falling sequence that is nearest to the values by weighted least squares, by pooling adjacent violators (M. Ayer
 * et al., "An empirical distribution function for sampling with incomplete information", Annals of Mathematical Statistics 26,
 * 1955).
 *
 * @param values in the order in which they must not fall
 * @param weights one a value, above 0; 1 each where they are left out
 * @returns the blocks of equal fitted values, in order, means strictly rising
 * @example
 * import { isotonicBlocks } from '@clientele/stats';
 * isotonicBlocks([1, 3, 2, 4]).map(({ mean }) => mean); // => [1, 2.5, 4]
 */
export function isotonicBlocks(values: ArrayLike<number>, weights?: ArrayLike<number>): IsotonicBlock[] {
  const blocks: { from: number; to: number; sum: number; weight: number }[] = [];
  for (let at = 0; at < values.length; at++) {
    const weight = weights?.[at] ?? 1;
    let block = { from: at, to: at + 1, sum: weight * (values[at] as number), weight };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.weight < block.sum / block.weight) break;
      blocks.pop();
      block = { from: last.from, to: block.to, sum: last.sum + block.sum, weight: last.weight + block.weight };
    }
    blocks.push(block);
  }
  return blocks.map(({ from, to, sum, weight }) => ({ from, to, mean: sum / weight }));
}
