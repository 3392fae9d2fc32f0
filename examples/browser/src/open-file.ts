import { type CsvSource, csvOfCells } from 'clientele';

const magic = 'PAR1';

/**
 * Opens a file of order lines, CSV or Parquet, known by its first bytes whatever its name. Parquet is read as the CSV file that its rows
 * would make, so that the same rules hold; its reader is only loaded where it is needed.
 *
 * @param file as it was dropped on the page
 * @returns what the readers of CSV take
 * @throws ClienteleError where it begins as a Parquet file and is none that can be read
 */
export async function openFile(file: Blob): Promise<CsvSource> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, magic.length).arrayBuffer());
  if (head !== magic) return file;
  const { openParquet } = await import('@clientele/io/parquet');
  return csvOfCells(await openParquet('readParquet', file));
}
