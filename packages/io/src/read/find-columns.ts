import { InvalidInputError, showValue } from '@clientele/core';
import type { OpenCsv } from '../csv/open-csv.ts';
import { guessMap } from '../inspect/guess-map.ts';

/** Names of columns that a message lists. */
const mostListed = 30;

/** Text that is the name of a file rather than its contents. */
const fileName = /\.(csv|tsv|txt|gz)$/i;

/** Where a column stands in the file. */
export interface FoundColumn {
  readonly name: string;
  readonly index: number;
}

/** A column that is wanted. */
export interface WantedColumn {
  /** What it is called in the code: `customer`. */
  readonly role: string;
  /** What it is called in the file: `Customer ID`. */
  readonly name: string;
  /** Whether it may be absent. */
  readonly optional: boolean;
}

/**
 * Finds columns by their names in the header.
 *
 * @returns one column a role that is there, in the order wanted
 * @throws InvalidInputError (`invalid-input`) listing the names there are where one is missing, or stands there twice
 */
export function findColumns(verb: string, csv: OpenCsv, wanted: readonly WantedColumn[]): Map<string, FoundColumn> {
  const found = new Map<string, FoundColumn>();
  const missing: WantedColumn[] = [];
  for (const column of wanted) {
    const index = csv.header.indexOf(column.name);
    if (index < 0 && !column.optional) missing.push(column);
    if (index < 0) continue;
    if (csv.header.indexOf(column.name, index + 1) >= 0) throw twice(verb, csv, column.name);
    found.set(column.role, { name: column.name, index });
  }
  if (missing.length > 0) throw notThere(verb, csv, missing);
  return found;
}

function twice(verb: string, csv: OpenCsv, name: string): InvalidInputError {
  const places = csv.header.flatMap((other, index) => (other === name ? [index + 1] : []));
  const message = `${verb}: line ${csv.headerLine}: the column ${showValue(name)} stands there twice (columns ${places.join(' and ')}); rename one`;
  return new InvalidInputError(message, [], { line: csv.headerLine, column: name, places });
}

function notThere(verb: string, csv: OpenCsv, missing: readonly WantedColumn[]): InvalidInputError {
  const names = missing.map(({ role, name }) => (role === name ? showValue(name) : `${showValue(name)} (for ${role})`));
  const message = `${verb}: no column ${names.join(', ')}; line ${csv.headerLine} is taken as the header and has ${listed(csv.header)}; ${advice(csv, missing)}`;
  return new InvalidInputError(message, [], {
    line: csv.headerLine,
    option: 'map',
    missing: missing.map(({ name }) => name),
    header: csv.header,
  });
}

function listed(header: readonly string[]): string {
  const shown = header.slice(0, mostListed).map((name) => showValue(name));
  return header.length > mostListed ? `${shown.join(', ')} and ${header.length - mostListed} more` : shown.join(', ');
}

/** Offers the columns whose names say what they are. */
function advice({ header, encoding }: OpenCsv, missing: readonly WantedColumn[]): string {
  if (encoding === null && header.length === 1 && fileName.test(header[0] as string))
    return 'text is read as it stands: open the file first, in Node with openAsBlob(path)';
  const guess = guessMap(header) as Readonly<Record<string, string>>;
  const pairs = missing.flatMap(({ role }) =>
    Object.hasOwn(guess, role) ? [`${role}: ${showValue(guess[role])}`] : [],
  );
  const map = pairs.length === 0 ? 'say which is which with the option map' : `perhaps map: { ${pairs.join(', ')} }`;
  return `${map}, or skip lines above the header with skipLines`;
}
