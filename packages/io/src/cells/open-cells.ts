import { InvalidInputError, showValue } from '@clientele/core';
import { guessMap } from '../inspect/guess-map.ts';

/** Cells of some columns, as many a column, in the order in which the columns were asked for. */
export type CellBatch = readonly (readonly unknown[])[];

/**
 * A file whose cells have types of their own, opened: texts are texts, numbers numbers or, where they may pass 2^53, bigints;
 * an instant is a `Date`, a civil date or a local time its ISO 8601 text; what is missing is `null`.
 */
export interface OpenCells {
  /** Column names. */
  readonly header: readonly string[];
  /** Columns that hold structures or lists; none of them can be read. */
  readonly nested: ReadonlySet<string>;
  /** The cells of the columns named, a batch of rows at a time. */
  batches(names: readonly string[]): AsyncIterable<CellBatch>;
}

/**
 * Checks that columns are there and can be read.
 *
 * @param wanted roles and what they are called in the file
 * @throws InvalidInputError (`invalid-input`) naming the column, and those there are
 */
export function checkCells(
  verb: string,
  { header, nested }: OpenCells,
  wanted: readonly { readonly role: string; readonly name: string }[],
): void {
  for (const { role, name } of wanted) {
    if (nested.has(name)) {
      const message = `${verb}: the column ${showValue(name)} holds structures or lists; make plain columns of what is inside first`;
      throw new InvalidInputError(message, [], { column: name });
    }
    if (header.includes(name)) continue;
    const who = role === name ? '' : ` (for ${role})`;
    const guess = (guessMap(header) as Readonly<Record<string, string>>)[role];
    const help =
      guess === undefined ? 'say which is which with the option map' : `perhaps map: { ${role}: ${showValue(guess)} }`;
    const there = header.map((other) => showValue(other)).join(', ');
    const message = `${verb}: no column ${showValue(name)}${who}; there are ${there}; ${help}`;
    throw new InvalidInputError(message, [], { option: 'map', missing: [name], header: [...header] });
  }
}

/** @returns an error of a library as ours: what the file is not, and the library's own words */
export function unreadable(verb: string, format: string, cause: unknown): InvalidInputError {
  if (cause instanceof InvalidInputError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new InvalidInputError(`${verb}: the source is no ${format} that can be read: ${words}`, [], { format }, cause);
}
