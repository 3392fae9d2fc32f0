import type { AsyncBuffer, ColumnMetaData } from 'hyparquet';
import { type ByteCursor, readThriftFields, type ThriftFields } from './thrift-fields.ts';

/** No page is unpacked that says it is larger. */
const largestPage = 2 ** 29;

/**
 * Checks the headers of a column's pages before anything is unpacked by what they say: a damaged size would otherwise cost a
 * loop without end, or all memory.
 *
 * @param file the whole file
 * @param column where its pages lie, and how many values they hold
 * @param rows of the group of rows
 * @throws RangeError saying what does not agree
 */
export async function checkPages(file: AsyncBuffer, column: ColumnMetaData, rows: number): Promise<void> {
  const values = Number(column.num_values);
  if (values !== rows) throw new RangeError(`a column has ${values} values for ${rows} rows`);
  const from = Number(column.dictionary_page_offset || column.data_page_offset);
  const start = Math.min(from, Number(column.data_page_offset));
  const length = Number(column.total_compressed_size);
  if (!(start >= 4 && length >= 0 && start + length <= file.byteLength)) {
    throw new RangeError('a column lies outside of the file');
  }
  const cursor: ByteCursor = { bytes: new Uint8Array(await file.slice(start, start + length)), at: 0 };
  let counted = 0;
  while (counted < values) counted += passPage(cursor, values - counted);
}

/** @returns how many values the page holds; the cursor stands behind it */
function passPage(cursor: ByteCursor, most: number): number {
  const header = readThriftFields(cursor);
  const size = whole(header, 3);
  if (whole(header, 2) > largestPage) throw new RangeError('a page is too large');
  if (size > cursor.bytes.length - cursor.at) throw new RangeError('a page ends behind its column');
  cursor.at += size;
  const dictionary = header.get(7);
  if (dictionary instanceof Map) {
    if (whole(dictionary, 1) > largestPage / 4) throw new RangeError('a dictionary is too large');
    return 0;
  }
  const second = header.get(8);
  if (second instanceof Map && whole(second, 5) + whole(second, 6) > size) {
    throw new RangeError('the levels of a page end behind it');
  }
  const data = header.get(5) ?? second;
  if (!(data instanceof Map)) throw new RangeError('a page holds neither data nor a dictionary');
  const values = whole(data, 1);
  if (values < 1 || values > most) throw new RangeError('pages do not hold the values of their column');
  return values;
}

function whole(fields: ThriftFields, id: number): number {
  const value = fields.get(id);
  if (typeof value === 'number' && value >= 0) return value;
  throw new RangeError('a page has no proper header');
}
