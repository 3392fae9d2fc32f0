import { InvalidInputError, showValue } from '@clientele/core';
import type { OpenCells } from '../cells/open-cells.ts';
import type { CsvSource } from '../source/source.ts';
import { plainBytesOf } from '../source/whole.ts';
import { fieldsOfLine } from './fields-of-line.ts';

/** Rows are handed on in batches of so many. */
const batchRows = 65_536;

/**
 * Opens JSON lines, unpacked where they are a gzip file: one object a line, blank lines left out. Columns are the keys of all objects, first seen first; a key that
 * an object lacks is a missing cell.
 *
 * @param verb the function on whose behalf; it begins the messages
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @returns its columns, ready to be read; `csvOfCells` makes a CSV file of them
 * @example
 * import { openJsonLines } from '@clientele/io';
 * (await openJsonLines('openJsonLines', '{"city":"Rome"}\n{"visits":3}')).header; // => ['city', 'visits']
 * @throws InvalidInputError (`invalid-input`) naming the line that is no JSON object, or in which a key stands twice
 */
export async function openJsonLines(verb: string, source: CsvSource): Promise<OpenCells> {
  const text = typeof source === 'string' ? source : decoded(verb, await plainBytesOf(verb, source));
  const columns = new Map<string, unknown[]>();
  let rows = 0;
  for (const [at, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    for (const [key, cell] of fieldsOf(verb, line, at + 1)) {
      const cells = columns.get(key) ?? [];
      cells[rows] = cell;
      columns.set(key, cells);
    }
    rows += 1;
  }
  if (rows === 0) throw new InvalidInputError(`${verb}: the source is empty, there is no object in it`);
  return {
    header: [...columns.keys()],
    nested: new Set(),
    async *batches(names) {
      for (let from = 0; from < rows; from += batchRows) {
        const to = Math.min(from + batchRows, rows);
        yield names.map((name) => {
          const cells = columns.get(name) ?? [];
          return Array.from({ length: to - from }, (_, row) => cells[from + row] ?? null);
        });
      }
    },
  };
}

function decoded(verb: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidInputError(
      `${verb}: the source is no UTF-8, as JSON must be`,
      [],
      { format: 'JSON lines' },
      cause,
    );
  }
}

function fieldsOf(verb: string, line: string, number: number): Map<string, unknown> {
  const object = parsed(verb, line, number);
  const fields = new Map<string, unknown>();
  for (const { key, text } of fieldsOfLine(line)) {
    if (fields.has(key)) throw refused(verb, number, `the key ${showValue(key)} stands there twice`, key);
    const value = object[key];
    // A number with more digits than a double holds is an id, and keeps them.
    const isLong = typeof value === 'number' && /^-?\d+$/.test(text) && !Number.isSafeInteger(value);
    fields.set(key, isLong ? text : typeof value === 'boolean' ? String(value) : value);
  }
  return fields;
}

function parsed(verb: string, line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw refused(verb, number, `expected a JSON object, got ${showValue(line)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  const help =
    number === 1 && Array.isArray(value) ? '; JSON lines have one object a line, without brackets around them' : '';
  throw refused(verb, number, `expected a JSON object, got ${showValue(value)}${help}`);
}

function refused(verb: string, line: number, what: string, column?: string): InvalidInputError {
  return new InvalidInputError(`${verb}: line ${line}: ${what}`, [], {
    line,
    ...(column === undefined ? {} : { column }),
  });
}
