import type { FileMetaData, SchemaElement } from 'hyparquet';

const asBytes = 'BYTE_ARRAY';

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
