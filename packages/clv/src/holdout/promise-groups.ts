/** Purchases foretold beside those that came, a row a group of customers. */
export type GroupPromises = {
  /** Purchases a customer that came. */
  readonly actualMean: Float64Array;
  /** Purchases a customer that were foretold. */
  readonly expectedMean: Float64Array;
  /** How many standard errors more came than foretold; below 0 for fewer, and 0 where nothing could vary. */
  readonly z: Float64Array;
};

/** Which group each customer is in. */
export interface Grouping {
  readonly of: Uint32Array;
  readonly length: number;
}

/** Repeat purchases, all of `last` and more together; groups that nobody is in are left out. */
export function byCount(x: Float64Array, last: number): Grouping & { readonly counts: number[] } {
  const counts = [...new Set(x.map((count) => Math.min(count, last)))].sort((a, b) => a - b);
  const place = new Map(counts.map((count, group) => [count, group]));
  return {
    of: Uint32Array.from(x, (count) => place.get(Math.min(count, last)) as number),
    length: counts.length,
    counts,
  };
}

/** Tenths of the customers by what was foretold of them; equal forecasts stay together, so that there may be fewer. */
export function byTenth(forecast: Float64Array): Grouping {
  const sorted = forecast.slice().sort();
  const ends = Array.from({ length: 9 }, (_, nth) => sorted[Math.ceil(((nth + 1) * sorted.length) / 10) - 1] as number);
  const edges = [...new Set(ends)].filter((edge) => edge < (sorted.at(-1) as number));
  const of = Uint32Array.from(forecast, (value) => edges.filter((edge) => value > edge).length);
  return { of, length: edges.length + 1 };
}

/** @returns the sum of a column by group */
export function sumBy({ of, length }: Grouping, weights: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(length);
  of.forEach((group, row) => {
    sums[group] = (sums[group] as number) + (weights[row] as number) * (values[row] as number);
  });
  return sums;
}

/**
 * Sets what came beside what was foretold, group by group.
 *
 * @param customers in each group
 * @param actual purchases of each group
 * @param expected the same, foretold
 * @param variance of the difference
 * @returns columns, a row a group
 */
export function promisesOf(
  customers: Float64Array,
  actual: Float64Array,
  expected: Float64Array,
  variance: Float64Array,
): { customers: Float64Array } & GroupPromises {
  const mean = (sums: Float64Array): Float64Array => sums.map((sum, group) => sum / (customers[group] as number));
  return {
    customers,
    actualMean: mean(actual),
    expectedMean: mean(expected),
    z: actual.map((came, group) => zOf(came - (expected[group] as number), variance[group] as number)),
  };
}

/** A difference over its standard error. */
export function zOf(difference: number, variance: number): number {
  return variance > 0 ? difference / Math.sqrt(variance) : 0;
}
