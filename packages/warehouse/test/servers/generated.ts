import type { Engine } from '../../src/index.ts';

/** Three years, in seconds; customers come in the first two. */
const horizon = 94_608_000;
const arrivals = 63_072_000;

const week = 604_800;

/**
 * The truth behind the lines: BG/NBD by weeks. Rates of buying follow a gamma distribution of shape `r` and rate `alpha`, the chance to leave for
 * good after an order a beta distribution of `a` and `b`. With r = 1 and a = 1 both are drawn from one uniform number.
 */
export const shopTruth = { r: 1, alpha: 6, a: 1, b: 3 } as const;

/**
 * Writes order lines into a Parquet file, by time: customers come, buy and leave as `shopTruth` says, so that a fit has something
 * to find. An order has two lines; a line in 64 is a refund; amounts have cents; customers, orders and products are texts.
 * The same numbers give the same lines.
 *
 * @param duckdb writes the file
 * @param lines how many, an even number
 * @param customers how many may come; a tenth of the lines is enough
 * @param file its path
 */
export async function writeLines(duckdb: Engine, lines: number, customers: number, file: string): Promise<void> {
  const { alpha, b } = shopTruth;
  await duckdb.command(`COPY (
    WITH arrived AS (
      SELECT c, ${arrivals} * ${drawn('c', 1)} AS start FROM RANGE(${customers}) ids(c)
    ), wanted AS (
      -- Poisson counts of exponential rates are geometric, and so is how many orders it takes until one is the last.
      SELECT c, start, ${horizon} - start AS span,
        CAST(FLOOR(LN(${drawn('c', 2)}) / LN(1 - 1 / (1 + (${horizon} - start) / ${alpha * week}))) AS BIGINT) AS wishes,
        1 + FLOOR(LEAST(1e6, ${b} * LN(${drawn('c', 3)}) / LN(${drawn('c', 4)}))) AS patience
      FROM arrived
    ), counted AS (
      SELECT *, 1 + CAST(LEAST(wishes, patience) AS BIGINT) AS orders FROM wanted
    ), reached AS (
      SELECT *, CAST(SUM(orders) OVER (ORDER BY c) - orders AS BIGINT) AS before FROM counted
    ), observed AS (
      -- The first of all wishes, up to the last order; the arrival is an order itself.
      SELECT c, start, LEAST(orders, ${lines / 2} - before) AS orders,
        LIST_SORT(LIST_TRANSFORM(RANGE(wishes), wish -> start + span * ${drawn('c * 4096 + wish', 5)})) AS times
      FROM reached WHERE before < ${lines / 2}
    ), ordered AS (
      SELECT c, UNNEST(RANGE(orders)) AS o, UNNEST(LIST_PREPEND(start, times)[1:orders]) AS second FROM observed
    )
    SELECT 'c' || c AS customer, TIMESTAMP '2023-01-01' + TO_SECONDS(CAST(FLOOR(second) AS BIGINT)) AS time,
      CAST((CASE WHEN ${drawn('(c * 4096 + o) * 2 + l', 6)} < 1 / 64 THEN -1 ELSE 1 END) * FLOOR(1 + 20000 * POW(${drawn('(c * 4096 + o) * 2 + l', 7)}, 3)) / 100 AS DOUBLE) AS amount,
      'o' || c || '-' || o AS "order", 'p' || CAST(FLOOR(300 * POW(${drawn('(c * 4096 + o) * 2 + l', 8)}, 3)) AS BIGINT) AS product
    FROM ordered, RANGE(2) of_order(l) ORDER BY second
  ) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, ROW_GROUP_SIZE 250000)`);
}

/** A number between 0 and 1 that depends on a whole number alone. Hashes of several cells at once are no independent draws in DuckDB. */
function drawn(whole: string, salt: number): string {
  return `(((hash((${whole}) * 16 + ${salt}) >> 12) + 0.5::DOUBLE) / 4503599627370496)`;
}
