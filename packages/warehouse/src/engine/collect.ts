import { EngineError, InvalidInputError, type Table, table } from '@clientele/core';
import type { ResultColumn, ResultTable } from './engine.ts';

/** How many rows a result may have in this process. */
export interface CollectOptions {
  /** More rows are an EngineError of reason `too-large`; 50,000,000 unless told otherwise. */
  readonly maxRows?: number;
}

const defaultMaxRows = 50_000_000;

/**
 * Puts the pieces of a result together to one table.
 *
 * @param pieces what `engine.query` hands out
 * @param options how many rows are too many
 * @returns the table, all rows
 * @throws EngineError (`engine-failed`) of reason `too-large` where there are more rows than allowed, and whatever the query
 *   throws
 * @example
 * import { collect, toRows } from '@clientele/warehouse';
 * async function* pieces() {
 *   yield { length: 2, columns: { visits: Float64Array.of(3, 1), plan: ['pro', null] } };
 *   yield { length: 1, columns: { visits: Float64Array.of(8), plan: ['basic'] } };
 * }
 * toRows(await collect(pieces()))[2]; // => { visits: 8, plan: 'basic' }
 */
export async function collect(
  pieces: AsyncIterable<ResultTable>,
  { maxRows = defaultMaxRows }: CollectOptions = {},
): Promise<ResultTable> {
  const kept: ResultTable[] = [];
  let rows = 0;
  for await (const piece of pieces) {
    rows += piece.length;
    if (rows > maxRows) {
      const message = `the result has more than ${maxRows} rows; aggregate it in the engine, read it piece by piece, or raise maxRows`;
      throw new EngineError('collect', 'too-large', message, { maxRows });
    }
    kept.push(piece);
  }
  const names = Object.keys(kept[0]?.columns ?? {});
  const columns = names.map(
    (name) => [name, joined(kept.map((piece) => piece.columns[name] as ResultColumn))] as const,
  );
  return table(Object.fromEntries(columns)) as Table<Record<string, ResultColumn>>;
}

function joined(parts: readonly ResultColumn[]): ResultColumn {
  if (!parts.every((part) => part instanceof Float64Array)) return (parts as readonly (string | null)[][]).flat();
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @returns the names of a result's columns
 * @throws InvalidInputError (`invalid-input`) where two are the same, so that one would hide the other
 */
export function distinctNames(verb: string, names: readonly string[]): readonly string[] {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return names;
  throw new InvalidInputError(`${verb}: the result has two columns "${twice}": give one another name`, [], {
    column: twice,
  });
}

/**
 * @returns a 64-bit integer as a number
 * @throws InvalidInputError (`invalid-input`) where a number cannot hold it: an id belongs into a text
 */
export function safeNumber(verb: string, column: string, row: number, value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  const expected = 'an integer within ±(2^53 − 1); cast larger ones to text or double';
  throw new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}, got ${value}`, [
    { code: 'invalid-number', row, column, expected, received: String(value), action: 'kept' },
  ]);
}
