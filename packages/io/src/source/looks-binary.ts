/** What files that are no text begin with, in Latin-1, and what a user would call them. */
const signatures: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive, such as an Excel workbook (.xlsx); save the sheet as CSV'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls); save the sheet as CSV'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['%PDF-', 'a PDF document'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive; unpack it first'],
  ['\xfd7zXZ\0', 'an xz archive; unpack it first'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive; unpack it first'],
  ['BZh', 'a bzip2 archive; unpack it first'],
  ['\x1f\x8b', 'a gzip file inside a gzip file; unpack it once'],
];

/**
 * Tells text from what cannot be text by the first bytes.
 *
 * @param head the first bytes, some hundred of them
 * @param wide whether the text is known to be UTF-16, where zero bytes are ordinary
 * @returns what the file looks like, or `null` where nothing speaks against text
 */
export function looksBinary(head: Uint8Array, wide: boolean): string | null {
  const start = String.fromCharCode(...head.subarray(0, 16));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return known[1];
  if (wide || !head.includes(0)) return null;
  const order = utf16Order(head);
  if (order !== null) return `UTF-16 text without a byte order mark; say the option encoding, here "${order}"`;
  return 'a binary file: there are zero bytes in it';
}

/** Western text in UTF-16 has every other byte zero. */
function utf16Order(head: Uint8Array): string | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const most = head.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : null;
}
