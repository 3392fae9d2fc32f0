import { type Instant, InvalidInputError, type Note, resolveAsOf } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectNamed } from '../dialect/dialects.ts';
import { numberOf, tableOf, withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, RunOptions } from '../engine/engine.ts';
import { type EngineLines, type KnownLines, knownLines, lineFields, requiredFields } from './lines.ts';
import { cellsQuery } from './sql.ts';

/** Lines of an engine after one look at all of them. */
export interface OpenLines {
  readonly dialect: Dialect;
  readonly lines: KnownLines;
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  /** Turns another end, or `'end'`, into an instant in the same way. */
  readonly resolve: (end: Instant | 'end' | undefined) => number;
  readonly notes: readonly Note[];
}

/**
 * Finds the columns, counts what cannot be used, and the end of the observation.
 *
 * @param verb begins messages
 * @param engine where the lines are
 * @param lines as the caller named them
 * @param asOf exclusive end, or `'end'`
 * @param run how long statements may take
 * @returns the lines, ready for statements
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or lines cannot be used and are not to be left out
 */
export async function openLines(
  verb: string,
  engine: Engine,
  lines: EngineLines,
  asOf: Instant | 'end' | undefined,
  run: RunOptions,
): Promise<OpenLines> {
  const dialect = dialectNamed(verb, engine.dialect);
  const stated = knownLines(verb, lines);
  const known = { ...stated, map: foundColumns(verb, stated, await columnsOf(engine, dialect, stated, run)) };
  const counts = await countLines(engine, dialect, known, run);
  refuseMissing(verb, known, counts);
  const times = Float64Array.from(counts.last === null ? [] : [counts.last]);
  const resolve: OpenLines['resolve'] = (end) => resolveAsOf(end, { time: times, timeZone: known.timeZone }, verb);
  return { dialect, lines: known, asOf: resolve(asOf), resolve, notes: missingNote(counts) };
}

async function columnsOf(engine: Engine, dialect: Dialect, { table }: KnownLines, run: RunOptions): Promise<string[]> {
  const none = await collect(engine.query(`SELECT * FROM ${tableOf(dialect, table)} LIMIT 0`, run));
  return Object.keys(none.columns);
}

function foundColumns(verb: string, { map }: KnownLines, there: readonly string[]): KnownLines['map'] {
  const missing = Object.entries(map).filter(([, name]) => !there.includes(name as string));
  if (missing.length > 0) {
    const wanted = missing.map(([role, name]) => `"${name}" for ${role}`).join(', ');
    const details = { option: 'map', missing: missing.map(([role]) => role), header: [...there] };
    throw new InvalidInputError(`${verb}: no column ${wanted}; there are ${there.join(', ')}`, [], details);
  }
  const asTheyStand = lineFields.filter((role) => !Object.hasOwn(map, role) && there.includes(role));
  return { ...map, ...Object.fromEntries(asTheyStand.map((role) => [role, role])) };
}

interface LineCounts {
  readonly rows: number;
  readonly usable: number;
  readonly missing: Readonly<Record<(typeof requiredFields)[number], number>>;
  readonly last: number | null;
}

async function countLines(engine: Engine, dialect: Dialect, lines: KnownLines, run: RunOptions): Promise<LineCounts> {
  const isUsable = 'customer IS NOT NULL AND t IS NOT NULL AND a IS NOT NULL';
  const zero = numberOf(dialect, 0);
  const one = numberOf(dialect, 1);
  const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN ${one} ELSE ${zero} END)`;
  const statement = `SELECT SUM(${one}) AS met, ${count(isUsable)} AS usable, ${count('customer IS NULL')} AS no_customer,
  ${count('t IS NULL')} AS no_time, ${count('a IS NULL')} AS no_amount, MAX(CASE WHEN ${isUsable} THEN t END) AS last_time
FROM clientele_cells`;
  const found = await collect(engine.query(withSteps({ clientele_cells: cellsQuery(dialect, lines) }, statement), run));
  const cell = (name: string): number => (found.columns[name] as Float64Array | undefined)?.[0] ?? Number.NaN;
  const counted = (name: string): number => (Number.isNaN(cell(name)) ? 0 : cell(name));
  return {
    rows: counted('met'),
    usable: counted('usable'),
    missing: { customer: counted('no_customer'), time: counted('no_time'), amount: counted('no_amount') },
    last: Number.isNaN(cell('last_time')) ? null : cell('last_time'),
  };
}

function refuseMissing(verb: string, { map, missing }: KnownLines, counts: LineCounts): void {
  if (missing === 'leave-out' || counts.usable === counts.rows) return;
  const issues = requiredFields
    .filter((role) => counts.missing[role] > 0)
    .map((role) => `${counts.missing[role]} without a usable ${role} (column "${map[role]}")`);
  const details = { option: 'missing', rows: counts.rows, ...counts.missing };
  const message = `${verb}: of ${counts.rows} lines ${issues.join(', ')}; missing: 'leave-out' leaves them out and counts them`;
  throw new InvalidInputError(message, [], details);
}

function missingNote({ rows, usable, missing }: LineCounts): Note[] {
  if (usable === rows) return [];
  const message = `${rows - usable} of ${rows} lines without a customer, time or usable amount were left out`;
  return [{ code: 'lines-left-out', message, details: { lines: rows - usable, ...missing } }];
}
