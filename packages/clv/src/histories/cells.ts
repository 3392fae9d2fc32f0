import { type DataIssue, InvalidInputError, showValue } from '@clientele/core';

/** One column under test: what a cell must be, said only where it is not. */
export interface CellCheck {
  readonly column: string;
  readonly values: Float64Array;
  /** What was expected in that row, or `null` where the cell is right. */
  readonly wrong: (row: number) => string | null;
}

/** Findings are all counted, and so many of them listed. */
const mostListed = 1000;

/**
 * Refuses data with cells that cannot be used: all of them are gathered and thrown once.
 *
 * @param verb begins the message
 * @param rows number of rows
 * @param checks the columns, in the order in which a row is read
 * @throws InvalidInputError (`invalid-input`) naming row, column, what was expected and what was received
 */
export function refuseWrongCells(verb: string, rows: number, checks: readonly CellCheck[]): void {
  const listed: DataIssue[] = [];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    for (const { column, values, wrong } of checks) {
      const expected = wrong(row);
      if (expected === null || ++count > mostListed) continue;
      const received = showValue(values[row]);
      listed.push({ code: 'invalid-number', row, column, expected, received, action: 'kept' });
    }
  }
  const [first] = listed;
  if (first === undefined) return;
  const rest = count > 1 ? ` (and ${count - 1} more)` : '';
  throw new InvalidInputError(
    `${verb}: row ${first.row}, column ${first.column}: expected ${first.expected}, got ${first.received}${rest}`,
    listed,
  );
}

/**
 * Takes named columns out of what a caller gave, as typed arrays of one length.
 *
 * @param verb begins the message
 * @param given a table's columns, or a record of plain arrays
 * @param names the columns wanted
 * @param optional the columns that may be missing
 * @returns the typed columns, in the order of `names`, then of `optional` (`null` where missing)
 * @throws InvalidInputError (`invalid-input`) where one is missing, is no array, or differs in length
 */
export function takeColumns(
  verb: string,
  given: object,
  names: readonly string[],
  optional: readonly string[],
): (Float64Array | null)[] {
  if (typeof given !== 'object' || given === null) {
    throw new InvalidInputError(`${verb}: expected a record of columns, got ${showValue(given)}`);
  }
  const taken = [...names, ...optional].map((name) => {
    const values: unknown = Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
    if (values === undefined && optional.includes(name)) return null;
    if (!isNumbers(values)) {
      throw new InvalidInputError(`${verb}: column ${name} must be an array of numbers, got ${showValue(values)}`);
    }
    return values instanceof Float64Array ? values : Float64Array.from(values, numberOrNaN);
  });
  const length = taken[0]?.length ?? 0;
  const odd = taken.findIndex((values) => values !== null && values.length !== length);
  if (odd < 0) return taken;
  const [name, first] = [[...names, ...optional][odd], names[0]];
  throw new InvalidInputError(`${verb}: column ${name} has ${taken[odd]?.length} rows, column ${first} has ${length}`);
}

function isNumbers(values: unknown): values is ArrayLike<unknown> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView));
}

/** Only numbers count as numbers: `null`, '' and '3' are no 0 and no 3. */
function numberOrNaN(cell: unknown): number {
  return typeof cell === 'number' ? cell : Number.NaN;
}
