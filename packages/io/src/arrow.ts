export { type ArrowSource, openArrow } from './arrow/open-arrow.ts';
export { readArrow, readArrowTable } from './arrow/read-arrow.ts';
export { type WriteArrowOptions, writeArrow } from './arrow/write-arrow.ts';
export { csvOfCells } from './cells/csv-of-cells.ts';
export type { CellBatch, OpenCells } from './cells/open-cells.ts';
export type { ReadLog } from './cells/read-log.ts';
export type { ReadCellsTable, ReadCellsTableOptions } from './cells/read-table.ts';
