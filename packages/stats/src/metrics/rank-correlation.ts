/** Two columns of numbers and how much each row counts. */
interface Pairs {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly weight: Float64Array;
}

/** Positions of a column's values among its distinct ones, ascending; and how much each distinct value weighs. */
function ranksOf(values: Float64Array, weight: Float64Array): { rank: Uint32Array; weights: Float64Array } {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const rank = new Uint32Array(values.length);
  const weights: number[] = [];
  let last = Number.NaN;
  for (const row of order) {
    const value = values[row] as number;
    if (value !== last) weights.push(0);
    last = value;
    rank[row] = weights.length - 1;
    weights[weights.length - 1] = (weights[weights.length - 1] as number) + (weight[row] as number);
  }
  return { rank, weights: Float64Array.from(weights) };
}

/** Spearman's rho: the correlation of middle ranks; `null` where a column is constant. */
export function spearman({ actual, predicted, weight }: Pairs): number | null {
  const middles = [actual, predicted].map((values) => {
    const { rank, weights } = ranksOf(values, weight);
    let before = 0;
    const middle = weights.map((own) => {
      before += own;
      return before - own / 2;
    });
    return Float64Array.from(rank, (at) => middle[at] as number);
  });
  return correlation(middles[0] as Float64Array, middles[1] as Float64Array, weight);
}

/** The correlation of Pearson, rows weighted; `null` where a column is constant. */
export function correlation(x: Float64Array, y: Float64Array, weight: Float64Array): number | null {
  const total = weight.reduce((sum, w) => sum + w, 0);
  const [meanX, meanY] = [x, y].map(
    (values) => values.reduce((sum, value, row) => sum + value * (weight[row] as number), 0) / total,
  ) as [number, number];
  let [xx, xy, yy] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const [dx, dy, w] = [(x[row] as number) - meanX, (y[row] as number) - meanY, weight[row] as number];
    xx += w * dx * dx;
    xy += w * dx * dy;
    yy += w * dy * dy;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}

/**
 * Kendall's tau-b: pairs in the same order less those in the opposite one, over the geometric mean of the pairs that each
 * column tells apart (Kendall 1945); `null` where a column is constant. Counted with a Fenwick tree in n log n steps, in doubles: a
 * million rows make 5e11 pairs.
 */
export function kendall({ actual, predicted, weight }: Pairs): number | null {
  const [a, p] = [ranksOf(actual, weight), ranksOf(predicted, weight)];
  const order = Uint32Array.from(weight.keys()).sort((i, j) => (p.rank[i] as number) - (p.rank[j] as number));
  const tree = new Float64Array(a.weights.length + 1);
  let [concordant, discordant, seen] = [0, 0, 0];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const tied = p.rank[order[from] as number];
    for (; to < order.length && p.rank[order[to] as number] === tied; to++) {
      const row = order[to] as number;
      const [at, w] = [a.rank[row] as number, weight[row] as number];
      concordant += w * sumBelow(tree, at);
      discordant += w * (seen - sumBelow(tree, at + 1));
    }
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      add(tree, a.rank[row] as number, weight[row] as number);
      seen += weight[row] as number;
    }
  }
  const pairs = Math.sqrt(pairsApart(a.weights)) * Math.sqrt(pairsApart(p.weights));
  return pairs > 0 ? Math.max(-1, Math.min(1, (concordant - discordant) / pairs)) : null;
}

/** Weight of the pairs whose values differ. */
function pairsApart(weights: Float64Array): number {
  let [before, sum] = [0, 0];
  for (const own of weights) {
    sum += before * own;
    before += own;
  }
  return sum;
}

/** Sum of the first `count` positions. */
function sumBelow(tree: Float64Array, count: number): number {
  let sum = 0;
  for (let at = count; at > 0; at -= at & -at) sum += tree[at] as number;
  return sum;
}

function add(tree: Float64Array, position: number, value: number): void {
  for (let at = position + 1; at < tree.length; at += at & -at) tree[at] = (tree[at] as number) + value;
}
