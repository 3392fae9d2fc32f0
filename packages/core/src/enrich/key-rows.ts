import { InvalidInputError } from '../errors/errors.ts';
import type { JsonValue, Note } from '../json.ts';
import { showValue } from '../show.ts';
import { openExactSum } from '../summary/exact-sum.ts';
import type { Column } from '../table/column.ts';
import { type CodedColumn, codeOf, encode } from '../table/dictionary.ts';
import { nearMatches } from '../table/near-ids.ts';
import { NO_ROW } from '../table/take-column.ts';

/** A table that is joined by a key: its rows of facts, and what each is about. */
export interface KeyedFacts {
  /** `customers`, `products` or `calendar`: what messages call it. */
  readonly source: string;
  readonly keys: CodedColumn;
  readonly columns: Readonly<Record<string, Column>>;
}

/** @returns the column of keys, of a table that has one. */
export function keyColumn(verb: string, source: string, name: string, column: Column | undefined): CodedColumn {
  if (column !== undefined && 'codes' in column && !('offsets' in column)) return column;
  if (Array.isArray(column)) return encode(column as readonly (string | null)[]);
  throw new InvalidInputError(`${verb}: ${source} needs a column "${name}" of texts`, [], { option: source });
}

/**
 * The row of facts that belongs to each line.
 *
 * @param ids the key of each line
 * @throws InvalidInputError (`invalid-input`) where a key stands in two rows of facts
 */
export function factRows(verb: string, ids: CodedColumn, { source, keys }: KeyedFacts): Uint32Array {
  const rowOf = new Uint32Array(keys.dictionary.values.length).fill(NO_ROW);
  keys.codes.forEach((code, row) => {
    const other = rowOf[code];
    if (other === NO_ROW) rowOf[code] = row;
    else if (other !== undefined) {
      const id = showValue(keys.dictionary.values[code]);
      throw new InvalidInputError(`${verb}: ${id} stands twice in ${source}, in rows ${other} and ${row}`, [], {
        option: source,
      });
    }
  });
  const byCode = Uint32Array.from(ids.dictionary.values, (id) => rowOf[codeOf(keys.dictionary, id)] ?? NO_ROW);
  return ids.codes.map((code) => byCode[code] ?? NO_ROW);
}

/** What one table of facts did not know. */
export interface Misses {
  /** Distinct keys. */
  readonly keys: number;
  readonly lines: number;
  /** Money of those lines. */
  readonly amount: number;
}

/** @returns the lines whose key the facts do not know, counted, with their money; lines without a key count as well. */
export function countMisses(ids: CodedColumn, amount: Float64Array, rows: Uint32Array): Misses {
  const missed = new Set<number>();
  const sum = openExactSum();
  let lines = 0;
  rows.forEach((row, line) => {
    if (row !== NO_ROW) return;
    lines += 1;
    missed.add(ids.codes[line] as number);
    sum.add(amount[line] as number);
  });
  return { keys: missed.size, lines, amount: sum.total() };
}

/** @returns the note on the misses of one table, and on ids that would match but for blanks, case or zeros. */
export function missNote(ids: CodedColumn, rows: Uint32Array, { source, keys }: KeyedFacts, misses: Misses): Note[] {
  if (misses.lines === 0) return [];
  const missed = new Set<string>();
  rows.forEach((row, line) => {
    const id = ids.dictionary.values[ids.codes[line] as number];
    if (row === NO_ROW && id !== undefined) missed.add(id);
  });
  const near = nearMatches(missed, keys.dictionary.values);
  const hints = near.map(
    (match) =>
      `${match.count} would match but for ${match.difference}, such as ${showValue(match.id)} and ${showValue(match.near)}`,
  );
  const message = `${misses.lines} of ${rows.length} lines, ${misses.amount} of money, are about what ${source} does not know: ${misses.keys} keys`;
  const details = { source, ...misses, near: near.map((match): JsonValue => ({ ...match })) };
  return [{ code: 'enrich-misses', message: [message, ...hints].join('; '), details }];
}
