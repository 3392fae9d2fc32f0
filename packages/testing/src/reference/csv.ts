/**
 * Cuts well-formed RFC 4180 text into records: commas, quotes doubled inside quotes, \n or \r\n. For reference files
 * only, whose form is known; users' files go through the reader of the io package.
 *
 * @param text the whole file
 * @returns one array of cells a record; blank lines are left out
 */
export function splitRecords(text: string): string[][] {
  if (!text.includes('"')) return splitLines(text);
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    record.push(quoted === undefined ? (plain as string) : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}

function splitLines(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
