/** Up to here powers of ten are doubles to the digit. */
const exactPowers = 22;

/**
 * The value of a decimal that is stored as a whole number, as Parquet and Arrow do.
 *
 * @param stored the whole number, or its bytes in two's complement, the highest first
 * @param scale how many of its digits stand behind the point
 * @returns the nearest double; without digits behind the point a whole number, a bigint beyond 2^53
 */
export function decimalOf(stored: unknown, scale: number): number | bigint | null {
  if (stored === null || stored === undefined) return null;
  const whole = stored instanceof Uint8Array ? wholeOf(stored) : (stored as number | bigint);
  const number = Number(whole);
  if (scale === 0) return Number.isSafeInteger(number) ? number : BigInt(whole);
  if (Number.isSafeInteger(number) && scale <= exactPowers) return number / 10 ** scale;
  return Number(`${whole}e-${scale}`);
}

/** Two's complement, the highest byte first. */
function wholeOf(bytes: Uint8Array): bigint {
  let whole = 0n;
  for (const byte of bytes) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, whole);
}
