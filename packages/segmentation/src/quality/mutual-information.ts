/**
 * How much two clusterings tell of one another, corrected for chance: 1 where they are the same but for names, 0 where they share
 * no more than chance gives (N. X. Vinh, J. Epps and J. Bailey, "Information Theoretic Measures for Clusterings Comparison",
 * Journal of Machine Learning Research 11, 2010, table 2: AMI with the arithmetic mean of the entropies, their AMI_sum).
 *
 * @param counts customers in cluster i of the first and j of the second, at i l + j
 * @param k clusters of the first
 * @param l clusters of the second
 * @param n customers
 */
export function adjustedMutualInformation(counts: Float64Array, k: number, l: number, n: number): number {
  const [left, right] = [new Float64Array(k), new Float64Array(l)];
  for (let at = 0; at < counts.length; at++) {
    const [i, j] = [Math.floor(at / l), at % l];
    left[i] = (left[i] as number) + (counts[at] as number);
    right[j] = (right[j] as number) + (counts[at] as number);
  }
  let mutual = 0;
  for (let at = 0; at < counts.length; at++) {
    const both = counts[at] as number;
    if (both === 0) continue;
    const [a, b] = [left[Math.floor(at / l)] as number, right[at % l] as number];
    mutual += (both / n) * Math.log((n * both) / (a * b));
  }
  const chance = expectedInformation(left, right, n);
  const most = (entropy(left, n) + entropy(right, n)) / 2;
  // all in one cluster, or all alone, in both: the same clustering
  return most - chance <= 1e-14 * Math.max(1, most) ? 1 : (mutual - chance) / (most - chance);
}

function entropy(sizes: Float64Array, n: number): number {
  return sizes.reduce((sum, size) => (size === 0 ? sum : sum - (size / n) * Math.log(size / n)), 0);
}

/** Mean of the mutual information over all ways to put customers into clusters of these sizes; pairs of equal sizes are worked out once. */
function expectedInformation(left: Float64Array, right: Float64Array, n: number): number {
  const [sizes, others] = [tally(left), tally(right)];
  let total = 0;
  for (const [a, times] of sizes) for (const [b, often] of others) total += times * often * expectedTerm(a, b, n);
  return total;
}

function tally(sizes: Float64Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const size of sizes) if (size > 0) counts.set(size, (counts.get(size) ?? 0) + 1);
  return counts;
}

/** Weights below this share of the largest do not show in a double. */
const negligible = 1e-20;

/**
 * Σ P(m) m/n ln(n m / (a b)) over m customers in both of two clusters of sizes a and b, P hypergeometric. Walked from the likeliest m
 * in both directions by the ratio of neighbours, so that no factorial is ever taken.
 */
function expectedTerm(a: number, b: number, n: number): number {
  const [least, most] = [Math.max(0, a + b - n), Math.min(a, b)];
  const mode = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (n + 2))));
  const term = (m: number): number => (m === 0 ? 0 : (m / n) * Math.log((n * m) / (a * b)));
  let [weights, sum] = [1, term(mode)];
  let weight = 1;
  for (let m = mode; m < most && weight > negligible; m++) {
    weight *= ((a - m) * (b - m)) / ((m + 1) * (n - a - b + m + 1));
    weights += weight;
    sum += weight * term(m + 1);
  }
  weight = 1;
  for (let m = mode; m > least && weight > negligible; m--) {
    weight *= (m * (n - a - b + m)) / ((a - m + 1) * (b - m + 1));
    weights += weight;
    sum += weight * term(m - 1);
  }
  return sum / weights;
}
