import type { CustomerTable, DataIssues, Table } from '@clientele/core';
import { readTable } from '../read/read-table.ts';
import type { ReadTableOptions } from '../read/read-table-options.ts';
import { csvOfCells } from './csv-of-cells.ts';
import { checkCells, type OpenCells } from './open-cells.ts';

/** How a table is read from a file of typed cells: as `readTable` does, less what is about text files. */
export type ReadCellsTableOptions = Omit<ReadTableOptions, 'delimiter' | 'encoding' | 'skipLines' | 'maxFieldLength'>;

/** A table read from a file of typed cells. */
export interface ReadCellsTable {
  /** A customer table where a column `customer` was read, which then is no longer among its `columns`. */
  readonly table: Table | CustomerTable;
  /** What was wrong with rows and cells, each with its row, 0-based. */
  readonly issues: DataIssues;
  readonly header: readonly string[];
  readonly rows: number;
  readonly rowsDropped: number;
}

/** Reads a table by the rules of `readTable`. */
export async function readTableOf(
  verb: string,
  open: OpenCells,
  options: ReadCellsTableOptions,
): Promise<ReadCellsTable> {
  const stated = Object.keys(options.columns ?? {}).map((role) => ({ role, name: options.map?.[role] ?? role }));
  checkCells(verb, open, stated);
  const file = { delimiter: ',', encoding: 'utf-8' } as const;
  const { table, issues, rows, rowsDropped } = await readTable(csvOfCells(open), { ...options, ...file });
  return Object.freeze({ table, issues, header: open.header, rows, rowsDropped });
}
