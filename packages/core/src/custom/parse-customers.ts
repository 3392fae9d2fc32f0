import { readIdCells } from '../cells/id-cells.ts';
import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { collectIssues, mergeIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import { type InputRows, openInput } from '../log/input-chunk.ts';
import { missingColumn } from '../log/missing-column.ts';
import type { FieldMap } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import { anyRecord, wholeNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';
import { type CustomerTable, customerTable } from '../table/table.ts';
import { takeColumn } from '../table/take-column.ts';
import { type CustomColumns, type CustomFields, customProblems, customRule } from './custom-fields.ts';
import { customOfRows, readCustom, unusableRows } from './growing-custom.ts';

/** How rows become a table of customers. */
export interface CustomersOptions<F extends CustomFields = CustomFields> {
  /** The column that holds the id, where it is not called `customer`. */
  readonly map?: FieldMap<'customer'>;
  /** The columns wanted, each with a Standard Schema that its cells pass. Default: none but the id. */
  readonly custom?: F;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

/** A table of customers, and what became of the rows. */
export interface ParsedCustomers<F extends CustomFields = CustomFields> {
  /** One row a customer, in the order of the input. */
  readonly table: CustomerTable<CustomColumns<F>>;
  readonly issues: DataIssues;
  /** Rows handed over. */
  readonly rowsRead: number;
  /** Rows set aside: without an id, of a customer met before, or refused by the schema of a required column. */
  readonly rowsDropped: number;
}

/**
 * Parses rows of customers strictly, their columns by your own schemas.
 *
 * @param input rows, or columns of cells
 * @param options the schemas, and the name of the id's column
 * @returns a customer table whose columns hold what the schemas made: numbers, dates (epoch milliseconds), booleans (1 and 0),
 *   texts, lists of texts
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is refused, naming row and column
 * @throws InvalidOptionError (`invalid-option`) also where a schema answers with a promise
 * @example
 * import { parseCustomers, type StandardSchema, toRows } from '@clientele/core';
 * const age: StandardSchema<unknown, number> = {
 *   '~standard': {
 *     version: 1,
 *     vendor: 'own',
 *     validate: (value) => (Number(value) >= 0 ? { value: Number(value) } : { issues: [{ message: 'an age' }] }),
 *   },
 * };
 * toRows(parseCustomers([{ id: 7, Age: '41' }], { map: { customer: 'id' }, custom: { age: { schema: age, column: 'Age' } } }));
 * // => [{ customer: '7', age: 41 }]
 */
export function parseCustomers<const F extends CustomFields = Record<never, never>>(
  input: InputRows,
  options: CustomersOptions<F> = {},
): CustomerTable<CustomColumns<F>> {
  const { table, issues, rowsRead } = parse(input, options, 'parseCustomers');
  const bad = issues.listed.filter(({ action }) => action !== 'kept');
  const [first] = bad;
  if (first === undefined && table.length === rowsRead) return table;
  const { row, column, expected, received } = first ?? { row: 0, column: 'customer', expected: 'an id', received: '' };
  const message = `parseCustomers: row ${row}, column "${column}": expected ${expected}, got ${received}; of ${rowsRead} rows ${rowsRead - table.length} cannot be used; safeParseCustomers sets such rows aside`;
  throw new InvalidInputError(message, bad, { rowsRead, counts: { ...issues.counts } });
}

/**
 * Parses rows of customers by your own schemas and sets aside what cannot be used: a row without an id, a second row of the
 * same customer, and one that the schema of a required column refuses; any other cell that is refused is left missing.
 *
 * @param input rows, or columns of cells
 * @param options the schemas, and the name of the id's column
 * @returns the table, what was wrong, and how many rows were read and dropped
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a schema throws
 * @throws InvalidOptionError (`invalid-option`) also where a schema answers with a promise
 * @example
 * import { safeParseCustomers } from '@clientele/core';
 * const { table, issues } = safeParseCustomers([{ customer: 'Ada' }, { customer: '' }, { customer: 'Ada' }]);
 * table.length; // => 1
 * issues.counts; // => { 'missing-value': 1, 'repeated-customer': 1 }
 */
export function safeParseCustomers<const F extends CustomFields = Record<never, never>>(
  input: InputRows,
  options: CustomersOptions<F> = {},
): ParsedCustomers<F> {
  return parse(input, options, 'safeParseCustomers');
}

function parse<F extends CustomFields>(
  input: InputRows,
  options: CustomersOptions<F>,
  verb: string,
): ParsedCustomers<F> {
  checkCustomersOptions(verb, options);
  const { map, maxIssues } = options;
  const chunk = openInput(input, verb, 0);
  const column = map?.customer ?? 'customer';
  if (chunk.length > 0 && !chunk.has(column)) {
    throw missingColumn(verb, 'customer', column, map?.customer !== undefined, chunk.names());
  }
  const cells: unknown[] = [];
  if (chunk.has(column)) chunk.read(column, 0, chunk.length, (cell) => cells.push(cell));
  const ids = readIdCells(cells, { column, verb, ...(maxIssues !== undefined && { maxIssues }) });
  const custom = readCustom(chunk, options.custom, verb, maxIssues);
  const once = firstRows(ids.values, column, unusableRows(custom), maxIssues);
  const columns = customOfRows(custom, once.rows) as CustomColumns<F>;
  return Object.freeze({
    table: customerTable(takeColumn(ids.values, once.rows) as CodedColumn, columns) as CustomerTable<CustomColumns<F>>,
    issues: mergeIssues([ids.issues, once.issues, ...custom.map(([, { issues }]) => issues)], maxIssues),
    rowsRead: chunk.length,
    rowsDropped: chunk.length - once.rows.length,
  });
}

function checkCustomersOptions(verb: string, options: CustomersOptions): void {
  checkOptions(verb, options, { map: anyRecord, custom: customRule, maxIssues: wholeNumber(0) });
  const problems = Object.entries(options.map ?? {}).flatMap(([field, name]) => {
    const option = `map.${field}`;
    if (field !== 'customer')
      return [{ option, allowed: 'left out: custom says which columns', received: showValue(name) }];
    const isName = name === undefined || (typeof name === 'string' && name !== '');
    return isName ? [] : [{ option, allowed: 'a column name', received: showValue(name) }];
  });
  problems.push(...customProblems(options.custom, ['customer']));
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

/** The first usable row of each customer. */
function firstRows(
  ids: CodedColumn,
  column: string,
  unusable: ReadonlySet<number>,
  maxIssues: number | undefined,
): { readonly rows: Uint32Array; readonly issues: DataIssues } {
  const found = collectIssues(maxIssues);
  const firstOf = new Map<number, number>();
  ids.codes.forEach((code, row) => {
    if (code === NO_CODE || unusable.has(row)) return;
    const first = firstOf.get(code);
    if (first === undefined) firstOf.set(code, row);
    else {
      const received = showValue(ids.dictionary.values[code]);
      const expected = `a customer other than that of row ${first}`;
      found.add({ code: 'repeated-customer', row, column, expected, received, action: 'dropped' });
    }
  });
  return { rows: Uint32Array.from(firstOf.values()), issues: found.finish() };
}
