import type { Engine } from '../../src/index.ts';

/**
 * Writes order lines into a Parquet file: some customers buy often, most rarely; a line in 64 is a refund; amounts have cents;
 * customers, orders and products are texts. The same number of lines gives the same file content.
 *
 * @param duckdb writes the file
 * @param lines how many
 * @param customers how many at most
 * @param file its path
 */
export async function writeLines(duckdb: Engine, lines: number, customers: number, file: string): Promise<void> {
  const u = (salt: number): string => `(hash(i * 16 + ${salt}) % 1000003) / 1000003.0`;
  await duckdb.command(`COPY (
    SELECT 'c' || CAST(FLOOR(${customers} * POW(${u(1)}, 2)) AS BIGINT) AS customer,
      TIMESTAMP '2023-01-01' + TO_SECONDS(CAST(FLOOR(94608000 * ${u(2)}) AS BIGINT)) AS time,
      CAST((CASE WHEN hash(i * 16 + 3) % 64 = 0 THEN -1 ELSE 1 END) * FLOOR(1 + 20000 * POW(${u(4)}, 3)) / 100 AS DOUBLE) AS amount,
      'o' || CAST(i // 2 AS BIGINT) AS "order", 'p' || CAST(FLOOR(300 * POW(${u(5)}, 3)) AS BIGINT) AS product
    FROM RANGE(${lines}) lines(i)
  ) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, ROW_GROUP_SIZE 250000)`);
}
