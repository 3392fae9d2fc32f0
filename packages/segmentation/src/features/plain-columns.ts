import { InvalidInputError, showValue, type Table } from '@clientele/core';
import { type CellSource, type ClusterColumn, commonLength, noColumn, readCells } from './cells.ts';

/** What an entry of one kind of model takes: a table, or a record of columns. */
export type PlainColumns = Table | Readonly<Record<string, ClusterColumn>>;

/**
 * Opens a table or a record of columns as `openColumns` does, for an entry of one kind of model: only what the model asks for is
 * read, and rows are not turned into columns.
 *
 * @throws InvalidInputError (`invalid-input`) where it is neither, or columns differ in length
 */
export function plainColumns(verb: string, data: PlainColumns): CellSource {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new InvalidInputError(`${verb}: expected a table or columns, got ${showValue(data)}`);
  }
  const isTable = 'columns' in data && typeof data.length === 'number';
  const columns = new Map<string, ClusterColumn>(Object.entries(isTable ? data.columns : data));
  return {
    length: isTable ? (data.length as number) : commonLength(verb, columns),
    cells(name) {
      const found = columns.get(name);
      if (found === undefined) throw noColumn(verb, name, columns);
      return readCells(verb, name, found);
    },
  };
}
