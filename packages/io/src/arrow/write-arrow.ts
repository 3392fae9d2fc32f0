import { type Column, InvalidInputError, isNumberColumn, listAt, textAt } from '@clientele/core';
import {
  columnFromArray,
  dictionary,
  float64,
  TimeUnit,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { type AnyTable, columnsOf } from '../write/cell-texts.ts';

/** How Arrow IPC is written. */
export interface WriteArrowOptions {
  /** Columns of epoch milliseconds, written as timestamps in UTC. */
  readonly instants?: readonly string[];
  /** A file, whose batches can be found, or a stream. Default `'file'`. */
  readonly format?: 'file' | 'stream';
}

/**
 * Writes a table as Arrow IPC. Numbers are doubles, ids dictionaries of strings, texts strings, lists JSON arrays, missing
 * cells null.
 *
 * @param source any table; of a customer table, `customer` is the first column
 * @param options which columns are instants, file or stream
 * @returns the bytes
 * @throws InvalidInputError (`invalid-input`) where a column named in `instants` is not there, or holds no numbers
 * @example
 * import { table } from '@clientele/core';
 * import { writeArrow } from '@clientele/io/arrow';
 * const bytes = writeArrow(table({ segment: ['Champions'], customers: [68] }));
 * new TextDecoder().decode(bytes.subarray(0, 6)); // => 'ARROW1'
 */
export function writeArrow(source: AnyTable, options: WriteArrowOptions = {}): Uint8Array {
  const { instants = [], format = 'file' } = options;
  const columns = columnsOf('writeArrow', source);
  for (const name of instants) {
    const column = columns.get(name);
    if (column !== undefined && isNumberColumn(column)) continue;
    throw new InvalidInputError(`writeArrow: instants names "${name}", which is no column of numbers of the table`);
  }
  const made = [...columns].map(([name, column]) => [name, written(column, source.length, instants.includes(name))]);
  return tableToIPC(tableFromColumns(made as Parameters<typeof tableFromColumns>[0]), { format }) ?? new Uint8Array();
}

function written(column: Column, length: number, isInstant: boolean): ReturnType<typeof columnFromArray> {
  if (isNumberColumn(column)) {
    const cells = Array.from(column, (value) => (Number.isNaN(value) ? null : value));
    return columnFromArray(cells, isInstant ? timestamp(TimeUnit.MILLISECOND, 'UTC') : float64());
  }
  if ('offsets' in column) {
    return columnFromArray(
      Array.from({ length }, (_, row) => JSON.stringify(listAt(column, row))),
      utf8(),
    );
  }
  if ('codes' in column) {
    return columnFromArray(
      Array.from({ length }, (_, row) => textAt(column, row)),
      dictionary(utf8()),
    );
  }
  return columnFromArray([...column], utf8());
}
