import { InvalidInputError } from '../errors/errors.ts';
import type { Table } from './table.ts';

/** A table with other columns beside its own; of two of one name the later. */
export type Beside<T extends Table, A> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof A> & A>;
};

/**
 * Puts numbers beside the columns of a table: what a verb does that made them itself. They are taken as they are, where `withColumns`
 * reads whatever stands for a column; so a prediction brings no reader of columns along.
 *
 * @param verb begins the message
 * @param source the table
 * @param numbers that the verb made, one a row
 * @returns a new table that shares all other columns, and keeps what else the table says of itself (asOf, unit)
 * @throws InvalidInputError (`invalid-input`) where the table does not have as many rows as it says
 * @example
 * import { beside, customerTable } from '@clientele/core';
 * const customers = customerTable(['Ada'], { recency: [3] });
 * Object.keys(beside('score', customers, { alive: Float64Array.of(0.9) }).columns); // => ['recency', 'alive']
 */
export function beside<T extends Table, A extends Record<string, Float64Array>>(
  verb: string,
  source: T,
  made: A,
): Beside<T, A> {
  for (const { length } of Object.values(made)) {
    if (length !== source.length)
      throw new InvalidInputError(`${verb}: the table says ${source.length} rows, it has ${length}`);
  }
  return Object.freeze({ ...source, columns: Object.freeze({ ...source.columns, ...made }) });
}
