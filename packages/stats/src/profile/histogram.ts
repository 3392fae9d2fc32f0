import {
  checkOptions,
  column,
  InvalidInputError,
  oneOf,
  showValue,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { quantiles } from '../quantile/quantile.ts';

/** How values are counted into bins. */
export interface HistogramOptions {
  /** How many bins. Default: the rule of Freedman and Diaconis, at most 50. */
  readonly bins?: number;
  /** Bins of equal width, or of equal ratio for values above 0. Default `'auto'`: what makes the quartiles more even. */
  readonly scale?: 'auto' | 'linear' | 'log';
}

/** Counts by bin: `from` is within it, `to` is not, but for the last. */
export type Histogram = Table<{ from: Float64Array; to: Float64Array; count: Float64Array }> & {
  readonly scale: 'linear' | 'log';
};

const mostBins = 50;

/**
 * Counts numbers into bins. Their width is that of Freedman and Diaconis, twice the interquartile range over the cube root
 * of n ("On the histogram as a density estimator: L2 theory", Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981), on the
 * scale of the bins; where the quartiles are one, the rule of Sturges stands in.
 *
 * @param values the numbers, in any order; missing ones (NaN) are left out
 * @param options number of bins, scale
 * @returns one row a bin; no rows where there are no values, one where all are equal; `scale` says which was taken
 * @throws InvalidOptionError (`invalid-option`)
 * @throws InvalidInputError (`invalid-input`) where a value is infinite, or none above 0 on a log scale
 * @example
 * import { toRows } from '@clientele/core';
 * import { histogram } from '@clientele/stats';
 * toRows(histogram([1, 2, 2, 3, 9], { bins: 2, scale: 'linear' }));
 * // => [{ from: 1, to: 5, count: 4 }, { from: 5, to: 9, count: 1 }]
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions = {}): Histogram {
  checkOptions('histogram', options, { bins: wholeNumber(1, 10_000), scale: oneOf('auto', 'linear', 'log') });
  const known = column(values)
    .filter((value) => !Number.isNaN(value))
    .map((value) => value + 0); // −0 is 0
  if (known.length === 0) return emptyHistogram;
  const numbers = known.sort();
  const [least, most] = [numbers[0] as number, numbers[numbers.length - 1] as number];
  const quartiles = quantiles(numbers, [0.25, 0.5, 0.75]);
  const scale = scaleOf(options.scale ?? 'auto', least, most, quartiles);
  const turn = scale === 'log' ? Math.log : (value: number): number => value;
  const count =
    least === most ? 1 : (options.bins ?? binsFor(turn(most) - turn(least), quartiles.map(turn), numbers.length));
  const edges = edgesOf(least, most, count, scale);
  return Object.freeze({
    ...table({ from: edges.slice(0, -1), to: edges.slice(1), count: countsOf(numbers, edges) }),
    scale,
  });
}

const none = new Float64Array(0);
const emptyHistogram: Histogram = /* @__PURE__ */ Object.freeze({
  .../* @__PURE__ */ table({ from: none, to: none, count: none }),
  scale: 'linear',
});

function scaleOf(
  asked: 'auto' | 'linear' | 'log',
  least: number,
  most: number,
  quartiles: readonly number[],
): 'linear' | 'log' {
  if (asked === 'log' && !(least > 0)) {
    throw new InvalidInputError(`histogram: expected values above 0 for scale "log", got ${showValue(least)}`);
  }
  if (asked !== 'auto') return asked;
  const isWide = least > 0 && most / least >= 100;
  return isWide && skewOf(quartiles.map(Math.log)) < skewOf(quartiles) ? 'log' : 'linear';
}

/** How uneven the quartiles lie about the median, 0 to 1 (A. L. Bowley, Elements of Statistics, 1920). */
function skewOf([lower = 0, middle = 0, upper = 0]: readonly number[]): number {
  return upper === lower ? 0 : Math.abs(upper + lower - 2 * middle) / (upper - lower);
}

function binsFor(range: number, [lower = 0, , upper = 0]: readonly number[], n: number): number {
  const width = (2 * (upper - lower)) / Math.cbrt(n);
  const bins = width > 0 ? Math.ceil(range / width) : Math.ceil(Math.log2(n)) + 1;
  return Math.min(mostBins, Math.max(1, bins));
}

/** Edges rise strictly: where the values lie closer than doubles can part them there are fewer bins. */
function edgesOf(least: number, most: number, count: number, scale: 'linear' | 'log'): Float64Array {
  const step = (share: number): number =>
    scale === 'log' ? least * (most / least) ** share : least * (1 - share) + most * share;
  const edges = [least];
  for (let i = 1; i < count; i++) {
    const edge = step(i / count);
    if (edge > (edges[edges.length - 1] as number) && edge < most) edges.push(edge);
  }
  return Float64Array.of(...edges, most);
}

/** Walks values and edges, both rising. */
function countsOf(sorted: Float64Array, edges: Float64Array): Float64Array {
  const counts = new Float64Array(edges.length - 1);
  let bin = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= (edges[bin + 1] as number)) bin += 1;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
