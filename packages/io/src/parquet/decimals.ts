import type { FileMetaData, SchemaElement } from 'hyparquet';

const asBytes = 'BYTE_ARRAY';
/** Up to here powers of ten are doubles to the digit. */
const exactPowers = 22;

/** Whether a column holds decimals that are read here: whole numbers, and how many digits of them stand behind the point. */
export function isDecimal({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type !== asBytes && type !== undefined && (converted === 'DECIMAL' || logical?.type === 'DECIMAL');
}

/**
 * The same file with decimals as the whole numbers that they are stored as: multiplied by a power of ten that no double holds,
 * as the library would, 1234567.89 becomes 1234567.8900000001, and an id of 38 digits loses most of them.
 */
export function withWholeDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (!isDecimal(element)) return element;
    const { converted_type: _converted, logical_type: _logical, ...whole } = element;
    return whole;
  });
  return { ...metadata, schema };
}

/** @returns the double nearest to a decimal; without digits behind the point a whole number, a bigint beyond 2^53 */
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
