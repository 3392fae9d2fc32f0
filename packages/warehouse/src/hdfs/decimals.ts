import type { FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import { decimalOf } from '../engine/decimal-of.ts';

/** Whether a column holds decimals: whole numbers, and how many digits of them stand behind the point. */
export function isDecimal({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type !== undefined && (converted === 'DECIMAL' || logical?.type === 'DECIMAL');
}

/**
 * The same file with decimals as they are stored. The library would multiply them by a power of ten that no double holds:
 * 1234567.89 would become 1234567.8900000001. Bytes of any length would be taken for text, but for those of a kind that no column
 * of numbers has; `storedParsers` hands these on.
 */
export function withStoredDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element): SchemaElement => {
    if (!isDecimal(element)) return element;
    const { converted_type: _converted, logical_type: _logical, ...stored } = element;
    return element.type === 'BYTE_ARRAY' ? { ...stored, logical_type: { type: 'GEOMETRY' } } : stored;
  });
  return { ...metadata, schema };
}

/** What `withStoredDecimals` needs of the library; shapes stay bytes, which are no cells. */
export const storedParsers: Partial<ParquetParsers> = {
  geometryFromBytes: (bytes) => bytes,
  geographyFromBytes: (bytes) => bytes,
};

/** @returns the double nearest to a decimal of Parquet, which may be stored as bytes; a whole number beyond 2^53 as a bigint */
export function storedDecimal(stored: unknown, scale: number): number | bigint | null {
  if (stored === null || stored === undefined) return null;
  return decimalOf(stored instanceof Uint8Array ? wholeOf(stored) : (stored as number | bigint), scale);
}

/** Two's complement, the highest byte first. */
function wholeOf(bytes: Uint8Array): bigint {
  const unsigned = bytes.reduce((whole, byte) => (whole << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * bytes.length, unsigned);
}
