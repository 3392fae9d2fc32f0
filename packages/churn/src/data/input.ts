import {
  type CodedColumn,
  type Column,
  type ColumnInput,
  type CustomerTable,
  encodeLevels,
  InvalidInputError,
  isNumberColumn,
  showValue,
  type Table,
  table,
} from '@clientele/core';

/** What fits and verbs take: a table, or a record of arrays; numbers, or texts for categories. */
export type ChurnInput = Table | Readonly<Record<string, ColumnInput>>;

/** A column that a model can read. */
export type FeatureCells = Float64Array | CodedColumn;

/** Cells by the name of their column, all columns of one length. */
export interface CellSource {
  readonly length: number;
  /** The column, texts encoded. */
  cells(name: string): FeatureCells;
}

/** Columns by name, and whose they are. */
export interface InputColumns extends CellSource {
  readonly table: Table;
  readonly names: readonly string[];
  /** Whose rows they are: of a customer table, or the column `customer`; null where nobody says. */
  readonly customer: () => FeatureCells | null;
}

/** Whether the input is a table rather than a record of arrays. */
export function isTable(data: ChurnInput): data is Table {
  return 'length' in data && typeof data.length === 'number' && 'columns' in data && !Array.isArray(data.columns);
}

/**
 * Opens the columns of a table or of a record of arrays.
 *
 * @throws InvalidInputError (`invalid-input`) where it is neither, a column is none, or lengths differ
 */
export function inputColumns(verb: string, data: ChurnInput): InputColumns {
  refuseNoColumns(verb, data);
  const source = isTable(data) ? data : tableOf(verb, data);
  const names = Object.keys(source.columns);
  return {
    length: source.length,
    table: source,
    names,
    customer() {
      if ('customer' in source) return (source as CustomerTable).customer;
      return names.includes('customer') ? this.cells('customer') : null;
    },
    cells: (name) => featureCells(verb, name, columnNamed(verb, source.columns, name)),
  };
}

/** The table of a record of arrays; what is wrong with it is said in the name of the verb. */
function tableOf(verb: string, data: Readonly<Record<string, ColumnInput>>): Table {
  try {
    return table(data);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(error.message.replace(/^table: /, `${verb}: `), error.issues);
  }
}

/**
 * Refuses what has no columns.
 *
 * @throws InvalidInputError (`invalid-input`)
 */
export function refuseNoColumns(verb: string, data: unknown): void {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new InvalidInputError(`${verb}: expected a table or a record of arrays, got ${showValue(data)}`);
  }
  if ('columns' in data && 'length' in data && (typeof data.columns !== 'object' || data.columns === null)) {
    throw new InvalidInputError(`${verb}: expected a table, got columns ${showValue(data.columns)}`);
  }
}

/**
 * The column of a name.
 *
 * @throws InvalidInputError (`invalid-input`) where there is none, naming those that there are
 */
export function columnNamed<C>(verb: string, columns: Readonly<Record<string, C>>, name: string): C {
  if (Object.hasOwn(columns, name)) return columns[name] as C;
  throw new InvalidInputError(`${verb}: no column "${name}"; there are ${Object.keys(columns).join(', ') || 'none'}`);
}

/** A column as one of numbers or of levels; texts are encoded. */
export function featureCells(verb: string, name: string, cells: Column): FeatureCells {
  if (isNumberColumn(cells)) return cells;
  if ('offsets' in cells) {
    throw new InvalidInputError(`${verb}: column "${name}" holds lists; a feature is a number or a category`);
  }
  return 'codes' in cells ? cells : encodeLevels(cells);
}

/** The refusal of one cell, which names its row and column. */
export function badCell(verb: string, column: string, row: number, expected: string, cell: unknown): InvalidInputError {
  const received = showValue(cell);
  const isMissing = cell === null || Number.isNaN(cell);
  return new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code: isMissing ? 'missing-value' : 'invalid-number', row, column, expected, received, action: 'kept' },
  ]);
}
