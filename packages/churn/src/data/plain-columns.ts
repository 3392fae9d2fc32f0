import { columnLength, InvalidInputError, toColumn } from '@clientele/core';
import { type CellSource, type ChurnInput, columnNamed, featureCells, isTable, refuseNoColumns } from './input.ts';

/**
 * Opens the columns of a table or of a record of arrays as `inputColumns` does, for an entry of one kind of model: only what the
 * model asks for is read, and nothing is made a table of.
 *
 * @throws InvalidInputError (`invalid-input`) where it is neither, a column that is asked for is none, or lengths differ
 */
export function plainColumns(verb: string, data: ChurnInput): CellSource {
  refuseNoColumns(verb, data);
  const columns = (isTable(data) ? data.columns : data) as Readonly<Record<string, unknown>>;
  const [first] = Object.keys(columns);
  const length = first === undefined ? 0 : columnLength(toColumn(verb, first, columns[first]));
  return {
    length,
    cells(name) {
      const column = toColumn(verb, name, columnNamed(verb, columns, name));
      const rows = columnLength(column);
      if (rows === length) return featureCells(verb, name, column);
      throw new InvalidInputError(`${verb}: column "${name}" has ${rows} rows, column "${first}" has ${length}`);
    },
  };
}
