/** Up to here powers of ten are doubles to the digit. */
const exactPowers = 22;

/**
 * The value of a decimal that is stored as a whole number, as DuckDB, Arrow and Parquet do: the libraries multiply by a power of ten
 * that no double holds, or add a whole part and a rest, and miss the nearest double by a unit in the last place.
 *
 * @param stored the whole number
 * @param scale how many of its digits stand behind the point
 * @returns the nearest double; a whole number beyond 2^53 as it is stored
 */
export function decimalOf(stored: number | bigint, scale: number): number | bigint {
  const number = Number(stored);
  if (!Number.isSafeInteger(number)) return scale === 0 ? stored : Number(`${stored}e-${scale}`);
  return scale <= exactPowers ? number / 10 ** scale : Number(`${stored}e-${scale}`);
}
