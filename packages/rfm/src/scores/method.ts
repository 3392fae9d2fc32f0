/** How cut points are found: the README says when to take which. */
export type RfmMethod =
  /** At the quantiles j/n; equal values together. */
  | 'quantile'
  /** As SQL's `NTILE`: buckets of equal size, equal values parted by the customer's id. */
  | 'ntile'
  /** Where the option `breaks` says. */
  | 'breaks'
  /** At the shares of customers that the option `shares` says. */
  | 'percentiles'
  /** Where the values themselves leave gaps: the classes of least variance within. */
  | 'natural'
  /** Quantiles of recency, of frequency within each recency score, of money within each pair of both. */
  | 'nested'
  /** As the R package rfm: a value must come to a quantile plus 1. */
  | 'r-rfm'
  /** As notebooks with pandas: quantiles of ranks, equal values parted by the order of rows. */
  | 'rank-first';

/** Methods that part customers of equal value, which no threshold can do. */
export type RfmRankMethod = 'ntile' | 'rank-first';

/** Every method by name. */
export const rfmMethods: readonly RfmMethod[] = [
  'quantile',
  'ntile',
  'breaks',
  'percentiles',
  'natural',
  'nested',
  'r-rfm',
  'rank-first',
];

/** Those that rank. */
export const rankMethods: readonly RfmRankMethod[] = ['ntile', 'rank-first'];

/** Whether a method parts customers of equal value. */
export function ranks(method: RfmMethod | undefined): method is RfmRankMethod {
  return (rankMethods as readonly unknown[]).includes(method);
}
