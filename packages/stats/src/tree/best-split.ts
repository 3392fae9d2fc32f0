import type { BinSums } from './bin-reader.ts';
import type { BinnedColumn } from './binned-column.ts';
import { anyNumber } from './tree.ts';

/** Where a node is parted. */
export interface Split {
  readonly column: number;
  readonly gain: number;
  /** A number below it goes left. */
  readonly threshold: number;
  /** Positions of the levels that go left; null for a number. */
  readonly levels: readonly number[] | null;
  readonly missingLeft: boolean;
  /** Weight and sums of the left side. */
  readonly left: Float64Array;
}

/** What a split must keep to. */
export interface SplitRules {
  /** Least weight on each side. */
  readonly leastWeight: number;
  /** Least gain. */
  readonly leastGain: number;
  /** λ beside the weight in the score S² / (W + λ) of a side. */
  readonly penalty: number;
}

/** A gain below this share of the scores is rounding. */
const rounding = 1e-12;

/** Reads the bins of one column after the other and keeps the best split; of equal gains the first one met. */
export interface SplitSearch {
  readonly best: Split | null;
  tryColumn(column: number, binned: BinnedColumn, bins: BinSums): void;
}

/**
 * Opens the search for one node.
 *
 * @param total weight and sums of the node
 * @param rules what a split must keep to
 */
export function openSplitSearch(total: Float64Array, rules: SplitRules): SplitSearch {
  const { leastWeight, leastGain, penalty } = rules;
  const width = total.length;
  const left = new Float64Array(width);
  const sumsLeft = new Float64Array(width);
  const whole = scoreOf(total);
  let best: Split | null = null;
  let most = leastGain;

  function scoreOf(side: Float64Array): number {
    let squares = 0;
    for (let d = 1; d < width; d++) squares += (side[d] as number) * (side[d] as number);
    return squares / ((side[0] as number) + penalty);
  }

  /** The gain of parting off what `left` holds, together with the sums that start at `also`, or −1 for none. */
  function gainWith(sums: Float64Array, also: number): number {
    let [leftSquares, rightSquares] = [0, 0];
    const weight = (left[0] as number) + (also < 0 ? 0 : (sums[also] as number));
    const rest = (total[0] as number) - weight;
    if (weight < leastWeight || rest < leastWeight || weight <= 0 || rest <= 0) return -1;
    // by far the most trees have one target
    if (width === 2) {
      const here = (left[1] as number) + (also < 0 ? 0 : (sums[also + 1] as number));
      const there = (total[1] as number) - here;
      const halves = (here * here) / (weight + penalty) + (there * there) / (rest + penalty);
      return halves - whole > rounding * halves ? halves - whole : -1;
    }
    for (let d = 1; d < width; d++) {
      const here = (left[d] as number) + (also < 0 ? 0 : (sums[also + d] as number));
      const there = (total[d] as number) - here;
      leftSquares += here * here;
      rightSquares += there * there;
    }
    const parts = leftSquares / (weight + penalty) + rightSquares / (rest + penalty);
    const gain = parts - whole;
    return gain > rounding * parts ? gain : -1;
  }

  /** Tries each cut of bins that stand in this order. */
  function tryOrder(
    column: number,
    binned: BinnedColumn,
    { sums, start }: BinSums,
    order: Uint32Array,
    count: number,
  ): void {
    const missing = start + binned.bins * width;
    const hasMissing = (sums[missing] as number) > 0;
    left.fill(0);
    // the last cut parts known from missing
    for (let i = 0; i < (hasMissing ? count : count - 1); i++) {
      const bin = order[i] as number;
      for (let d = 0; d < width; d++) left[d] = (left[d] as number) + (sums[start + bin * width + d] as number);
      const plain = gainWith(sums, -1);
      const withMissing = hasMissing && i < count - 1 ? gainWith(sums, missing) : -1;
      const gain = Math.max(plain, withMissing);
      if (!(gain > most)) continue;
      most = gain;
      const isHeavierLeft = 2 * (left[0] as number) >= (total[0] as number);
      const takesMissing = hasMissing && withMissing > plain;
      for (let d = 0; d < width; d++) {
        sumsLeft[d] = (left[d] as number) + (takesMissing ? (sums[missing + d] as number) : 0);
      }
      best = {
        column,
        gain,
        threshold: binned.isCategory ? 0 : thresholdBetween(binned, bin, i + 1 < count ? order[i + 1] : undefined),
        levels: binned.isCategory ? levelsLeft(binned.bins, order, i + 1, count, isHeavierLeft) : null,
        missingLeft: hasMissing ? takesMissing : isHeavierLeft,
        left: sumsLeft,
      };
    }
  }

  return {
    get best() {
      return best;
    },
    tryColumn(column, binned, bins) {
      if (!binned.isCategory) return tryOrder(column, binned, bins, bins.filled, bins.filledCount);
      // two classes or a number: sorting by the mean finds the best of all subsets (Fisher 1958; Breiman et al. 1984, 4.2.2)
      for (let d = 1; d < width; d++) {
        tryOrder(column, binned, bins, byMean(bins, d, penalty), bins.filledCount);
      }
    },
  };
}

/** Halfway between two neighbours, and above the lower one whatever the rounding. */
function thresholdBetween({ high, low }: BinnedColumn, bin: number, next: number | undefined): number {
  if (next === undefined) return anyNumber;
  const [below, above] = [high[bin] as number, low[next] as number];
  const middle = below / 2 + above / 2;
  return middle > below && middle < above ? middle : above;
}

/** Levels that the node has not met go with the heavier side. */
function levelsLeft(bins: number, order: Uint32Array, cut: number, count: number, isHeavierLeft: boolean): number[] {
  const isLeft = new Uint8Array(bins).fill(isHeavierLeft ? 1 : 0);
  for (let i = 0; i < count; i++) isLeft[order[i] as number] = i < cut ? 1 : 0;
  return [...isLeft.keys()].filter((level) => isLeft[level] === 1);
}

function byMean({ sums, start, width, filled, filledCount }: BinSums, d: number, penalty: number): Uint32Array {
  const mean = (bin: number): number =>
    (sums[start + bin * width + d] as number) / ((sums[start + bin * width] as number) + penalty);
  return filled.slice(0, filledCount).sort((a, b) => mean(a) - mean(b) || a - b);
}
