export { csvOfCells } from './cells/csv-of-cells.ts';
export type { CellBatch, OpenCells } from './cells/open-cells.ts';
export type { ReadLog } from './cells/read-log.ts';
export type { ReadCellsTable, ReadCellsTableOptions } from './cells/read-table.ts';
export { openParquet, type ParquetSource } from './parquet/open-parquet.ts';
export { readParquet, readParquetTable } from './parquet/read-parquet.ts';
export { type WriteParquetOptions, writeParquet } from './parquet/write-parquet.ts';
